// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Field } from '../process/process.ts'
import { mergeAnswers } from './merge-answers.ts'

const FIELDS = {
  ort: { type: 'text' }, plan: { type: 'file' }, hunde: { type: 'group', list: true },
  halter: { type: 'group', fields: { name: { type: 'text' }, telefon: { type: 'text' } } },
} as unknown as Readonly<Record<string, Field>>
const merge = (base: object, mine: object, theirs: object) => mergeAnswers(FIELDS, base as never, mine as never, theirs as never)
const paper = (...ids: string[]) => ids.map((id) => ({ id, name: `${id}.pdf` }))

test('what only one side changed since counts; of both, mine', () => {
  assert.deepEqual(merge({ ort: 'a' }, { ort: 'a' }, { ort: 'b' }), { ort: 'b' })
  assert.deepEqual(merge({ ort: 'a' }, { ort: 'c' }, { ort: 'a' }), { ort: 'c' })
  assert.deepEqual(merge({ ort: 'a' }, { ort: 'c' }, { ort: 'b' }), { ort: 'c' })
  assert.deepEqual(merge({}, {}, { ort: 'b' }), { ort: 'b' })
  assert.deepEqual(merge({ ort: 'a' }, { ort: 'a' }, {}), {})
  assert.deepEqual(merge({ ort: 'a' }, {}, { ort: 'a' }), {})
})

test('a group is merged question by question, a list of entries as one answer', () => {
  const base = { halter: { name: 'Ute', telefon: '1' }, hunde: [{ name: 'Rex' }] }
  const mine = { halter: { telefon: '2', name: 'Ute' }, hunde: [{ name: 'Rex' }, { name: 'Bello' }] }
  const theirs = { halter: { name: 'Ute Jessen', telefon: '1' }, hunde: [{ name: 'Max' }] }
  assert.deepEqual(merge(base, mine, theirs), { halter: { name: 'Ute Jessen', telefon: '2' }, hunde: mine.hunde })
})

test('papers are added and taken out one by one from either side', () => {
  const ids = (base: string[], mine: string[], theirs: string[]) =>
    (merge({ plan: paper(...base) }, { plan: paper(...mine) }, { plan: paper(...theirs) })['plan'] as unknown as { id: string }[]).map(({ id }) => id)
  assert.deepEqual(ids(['a'], ['a', 'mine'], ['a', 'theirs']), ['a', 'mine', 'theirs'])
  assert.deepEqual(ids(['a', 'b'], ['b', 'mine'], ['a']), ['mine'])
  assert.deepEqual(ids([], ['both'], ['both']), ['both'])
})
