// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Actor } from '../engine/actor.ts'
import type { Case } from '../engine/case.ts'
import { application } from '../sample/application.ts'
import type { Party } from '../sample/application.ts'
import { testWorld, WORLD_DAY } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { createJob, jobById, linesOfJob, resumeJob, setTask, startJob, stopJob } from '../store/bulk.ts'
import type { BulkJob } from '../store/bulk.ts'
import type { Json } from '../store/canonical-json.ts'
import { readEvents } from '../store/events.ts'
import { takeEffects } from '../store/queue.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import { bulkCommand, workPart } from './bulk.ts'
import type { ActTask, BulkPart, BulkTask, TransferTask } from './bulk.ts'
import { viewCase } from './case-view.ts'
import { execute } from './execute.ts'
import { foresee } from './foresee.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const jana: Actor = { kind: 'person', id: 'account:x', name: 'Jana Sommer', roles: ['antragsteller'] }
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000aa', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Herbstfest', days: 40, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}
const UNSEEN = { revision: null, person: null, holder: null }
const NOBODY = { people: new Map(), units: new Map() }
const TAKE: ActTask = { kind: 'act', action: 'uebernehmen', title: 'Vorgang übernehmen', input: {}, actor: hanna }

const GIVE: TransferTask = {
  kind: 'transfer', title: 'An Bürgerbüro übergeben', unit: { id: 'buergerbuero', name: 'Bürgerbüro' }, note: 'Vertretung bis Juli.',
  actor: hanna, lay: {},
}

async function openCases(count: number, parties: readonly Partial<Party>[] = [{}]): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const open = { case: randomUUID(), entity: 'suederau', channel: 'portal' }
    const input = application({ ...party, ...parties[i % parties.length] }, '2026-06-11', plan)
    const command = { kind: 'act' as const, id: randomUUID(), action: 'einreichen', input, actor: jana }
    const done = await execute(world.house, world.angeln, command, { open, process: 'gestattung' })
    assert.ok('case' in done, JSON.stringify(done))
    ids.push(open.case)
  }
  return ids
}

/** A job over these cases, as they are now. */
async function started(ids: readonly string[], task: BulkTask): Promise<string> {
  const { house, angeln } = world
  const id = randomUUID()
  await createJob(house.store, angeln, { id, staff: 'petersen', createdAt: WORLD_DAY }, ids)
  assert.equal(await setTask(house.store, angeln, id, task as unknown as Json), true)
  const revisions = await Promise.all(ids.map(async (one) => (await viewCase(house, angeln, one))!.at.revision))
  assert.equal(await startJob(house.store, angeln, id, revisions, WORLD_DAY), true)
  assert.equal(await startJob(house.store, angeln, id, revisions, WORLD_DAY), false, 'a job starts once')
  return id
}

const jobNow = async (id: string): Promise<BulkJob> => (await jobById(world.house.store, world.angeln, id))!

async function acts(id: string, action: string): Promise<number> {
  const events = await readEvents(world.house.store, world.angeln, id)
  return events.filter(({ kind, payload }) => kind === 'acted' && (payload as { action?: string }).action === action).length
}

test('each case has its own result: done, refused with a sentence, changed after the preview', async () => {
  const ids = await openCases(25)
  await execute(world.house, world.angeln, { ...bulkCommand('x', TAKE, { caseId: ids[0]!, ...UNSEEN }, NOBODY), id: randomUUID() }, { case: ids[0]! })
  const id = await started(ids, TAKE)
  const note = { kind: 'act' as const, id: randomUUID(), action: 'vermerken', input: { vermerktext: 'dazwischen' }, actor: hanna }
  await execute(world.house, world.angeln, note, { case: ids[24]! })
  await world.worker.drain()
  const job = await jobNow(id)
  assert.equal(job.state, 'done')
  assert.deepEqual(job.counts, { done: 23, refused: 1, conflict: 1, failed: 0 })
  const lines = await linesOfJob(world.house.store, world.angeln, id)
  assert.match(lines[0]!.sentence!, /eingegangen/)
  assert.match(lines[24]!.sentence!, /inzwischen geändert/)
  for (const one of ids.slice(0, 24)) assert.equal(await acts(one, 'uebernehmen'), 1)
})

