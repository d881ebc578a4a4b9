// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Effects happen at least once and show exactly once; what fails becomes work for a person.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, mock, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { viewCase } from '../src/command/case-view.ts'
import { execute } from '../src/command/execute.ts'
import type { ReadBounces } from '../src/command/bounces.ts'
import { makeHouse } from '../src/command/house.ts'
import { rebuildColumns } from '../src/command/rebuild-columns.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { application } from '../src/sample/application.ts'
import { testWorld, WORLD_DAY } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { SAMPLE_PEOPLE } from '../src/sample/people.ts'
import { deadlinesOf } from '../src/store/deadlines.ts'
import { addDocument, documentsOf } from '../src/store/documents.ts'
import { createDraft, draftById } from '../src/store/drafts.ts'
import { readEvents } from '../src/store/events.ts'
import { messagesOf } from '../src/store/inbox.ts'
import { parkedEffects, retryEffect, takeEffects } from '../src/store/queue.ts'
import { withTenant } from '../src/store/query.ts'
import { noteMail } from '../src/store/sent-mails.ts'
import { Outage } from '../src/store/outage.ts'
import { readBounces } from '../src/worker/bounces.ts'
import { startWorker } from '../src/worker/worker.ts'
import { carryOut } from '../src/worker/carry-out.ts'
import { keepHouse } from '../src/worker/housekeeping.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const account = SAMPLE_PEOPLE['musterangeln']![0]!.account!
const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const inga: Actor = { kind: 'person', id: 'lorenzen', name: 'Dr. Inga Lorenzen', roles: ['zb'] }
const jana: Actor = { kind: 'person', id: `account:${account}`, name: 'Jana Sommer', roles: ['antragsteller'] }
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000aa', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Winterfest', days: 40, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}

async function open(withAccount = true): Promise<string> {
  const id = randomUUID()
  const input = application(party, '2026-06-11', plan)
  const opening = { case: id, entity: 'suederau', channel: 'portal', ...(withAccount && { account }) }
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action: 'einreichen', input, actor: jana }, { open: opening, process: 'gestattung' })
  assert.ok(!('refusal' in done), JSON.stringify(done))
  return id
}

async function act(id: string, actor: Actor, action: string, input: Values = {}) {
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor }, { case: id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

test('a worker that dies after the deed and before the note leaves one letter and one message', async () => {
  const id = await open()
  const taken = await takeEffects(world.house.store, world.angeln, { now: WORLD_DAY, limit: 10, leaseMs: 1_000 })
  const letter = taken.find((effect) => effect.caseId === id && effect.kind === 'letter')!
  await carryOut(world.house, world.renderer, world.angeln, letter)
  await carryOut(world.house, world.renderer, world.angeln, letter)
  world.setClock('2026-06-11T08:10:00.000Z')
  await world.worker.drain()
  await world.worker.drain()
  const documents = (await documentsOf(world.house.store, world.angeln, { caseId: id })).filter((one) => one.kind.startsWith('letter:'))
  assert.equal(documents.length, 1)
  const messages = (await messagesOf(world.house.store, world.angeln, account)).filter((one) => one.caseId === id)
  assert.equal(messages.length, 1)
  const events = await readEvents(world.house.store, world.angeln, id)
  for (const kind of ['letterRendered', 'provided']) assert.equal(events.filter((event) => event.kind === kind).length, 1, kind)
})

test('what no machine can do is parked in plain words and can be tried again', async () => {
  const id = await open(false)
  await act(id, hanna, 'nachricht_schreiben', { nachrichtBetreff: 'Parken', nachrichtText: 'Bitte an der Schule.' })
  await world.worker.drain()
  const parked = (await parkedEffects(world.house.store, world.angeln)).filter((effect) => effect.caseId === id)
  assert.equal(parked.length, 1)
  assert.match(parked[0]!.lastError, /kein Konto/)
  assert.equal(await retryEffect(world.house.store, world.angeln, parked[0]!.id, world.house.clock()), true)
  await world.worker.drain()
  assert.equal((await parkedEffects(world.house.store, world.angeln)).filter((effect) => effect.caseId === id).length, 1)
})

test('days pass: served, objection period over, dunning state; a second wake does nothing', async () => {
  const id = await open()
  await act(id, hanna, 'uebernehmen')
  await act(id, hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })
  await act(id, hanna, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  await act(id, hanna, 'vorlegen')
  await act(id, inga, 'zeichnen')
  await world.worker.drain()
  const statuses = async () => (await viewCase(world.house, world.angeln, id))!.at.statuses
  assert.equal((await statuses())['bekanntgabe'], 'terminiert')
  world.setClock('2026-06-14T06:00:00.000Z')
  await world.worker.drain()
  assert.equal((await statuses())['bekanntgabe'], 'bekanntgegeben')
  const { sequence } = (await viewCase(world.house, world.angeln, id))!.at
  await world.worker.drain()
  assert.equal((await viewCase(world.house, world.angeln, id))!.at.sequence, sequence)
  world.setClock('2026-07-14T20:00:00.000Z')
  await world.worker.drain()
  assert.equal((await statuses())['rechtsbehelf'], 'frist_laeuft', 'the last day still counts')
  world.setClock('2026-07-15T06:00:00.000Z')
  await world.worker.drain()
  assert.equal((await statuses())['rechtsbehelf'], 'bestandskraeftig')
  assert.equal((await statuses())['zahlung'], 'ueberfaellig')
})

test('the fiction comes true by itself, with its letter in the inbox', async () => {
  world.setClock(WORLD_DAY)
  const id = await open()
  await act(id, hanna, 'uebernehmen')
  await act(id, hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })
  world.setClock('2026-09-11T20:00:00.000Z')
  await world.worker.drain()
  assert.equal((await viewCase(world.house, world.angeln, id))!.at.statuses['bescheid'], 'offen')
  world.setClock('2026-09-12T06:00:00.000Z')
  await world.worker.drain()
  assert.equal((await viewCase(world.house, world.angeln, id))!.at.statuses['bescheid'], 'fiktion')
  const messages = (await messagesOf(world.house.store, world.angeln, account)).filter((one) => one.caseId === id)
  assert.ok(messages.some((one) => one.subject.includes('Fiktion')))
})

