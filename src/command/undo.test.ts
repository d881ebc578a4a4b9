// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Actor } from '../engine/actor.ts'
import type { Case, Values } from '../engine/case.ts'
import type { Event } from '../engine/event.ts'
import { replay } from '../engine/evolve.ts'
import { application } from '../sample/application.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { readEvents } from '../store/events.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { viewCase } from './case-view.ts'
import { execute } from './execute.ts'
import { undoableUntil, undoStep } from './undo.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const uwe = { id: 'thomsen', name: 'Uwe Thomsen', roles: ['sb'] }
const jana: Actor = { kind: 'person', id: 'account:x', name: 'Jana Sommer', roles: ['antragsteller'] }
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000aa', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Herbstfest', days: 40, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}

async function opened(): Promise<string> {
  const open = { case: randomUUID(), entity: 'suederau', channel: 'portal' }
  const command = { kind: 'act' as const, id: randomUUID(), action: 'einreichen', input: application(party, '2026-06-11', plan), actor: jana }
  assert.ok('case' in (await execute(world.house, world.angeln, command, { open, process: 'gestattung' })))
  return open.case
}

async function act(id: string, action: string, input: Values = {}): Promise<string> {
  const command = randomUUID()
  const done = await execute(world.house, world.angeln, { kind: 'act', id: command, action, input, actor: hanna }, { case: id })
  assert.ok('case' in done, JSON.stringify(done))
  return command
}

const give = (id: string, to: typeof uwe | null, from: string | null, by = hanna, command: string = randomUUID()) =>
  execute(world.house, world.angeln, { kind: 'handover', id: command, to, from, by }, { case: id })
const undo = (id: string, of: string, by = hanna, command: string = randomUUID()) =>
  undoStep(world.house, world.angeln, id, { id: command, of, by })
const now = async (id: string): Promise<Case> => (await viewCase(world.house, world.angeln, id))!.at

/** All but the counters, which only ever grow. */
function content({ sequence: _, revision: _revision, ...rest }: Case) {
  return rest
}

test('a case is given, given on by who saw it right, and given back', async () => {
  const id = await opened()
  assert.ok('case' in (await give(id, uwe, null)))
  assert.equal((await now(id)).assignee?.name, 'Uwe Thomsen')
  const late = await give(id, { ...uwe, id: 'petersen', name: 'Hanna Petersen' }, null)
  assert.ok('refusal' in late && late.refusal.kind === 'conflict')
  assert.match(late.refusal.message, /Uwe Thomsen hat ihn jetzt/)
  const { sequence } = await now(id)
  const again = await give(id, uwe, 'thomsen')
  assert.ok('case' in again && again.case.assignee?.id === 'thomsen', 'who has it keeps it')
  assert.equal((await now(id)).sequence, sequence)
  assert.ok('case' in (await give(id, null, 'thomsen')))
  assert.equal((await now(id)).assignee, undefined)
})

test('only who works on the process gives, and only to who works on it', async () => {
  const id = await opened()
  const stranger = await give(id, uwe, null, { ...hanna, roles: ['steuer'] })
  assert.ok('refusal' in stranger && stranger.refusal.kind === 'notAllowed')
  const applicant = await give(id, uwe, null, jana)
  assert.ok('refusal' in applicant && applicant.refusal.kind === 'notAllowed')
  const misplaced = await give(id, { ...uwe, roles: ['steuer'] }, null)
  assert.ok('refusal' in misplaced && /keine Aufgabe/.test(misplaced.refusal.message))
})

test('assignment, note and follow-up are undone to the letter; sent twice once', async () => {
  const id = await opened()
  await act(id, 'uebernehmen')
  for (const step of [
    () => act(id, 'vermerken', { vermerktext: 'Falscher Vorgang.' }),
    () => act(id, 'wiedervorlegen', { wiedervorlageAm: '2026-06-20', wiedervorlageGrund: 'Nachfragen' }),
    async () => {
      const command = randomUUID()
      assert.ok('case' in (await give(id, uwe, 'petersen', hanna, command)))
      return command
    },
  ]) {
    const earlier = await now(id)
    const of = await step()
    assert.notDeepEqual(content(await now(id)), content(earlier))
    const command = randomUUID()
    const first = await undo(id, of, hanna, command)
    assert.ok('case' in first && !first.repeated, JSON.stringify(first))
    assert.deepEqual(content(await now(id)), content(earlier))
    const second = await undo(id, of, hanna, command)
    assert.ok('case' in second && second.repeated)
  }
  const events = await readEvents(world.house.store, world.angeln, id)
  const folded = replay(events.map(({ kind, payload }) => ({ kind, ...(payload as object) }) as Event))
  assert.deepEqual(folded, await now(id))
  assert.equal((await verifyAudit(world.house.store, world.angeln)).ok, true)
})

test('not by others, not after more happened, not later, and not what has consequences', async () => {
  const id = await opened()
  await act(id, 'uebernehmen')
  const sentence = async (of: string, by = hanna) => {
    const result = await undo(id, of, by)
    return 'refusal' in result ? result.refusal.message : 'undone'
  }
  const note = await act(id, 'vermerken', { vermerktext: 'Eins.' })
  assert.match(await sentence(note, { ...hanna, id: 'thomsen' }), /nur, wer ihn getan hat/)
  const other = await act(id, 'vermerken', { vermerktext: 'Zwei.' })
  assert.match(await sentence(note), /etwas anderes geschehen/)
  assert.equal(await undoableUntil(world.house, world.angeln, id, other, hanna), '2026-06-11T08:10:00.000Z')
  world.setClock('2026-06-11T08:10:01.000Z')
  assert.match(await sentence(other), /ersten 10 Minuten/)
  assert.equal(await undoableUntil(world.house, world.angeln, id, other, hanna), undefined)
  assert.match(await sentence(await act(id, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })), /rechtliche Folgen/)
  assert.match(await sentence(await act(id, 'nachricht_schreiben', { nachrichtBetreff: 'A', nachrichtText: 'B' })), /rechtliche Folgen/)
  assert.match(await sentence('gibt es nicht'), /kennt der Vorgang nicht/)
})
