// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What one action makes of a situation: data before input, sets in order, one consistent assignment.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Process } from '../process.ts'
import { modelOf } from './model.ts'
import { prove } from './prove.ts'
import { to, toyProcess } from './test-process.ts'
import { Walk } from './walk.ts'

/** The statuses reachable, as texts. */
function reached(process: Process): string[] {
  const model = modelOf(process)
  const walk = new Walk(model, model.remembered, { limit: 1000 })
  const statuses = walk.layout.variables.filter((one) => one.kind === 'status')
  const seen = Array.from({ length: walk.table.count }, (_, at) =>
    statuses.map((one, i) => String(one.samples[walk.samplesOf(at)[i]!]!.value)).join(' '))
  return [...new Set(seen)].sort()
}

const base = { statuses: { a: 'x y z', b: 'p q r' }, final: 'true' }

test('two conditions over the same fee are decided by the same fee', () => {
  const process = toyProcess({
    ...base, fields: { fee: { type: 'money' } },
    actions: { act: { rule: 'a = "x"', input: ['fee'], sets: [to('a: y when fee > 0'), to('b: q when fee > 0'), to('a: z when fee = 0'), to('b: r when fee = 0')] } },
  })
  assert.deepEqual(reached(process), ['x p', 'y q', 'z r'])
})

test('a rule sees the data as it is, a check sees it with the input', () => {
  const process = toyProcess({
    ...base, fields: { ok: { type: 'boolean' } },
    actions: {
      first: { rule: 'a = "x"', input: ['ok'], checks: [{ rule: 'ok = false', message: '…' }], sets: [to('a: y')] },
      again: { rule: 'a = "y" and ok = false and b = "p"', input: ['ok'], checks: [{ rule: 'ok', message: '…' }], sets: [to('b: q when ok')] },
      never: { rule: 'a = "y" and b = "p" and ok', sets: [to('b: r')] },
    },
  })
  assert.deepEqual(prove(process).findings.filter((one) => one.kind === 'deadAction').map((one) => one.path[1]), ['never'])
})

test('status rules apply in order: a later one sees what an earlier one set', () => {
  const process = toyProcess({ ...base, actions: { act: { rule: 'a = "x"', sets: [to('a: y'), to('b: q when a = "y"'), to('b: r when a = "x"')] } } })
  assert.deepEqual(reached(process), ['x p', 'y q'])
})

test('values are computed before statuses change, all from the same sight', () => {
  const process = toyProcess({
    ...base, fields: { before: { type: 'choice', options: { x: 'X', y: 'Y', other: 'Z' } }, copy: { type: 'choice', options: { x: 'X', y: 'Y', other: 'Z' } } },
    actions: {
      act: {
        rule: 'a = "x"', values: { before: 'if a = "x" then "x" else "y"', copy: 'before' },
        sets: [to('a: y'), to('b: q when before = "x" and copy = null'), to('b: r when before = "y" or copy != null')],
      },
    },
  })
  assert.deepEqual(reached(process), ['x p', 'y q'])
})

test('cases take the first that holds', () => {
  const process = toyProcess({
    ...base, fields: { n: { type: 'number', min: 0 } },
    actions: { act: { rule: 'a = "x"', input: ['n'], sets: [{ status: 'a', cases: [['n > 5', 'y'], ['n > 2', 'z'], ['else', 'y']] }, { status: 'b', cases: [['n > 5', 'q'], ['else', 'r']] }] } },
  })
  assert.deepEqual(reached(process), ['x p', 'y q', 'y r', 'z r'])
})

test('an option offered only while a rule holds cannot be chosen otherwise', () => {
  const process = (when: string) => toyProcess({
    ...base, fields: { art: { type: 'choice', options: { gut: 'Gut', schlecht: { title: 'Schlecht', when } } } },
    actions: { act: { rule: 'a = "x"', input: ['art'], sets: [{ status: 'a', cases: [['art = "schlecht"', 'z'], ['else', 'y']] }] } },
  })
  assert.deepEqual(reached(process('b = "q"')), ['x p', 'y p'])
  assert.deepEqual(reached(process('b = "p"')), ['x p', 'y p', 'z p'])
})

test('of two system actions that hang on the same data the first goes first', () => {
  const process = (second: string) => toyProcess({
    ...base, fields: { n: { type: 'number', value: '1' } },
    actions: {
      open: { rule: 'a = "x"', sets: [to('a: y')] },
      early: { rule: 'a = "y" and b = "p" and n > 5', by: ['system'], sets: [to('b: q')] },
      late: { rule: second, by: ['system'], sets: [to('b: r'), to('a: z')] },
    },
  })
  assert.equal(reached(process('a = "y" and b = "p" and n > 7')).includes('z r'), false, 'n > 7 is n > 5')
  assert.equal(reached(process('a = "y" and b = "p" and n > 3')).includes('z r'), true)
})
