// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { unasked } from './check-consulting.ts'
import { earlyWaits } from './check-waiting.ts'
import { toyProcess } from './prove/test-process.ts'

const waiting = (rule: string, by = 'system') => earlyWaits(toyProcess({
  statuses: { a: 'x y' }, final: 'a = "y"', deadlines: ['frist'], actions: { act: { rule, by: [by] } },
})).map((fault) => fault.path.join('.'))

test('a system action that waits for the deadline to be still ahead', () => {
  assert.deepEqual(waiting('a = "x" and due frist > today'), ['actions.act.rule'])
  assert.deepEqual(waiting('today <= due frist'), ['actions.act.rule'])
})

test('no fault: the end, a reminder before it, a person', () => {
  assert.deepEqual(waiting('a = "x" and due frist < today'), [])
  assert.deepEqual(waiting('overdue frist'), [])
  assert.deepEqual(waiting('due frist > today and due frist - duration("P7D") <= today'), [])
  assert.deepEqual(waiting('due frist > today', 'clerk'), [])
})

test('waiting for consultations in a process that asks nobody', () => {
  const process = (asks: boolean) => toyProcess({
    statuses: { a: 'x y' }, final: 'a = "y"', deadlines: ['frist'],
    actions: {
      ask: { rule: 'a = "x"', effects: asks ? [{ kind: 'consult', whom: '["polizei"]', deadline: 'frist' }] : [] },
      done: { rule: 'every c in consultations satisfies c.status != "open"', by: ['system'] },
    },
  })
  assert.deepEqual(unasked(process(true)), [])
  assert.deepEqual(unasked(process(false)).map((fault) => fault.path.join('.')), ['actions.done.rule'])
})
