// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { played, preparedOf } from '../../test/library.ts'
import { idleReason } from './idle.ts'
import { player } from './rehearse.ts'
import type { Rehearsal } from './rehearse.ts'

const gestattung = preparedOf('gestattung')
const [hanna, uwe, jana] = [player('hanna', 'hanna', ['sb']), player('uwe', 'Uwe', ['sb']), player('jana', 'Jana', ['antragsteller'])]
const reasonFor = (rehearsal: Rehearsal, action: string, actor = hanna) =>
  idleReason(rehearsal.prepared, action, rehearsal.at!, actor, rehearsal.context())?.sentence
const TAKEN = 2
const taken = () => played(gestattung, 'scenarios/erteilt.yaml', TAKEN)

test('taking what one has is idle for oneself alone, and harmless', () => {
  const rehearsal = taken()
  assert.equal(reasonFor(rehearsal, 'zuweisen'), 'Der Vorgang liegt schon bei Ihnen.')
  assert.equal(reasonFor(rehearsal, 'zuweisen', uwe), undefined)
  const { assignee, statuses, fields } = rehearsal.at!
  assert.equal(rehearsal.act(hanna, 'zuweisen', {}), undefined)
  assert.deepEqual([rehearsal.at!.assignee, rehearsal.at!.statuses, rehearsal.at!.fields], [assignee, statuses, fields])
})

test('a message is done with while one is open, not before and not after', () => {
  const rehearsal = taken()
  assert.match(reasonFor(rehearsal, 'nachricht_erledigen')!, /nichts zu tun/)
  assert.equal(rehearsal.act(jana, 'amt_schreiben', { eigeneNachricht: 'Wann?' }), undefined)
  assert.equal(reasonFor(rehearsal, 'nachricht_erledigen'), undefined)
  assert.equal(rehearsal.act(hanna, 'nachricht_erledigen', {}), undefined)
  assert.match(reasonFor(rehearsal, 'nachricht_erledigen')!, /nichts zu tun/)
})

test('what asks something, sends something, changes a status or is remembered is never idle', () => {
  const rehearsal = taken()
  for (const action of ['nachfordern', 'nachricht_schreiben', 'vermerken', 'abschliessen']) assert.equal(reasonFor(rehearsal, action), undefined, action)
  // Only a rule asks who has done this: to have done it is what it is for.
  const actions = { ...gestattung.process.actions, gesehen: { title: 'Gesehen', by: ['sb'], rule: 'not(happened("gesehen"))', values: { nachrichtOffen: 'false' } } }
  const marking = { ...gestattung, process: { ...gestattung.process, actions } }
  assert.equal(idleReason(marking, 'gesehen', rehearsal.at!, hanna, rehearsal.context()), undefined)
})
