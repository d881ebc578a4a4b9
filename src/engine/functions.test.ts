// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { toyProcess, to } from '../process/prove/test-process.ts'
import { prepare } from './prepare.ts'
import { player, Rehearsal } from './rehearse.ts'
import { MUSTERGEMEINDE } from './scenario.ts'
import { look } from './scope.ts'

test('samePerson: some person did both, a deputy counts, the process itself is nobody', () => {
  const process = toyProcess({
    statuses: { a: 'x y z' }, final: 'a = "z"',
    actions: {
      draft: { rule: 'a = "x"', sets: [to('a: y')] }, sign: { rule: 'a = "y"', sets: [to('a: z')] },
      log: { rule: 'a = "y" and not(happened("log"))', by: ['system'] }, note: { rule: 'a = "y" and not(happened("note"))', by: ['system'] },
    },
  })
  const prepared = prepare(process)
  const setting = { entity: 'muster', entities: { muster: MUSTERGEMEINDE }, overlays: {}, region: { land: 'SH' as const } }
  const anna = player('anna', 'Anna', ['clerk'])
  const bert = player('bert', 'Bert', ['clerk'])
  const same = (second: ReturnType<typeof player>, a = 'draft', b = 'sign') => {
    const rehearsal = new Rehearsal(prepared, setting, '2026-05-04')
    assert.equal(rehearsal.act(anna, 'draft', {}), undefined)
    assert.equal(rehearsal.act(second, 'sign', {}), undefined)
    const { scope, env } = look(prepared, rehearsal.at!, rehearsal.context())
    return prepared.rule(`samePerson("${a}", "${b}")`).evaluate(scope, env)
  }
  assert.equal(same(anna), true)
  assert.equal(same(bert), false)
  assert.equal(same(player('bert', 'Bert', ['clerk'], anna)), true)
  assert.equal(same(bert, 'log', 'note'), false)
  assert.equal(same(bert, 'draft', 'never'), false)
})
