// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { played, preparedOf } from '../../test/library.ts'
import type { Values } from './case.ts'
import { player } from './rehearse.ts'
import { startedBy } from './started.ts'

const gestattung = preparedOf('gestattung')
const hanna = player('hanna', 'hanna', ['sb'])
const taken = () => played(gestattung, 'scenarios/erteilt.yaml', 2)

/** What is foreseen, and what is there once it has been done. */
function foreseen(action: string, given: Values, real = given) {
  const rehearsal = taken()
  const started = startedBy(gestattung, action, rehearsal.at!, given, hanna, rehearsal.context())
  assert.equal(rehearsal.act(hanna, action, real), undefined, action)
  for (const { name, deadline } of started) assert.deepEqual(rehearsal.at!.deadlines[name], deadline, name)
  return started.map(({ name, deadline: { due }, asks }) => [name, due, asks])
}

test('a request foretells the day before anything is typed, and keeps it', () => {
  const item = { unterlage: 'Lageplan', grund: 'Er fehlt.' }
  assert.deepEqual(foreseen('nachfordern', {}, { nachforderung: [item] }), [['unterlagen', '2026-05-19', false]])
})

test('a day that hangs on an answer is computed from the answer, and says so', () => {
  assert.deepEqual(foreseen('vollstaendig_feststellen', { vollstaendigAm: '2026-05-04' }), [['fiktion', '2026-08-04', true]])
  const rehearsal = taken()
  assert.deepEqual(startedBy(gestattung, 'vollstaendig_feststellen', rehearsal.at!, { vollstaendigAm: null }, hanna, rehearsal.context()), [], 'without it nothing is foretold')
})

test('a condition is looked at as it will stand after the act', () => {
  const road = preparedOf('aufgrabung')
  const finished = played(road, 'scenarios/a1-wasser-r2.yaml')
  const at = { ...finished.at!, statuses: { ...finished.at!.statuses, ausfuehrung: 'fertig_gemeldet', akte: 'offen' } }
  const names = (abnahmeErgebnis: string | null) =>
    startedBy(road, 'abnehmen', at, { abnahmeErgebnis, abnahmeAm: '2026-06-01' }, hanna, finished.context()).map(({ name }) => name)
  assert.deepEqual(names('mit'), ['maengel'])
  assert.deepEqual(names('ohne'), ['gewaehrleistung', 'begehung'])
  assert.deepEqual(names(null), [], 'nobody has looked yet')
})