test('a case that cannot be woken is tried again later and keeps no other waiting', async () => {
  world.setClock(WORLD_DAY)
  const [broken, sound] = [await open(), await open()]
  for (const id of [broken, sound]) {
    await act(id, hanna, 'uebernehmen')
    await act(id, hanna, 'nachfordern', { nachforderung: [{ unterlage: 'Plan', grund: 'Er fehlt.' }] })
  }
  await world.worker.drain()
  await withTenant(world.house.store, world.angeln, (q) =>
    q(`UPDATE cases SET snapshot = jsonb_set(snapshot, '{version}', '"gone"') WHERE id = $1`, [broken]))
  world.setClock('2026-06-27T06:00:00.000Z')
  await world.worker.drain()
  assert.equal((await viewCase(world.house, world.angeln, sound))!.at.statuses['antrag'], 'in_pruefung')
  const waits = await deadlinesOf(world.house.store, world.angeln, broken)
  assert.ok(waits.some((one) => one.wakeAt === '2026-06-27T07:00:00.000Z'), JSON.stringify(waits))
  assert.ok(world.logged.some((line) => line.event === 'wake failed'))
})

test('a bounce its case cannot take goes to a person, and the next is told', async () => {
  world.setClock(WORLD_DAY)
  const [broken, sound] = [await open(), await open()]
  await world.worker.drain()
  for (const caseId of [broken, sound]) {
    const { id: delivery } = (await viewCase(world.house, world.angeln, caseId))!.at.deliveries[0]!
    await noteMail(world.house.store, world.angeln, { key: caseId, caseId, delivery, attempt: 1, sentAt: WORLD_DAY })
  }
  await withTenant(world.house.store, world.angeln, (q) =>
    q(`UPDATE cases SET snapshot = jsonb_set(snapshot, '{version}', '"gone"') WHERE id = $1`, [broken]))
  const taken: boolean[] = []
  const bounces: ReadBounces = async (take) => {
    for (const key of [broken, sound]) taken.push(await take({ keys: [key], isFinal: true }))
    return { matched: 1, unmatched: 1, passing: 0 }
  }
  await readBounces(makeHouse({ ...world.house, bounces }))
  assert.deepEqual(taken, [false, true])
  assert.ok(world.logged.some((line) => line.event === 'bounce failed'))
  const events = await readEvents(world.house.store, world.angeln, sound)
  assert.ok(events.some((event) => event.kind === 'proved' && JSON.stringify(event).includes('bounced')))
  const out = makeHouse({ ...world.house, bounces: async (take) => {
    await take({ keys: [sound], isFinal: true })
    return { matched: 1, unmatched: 0, passing: 0 }
  }, clock: () => {
    throw new Outage('out')
  } })
  await assert.rejects(readBounces(out), Outage, 'what is out is tried again')
})