test('a part that runs three times over does every case once', async () => {
  const { house, angeln } = world
  const ids = await openCases(8)
  const id = await started(ids, TAKE)
  const taken = await takeEffects(house.store, angeln, { now: WORLD_DAY, limit: 100, leaseMs: 1_000 })
  const part = taken.find(({ kind }) => kind === 'bulk')!.payload as unknown as BulkPart
  await Promise.all([1, 2, 3].map(() => workPart(house, angeln, part)))
  assert.equal((await jobNow(id)).counts.done, 8)
  for (const one of ids) assert.equal(await acts(one, 'uebernehmen'), 1)
  world.setClock('2026-06-11T08:10:00.000Z')
  await world.worker.drain()
  assert.deepEqual((await jobNow(id)).counts, { done: 8, refused: 0, conflict: 0, failed: 0 })
})

test('a transfer whose part runs three times over moves every case once, and only in its own town', async () => {
  const { house, angeln, lindenbrueck } = world
  const ids = await openCases(6)
  const id = await started(ids, GIVE)
  const taken = await takeEffects(house.store, angeln, { now: house.clock(), limit: 100, leaseMs: 1_000 })
  const part = taken.find(({ kind }) => kind === 'bulk')!.payload as unknown as BulkPart
  await workPart(house, lindenbrueck, part)
  assert.equal((await jobNow(id)).counts.done, 0)
  await Promise.all([1, 2, 3].map(() => workPart(house, angeln, part)))
  assert.deepEqual((await jobNow(id)).counts, { done: 6, refused: 0, conflict: 0, failed: 0 })
  for (const one of ids) {
    const events = await readEvents(house.store, angeln, one)
    assert.equal(events.filter(({ kind }) => kind === 'transferred').length, 1)
    assert.equal((await viewCase(house, angeln, one))!.at.unit?.id, 'buergerbuero')
  }
  world.setClock('2026-06-11T08:20:00.000Z')
  await world.worker.drain()
})

test('a unit that is closed after the preview gets nothing', async () => {
  const { house, angeln } = world
  const ids = await openCases(2)
  const id = await started(ids, { ...GIVE, unit: { id: 'gibt-es-nicht', name: 'Altes Amt' } })
  await world.worker.drain()
  assert.deepEqual((await jobNow(id)).counts, { done: 0, refused: 2, conflict: 0, failed: 0 })
  const [line] = await linesOfJob(house.store, angeln, id)
  assert.equal(line!.sentence, 'Altes Amt: Dort arbeitet niemand.')
})

