// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One action on many cases of which some need a paper: the preview says which, the others go on.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { viewCase } from '../src/command/case-view.ts'
import { execute } from '../src/command/execute.ts'
import type { Target } from '../src/command/execute.ts'
import type { Values } from '../src/engine/case.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { createJob } from '../src/store/bulk.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import { answersOf } from './library.ts'

let world: TestWorld
before(async () => {
  world = await testWorld('baulastenauskunft')
})
after(() => world.close())

/** A complete application for a copy of the sheets, or for what stands on them in words. */
async function complete(ausgabe: string): Promise<string> {
  const id = randomUUID()
  const act = async (role: string, action: string, input: Values, target: Target = { case: id }) => {
    const actor = { kind: 'person' as const, id: role === 'sb' ? 'petersen' : 'x', name: 'X', roles: [role] }
    const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor }, target)
    assert.ok(!('refusal' in done), JSON.stringify(done))
  }
  await act('antragsteller', 'einreichen', { ...answersOf('baulastenauskunft', 'kauf'), gemeinde: 'suederau', ausgabe },
    { open: { case: id, entity: 'suederau', channel: 'portal' }, process: 'baulastenauskunft' })
  await act('sb', 'uebernehmen', {})
  await act('sb', 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })
  return id
}

test('where a paper is needed the preview says so, and the job does the rest', async () => {
  const { house, angeln } = world
  const [copy, words] = [await complete('abschrift'), await complete('auskunft')]
  const job = randomUUID()
  await createJob(house.store, angeln, { id: job, staff: 'petersen', createdAt: house.clock() }, [copy, words])
  const petersen = await signedIn(world, deskApp(world), angeln, 'petersen')
  const home = `/musterangeln/amt/sammelauftraege/${job}`
  const form = await petersen.get(`${home}/aktion/entwerfen`)
  assert.doesNotMatch(form.html, /name="blaetter/)
  const sent = await petersen.send(form, `${home}/aktion/entwerfen`, {
    entscheidung: 'auszug', 'standAm.tag': '11', 'standAm.monat': '6', 'standAm.jahr': '2026', gebuehrenbefreiung: 'nein',
    'eintragungen.0.blatt': '214', 'eintragungen.0.nummer': '1', 'eintragungen.0.inhalt': 'Zufahrt zugunsten Flurstück 4.',
  })
  assert.equal(sent.status, 303, sent.text)
  const preview = await petersen.get(sent.location!)
  assert.match(preview.text, /Möglich bei einem Vorgang, bei 1 nicht/)
  assert.match(preview.text, /Hier ist eine Unterlage nötig \(Abschrift der Blätter\)\. Handeln Sie in diesem Vorgang einzeln\./)
  await petersen.send(preview, `${home}/vorschau`)
  await world.worker.drain()
  assert.match((await petersen.get(home)).text, /1 erledigt, 1 nicht möglich/)
  const decided = await Promise.all([copy, words].map(async (id) => (await viewCase(house, angeln, id))!.at.fields['entscheidung'] ?? null))
  assert.deepEqual(decided, [null, 'auszug'])
})