test('a mailbox that hangs keeps no tenant waiting, and a stop waits for it', async () => {
  world.setClock(WORLD_DAY)
  let free = () => undefined as void
  let asked = 0
  const bounces: ReadBounces = async () => {
    asked++
    await new Promise<void>((resolve) => {
      free = resolve
    })
    return { matched: 0, unmatched: 0, passing: 0 }
  }
  mock.timers.enable({ apis: ['setInterval'] })
  const worker = startWorker(makeHouse({ ...world.house, bounces }), world.renderer)
  try {
    mock.timers.tick(2_000)
    await until(() => asked === 1)
    const id = await open()
    await until(async () => (await documentsOf(world.house.store, world.angeln, { caseId: id })).some(({ kind }) => kind.startsWith('letter:')))
    mock.timers.tick(120_000)
    assert.equal(asked, 1, 'one at a time')
    let isOver = false
    const stopped = worker.stop().then(() => {
      isOver = true
    })
    await sleep(50)
    assert.equal(isOver, false)
    free()
    await stopped
  } finally {
    mock.timers.reset()
    free()
  }
})

/** Asks again for at most ten seconds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200 && !(await holds()); n++) await sleep(50)
  assert.ok(await holds())
}

test('columns an earlier run left behind are written by the next', async () => {
  world.setClock(WORLD_DAY)
  const [broken, sound] = [await open(), await open()]
  const set = (text: string, ids: readonly string[]) => withTenant(world.house.store, world.angeln, (q) => q(text, [ids]))
  const kinds = async () => (await set('SELECT id, waiting_kind AS kind FROM cases WHERE id = ANY ($1::uuid[])', [broken, sound])) as
    readonly { id: string; kind: string | null }[]
  const kindOf = async (id: string) => (await kinds()).find((one) => one.id === id)!.kind
  await set('UPDATE cases SET waiting_kind = NULL, waiting_role = NULL, traits = NULL WHERE id = ANY ($1::uuid[])', [broken, sound])
  const snapshots = `UPDATE cases SET snapshot = jsonb_set(snapshot, '{version}', to_jsonb(version || 'gone')) WHERE id = ANY ($1::uuid[])`
  await set(snapshots, [broken])
  assert.equal(await rebuildColumns(world.house, world.angeln, () => true), 0)
  assert.equal(await kindOf(sound), null, 'stopped before the first')
  assert.equal(await rebuildColumns(world.house, world.angeln), 1)
  assert.deepEqual([await kindOf(broken), await kindOf(sound)], [null, 'staff'])
  assert.ok(world.logged.some((line) => line.event === 'columns of a case'))
  await set(snapshots.replace(" || 'gone'", ''), [broken])
  assert.equal(await rebuildColumns(world.house, world.angeln), 1)
  assert.equal(await kindOf(broken), 'staff')
  assert.equal(await rebuildColumns(world.house, world.angeln), 0, 'nothing is left')
})

test('places of cases from before are derived by the next start', async () => {
  const id = await open()
  const places = () => withTenant(world.house.store, world.angeln, (q) =>
    q<{ places: string | null }>('SELECT places FROM case_answers WHERE case_id = $1', [id]))
  const [known] = await places()
  assert.ok(known!.places)
  await withTenant(world.house.store, world.angeln, (q) => q('UPDATE case_answers SET places = NULL WHERE case_id = $1', [id]))
  assert.equal(await rebuildColumns(world.house, world.angeln), 1)
  assert.deepEqual(await places(), [known])
})

test('old drafts go with their uploads, young ones stay', async () => {
  const { store, blobs } = world.house
  const bytes = new TextEncoder().encode('an upload of long ago')
  const sha256 = await blobs.put(world.angeln, bytes)
  for (const [id, purgeAt] of [['old', '2026-06-01T00:00:00.000Z'], ['young', '2027-01-01T00:00:00.000Z']] as const) {
    await createDraft(store, world.angeln, { id, process: 'gestattung', version: '1', data: {}, page: 'ort', at: '2026-05-01T00:00:00.000Z', purgeAt })
    await addDocument(store, world.angeln, {
      id: randomUUID(), caseId: null, draftId: id, kind: 'upload', title: 'Plan', fileName: 'plan.pdf', mediaType: 'application/pdf',
      size: bytes.length, sha256, origin: 'portal', createdAt: WORLD_DAY, meta: {},
    })
  }
  await keepHouse(world.house, world.angeln)
  assert.equal(await draftById(store, world.angeln, 'old'), undefined)
  assert.equal((await documentsOf(store, world.angeln, { draftId: 'old' })).length, 0)
  assert.ok(await draftById(store, world.angeln, 'young'))
  assert.ok(await blobs.get(world.angeln, sha256), 'the young draft still needs the bytes')
  world.setClock('2027-01-02T00:00:00.000Z')
  await keepHouse(world.house, world.angeln)
  assert.equal(await blobs.get(world.angeln, sha256), undefined)
})