test('each case gets the clauses suggested for it, as foreseen, and a refusal none', async () => {
  const { house, angeln } = world
  const ids = await openCases(5, [{ guests: 40, stalls: 1 }, { guests: 480, stalls: 6 }])
  const complete: ActTask = { ...TAKE, action: 'vollstaendig_feststellen', input: { vollstaendigAm: '2026-06-11' } }
  for (const task of [TAKE, complete]) {
    for (const one of ids) {
      const done = await execute(house, angeln, { kind: 'act', id: randomUUID(), action: task.action, input: task.input, actor: hanna }, { case: one })
      assert.ok(!('refusal' in done), JSON.stringify(done))
    }
  }
  const draft = (entscheidung: string): ActTask => ({
    ...TAKE, action: 'entwerfen', title: 'Bescheid entwerfen', suggested: true,
    input: { entscheidung, gebuehrenbefreiung: false, begruendung: 'Wie im Vorjahr.', anhoerungVerzicht: 'Dem Antrag wird nicht gefolgt.' },
  })
  const clausesOf = (at: Case) => ((at.fields['nebenbestimmungen'] ?? []) as readonly { readonly key: string }[]).map(({ key }) => key)
  const last = ids.pop()!
  const foreseen = await Promise.all(ids.map(async (one) => {
    const view = (await viewCase(house, angeln, one))!
    const seen = await foresee(house, angeln, view, bulkCommand('any', draft('erteilt'), { caseId: one, ...UNSEEN, revision: view.at.revision }, NOBODY, view))
    assert.ok('after' in seen, JSON.stringify(seen))
    return clausesOf(seen.after)
  }))
  assert.ok(foreseen.every((keys) => keys.length > 0))
  assert.notDeepEqual(foreseen[0], foreseen[1], 'a large feast needs more than a small one')
  const id = await started(ids, draft('erteilt'))
  await world.worker.drain()
  assert.deepEqual((await jobNow(id)).counts, { done: 4, refused: 0, conflict: 0, failed: 0 })
  const done = await Promise.all(ids.map(async (one) => clausesOf((await viewCase(house, angeln, one))!.at)))
  assert.deepEqual(done, foreseen)
  await started([last], draft('abgelehnt'))
  await world.worker.drain()
  const { at } = (await viewCase(house, angeln, last))!
  assert.equal(at.fields['entscheidung'], 'abgelehnt')
  assert.deepEqual(clausesOf(at), [])
})

test('a stopped job does nothing until it is resumed, and then only what is left', async () => {
  const { house, angeln } = world
  const ids = await openCases(5)
  const id = await started(ids, TAKE)
  assert.equal(await stopJob(house.store, angeln, id), true)
  await world.worker.drain()
  assert.equal((await jobNow(id)).counts.done, 0)
  assert.equal(await resumeJob(house.store, angeln, id, house.clock()), true)
  assert.equal(await resumeJob(house.store, angeln, id, house.clock()), false, 'it is at work')
  await world.worker.drain()
  assert.deepEqual([(await jobNow(id)).state, (await jobNow(id)).counts.done], ['done', 5])
  assert.equal(await resumeJob(house.store, angeln, id, house.clock()), false, 'it is done')
})

test('a job of somebody who left the office stops', async () => {
  const { house, angeln } = world
  const ids = await openCases(2)
  const id = await started(ids, TAKE)
  const staff = (await staffById(house.store, angeln, 'petersen'))!
  await saveStaff(house.store, angeln, { ...staff, active: false })
  await world.worker.drain()
  assert.equal((await jobNow(id)).state, 'stopped')
  assert.equal(await acts(ids[0]!, 'uebernehmen'), 0)
  await saveStaff(house.store, angeln, staff)
})

test('what is foreseen is what happens, and foreseeing changes nothing', async () => {
  const { house, angeln } = world
  const [id] = await openCases(1)
  const view = (await viewCase(house, angeln, id!))!
  const command = bulkCommand('any', TAKE, { caseId: id!, ...UNSEEN, revision: view.at.revision }, NOBODY)
  const seen = await foresee(house, angeln, view, command)
  assert.ok('after' in seen)
  assert.equal((await viewCase(house, angeln, id!))!.at.sequence, view.at.sequence)
  const done = await execute(house, angeln, command, { case: id! })
  assert.ok('case' in done)
  assert.deepEqual(done.case, seen.after)
  assert.ok('refusal' in (await foresee(house, angeln, (await viewCase(house, angeln, id!))!, command)))
})

test('cases of another tenant and hidden processes do not come along', async () => {
  const { house, angeln, lindenbrueck } = world
  const ids = await openCases(2)
  const job = () => ({ id: randomUUID(), staff: 'petersen', createdAt: WORLD_DAY })
  assert.equal(await createJob(house.store, lindenbrueck, job(), ids), 0)
  assert.equal(await createJob(house.store, angeln, job(), ids, ['gestattung']), 0)
  assert.equal(await createJob(house.store, angeln, job(), [...ids, ids[0]!]), 2)
})
