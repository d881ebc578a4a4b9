// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { all, any, constant, DEPENDS, evaluate, FALSE, negated, NULL, possible, split, TRUE } from './expression.ts'
import type { Expression, Question } from './expression.ts'

// Variable 0 has the samples null, a, b; variable 1 no and yes.
const NONE = 0b001
const A = 0b010
const isA: Expression = { kind: 'test', variable: 0, yes: A, none: NONE }
const flag: Expression = { kind: 'test', variable: 1, yes: 0b10, none: 0 }
const question = (): Question => ({ variable: -1, yes: 0, none: 0 })
const truthIn = (rule: Expression, ...masks: number[]) => evaluate(rule, new Int32Array(masks), question())

test('a test is true, false or null where the samples agree, else it depends', () => {
  assert.equal(truthIn(isA, A, 3), TRUE)
  assert.equal(truthIn(isA, 0b100, 3), FALSE)
  assert.equal(truthIn(isA, NONE, 3), NULL)
  assert.equal(truthIn(isA, 0b110, 3), DEPENDS)
})

test('and, or, not and if follow the three-valued logic of FEEL', () => {
  const none = constant(NULL)
  assert.equal(truthIn(all([none, flag]), 7, 1), FALSE)
  assert.equal(truthIn(all([none, flag]), 7, 2), NULL)
  assert.equal(truthIn(any([none, flag]), 7, 2), TRUE)
  assert.equal(truthIn(any([none, flag]), 7, 1), NULL)
  assert.equal(truthIn(negated(none), 7, 1), NULL, 'null is not false under not')
  assert.equal(truthIn({ kind: 'if', test: none, yes: flag, no: negated(flag) }, 7, 1), TRUE, 'if null takes else')
  assert.equal(truthIn(all([isA, flag]), 7, 1), FALSE, 'one false conjunct decides, whatever the other is')
})

test('splitting a world decides the question and loses nothing', () => {
  const asked = question()
  const world = new Int32Array([7, 3])
  assert.equal(evaluate(isA, world, asked), DEPENDS)
  const parts = split(world, asked)
  assert.deepEqual(parts.map((part) => part[0]), [A, NONE, 0b100])
  assert.equal(world[0], 7, 'the world split is untouched')
})

test('correlated parts are judged together: x and not x never holds', () => {
  const world = new Int32Array([7, 3])
  assert.deepEqual(possible({ kind: 'and', items: [flag, negated(flag)] }, world), { may: false, must: false })
  assert.deepEqual(possible({ kind: 'or', items: [flag, negated(flag)] }, world), { may: true, must: true })
})
