// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { nextNumber } from './counters.ts'
import { deadlinesOf, dropDeadline, dueDeadlines } from './deadlines.ts'
import { entityById, listEntities, saveEntity } from './entities.ts'
import { newSalt } from './audit-entry.ts'
import { commitCommand } from './commit-command.ts'
import { markRead, messageById, messagesOf, putMessage } from './inbox.ts'
import { overlaysOf, saveOverlay } from './overlays.ts'
import { listProcesses, processById, processVersions, publishProcess } from './processes.ts'
import { testStore, type TestStore } from './test-store.ts'

const AT = '2026-06-01T08:00:00.000Z'
const LATER = '2026-06-02T08:00:00.000Z'

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

test('a published version never changes, the same content is the same version', async () => {
  const [amt, stadt] = world.tenants
  const process = { id: 'gestattung', title: 'Gestattung', publishedAt: AT }
  const first = await publishProcess(world.store, amt, { ...process, content: { a: 1, b: 2 } })
  const same = await publishProcess(world.store, amt, {
    ...process, publishedAt: LATER, content: { b: 2, a: 1 },
  })
  assert.equal(same, first)
  const second = await publishProcess(world.store, amt, {
    ...process, publishedAt: LATER, content: { a: 2 },
  })
  assert.equal((await processById(world.store, amt, 'gestattung'))!.version, second)
  const old = await processById(world.store, amt, 'gestattung', first)
  assert.deepEqual([old!.content, old!.publishedAt], [{ a: 1, b: 2 }, AT])
  assert.deepEqual((await listProcesses(world.store, amt)).map((one) => one.version), [second])
  const versions = await processVersions(world.store, amt, 'gestattung')
  assert.deepEqual(versions.map((one) => one.version), [second, first])
  assert.deepEqual(await listProcesses(world.store, stadt), [])
})

test('overlays: the one for all first, each replaced as a whole', async () => {
  const [amt] = world.tenants
  const overlay = (entity: string, frist: number) =>
    saveOverlay(world.store, amt, { process: 'gestattung', entity, parameters: { frist } })
  await overlay('suederau', 7)
  await overlay('', 14)
  await overlay('', 21)
  assert.deepEqual(await overlaysOf(world.store, amt, 'gestattung'), [
    { process: 'gestattung', entity: '', parameters: { frist: 21 }, adaptation: {} },
    { process: 'gestattung', entity: 'suederau', parameters: { frist: 7 }, adaptation: {} },
  ])
})

test('legal entities', async () => {
  const [amt] = world.tenants
  await saveEntity(world.store, amt, { id: 'suederau', name: 'Suederau', settings: {} })
  const entity = { id: 'suederau', name: 'Gemeinde Süderau', settings: { ags: '01061000' } }
  await saveEntity(world.store, amt, entity)
  assert.deepEqual(await listEntities(world.store, amt), [entity])
  assert.deepEqual(await entityById(world.store, amt, 'suederau'), entity)
  assert.equal(await entityById(world.store, amt, 'x'), undefined)
})

test('60 numbers drawn at once are 1 to 60', async () => {
  const [amt, stadt] = world.tenants
  const drawn = await Promise.all(
    Array.from({ length: 60 }, () => nextNumber(world.store, amt, '32-GE/2026')))
  assert.deepEqual(drawn.sort((a, b) => a - b), Array.from({ length: 60 }, (_, n) => n + 1))
  assert.equal(await nextNumber(world.store, stadt, '32-GE/2026'), 1)
})

test('a message is put once, read once, and seen by its account alone', async () => {
  const [amt] = world.tenants
  const message = {
    id: randomUUID(), caseId: randomUUID(), account: randomUUID(), documentId: null,
    subject: 'Bescheid', body: 'Guten Tag', kind: 'notice', createdAt: AT, providedAt: AT,
  }
  await putMessage(world.store, amt, message)
  await putMessage(world.store, amt, message)
  assert.deepEqual(await messagesOf(world.store, amt, message.account), [
    { ...message, readAt: null },
  ])
  const stranger = randomUUID()
  assert.equal(await messageById(world.store, amt, stranger, message.id), undefined)
  assert.equal(await markRead(world.store, amt, stranger, message.id, LATER), false)
  assert.equal(await markRead(world.store, amt, message.account, message.id, LATER), true)
  assert.equal(await markRead(world.store, amt, message.account, message.id, AT), false)
  const read = await messageById(world.store, amt, message.account, message.id)
  assert.equal(read!.readAt, LATER)
})

test('a deadline is due at its instant and stays until it is dropped', async () => {
  const [amt] = world.tenants
  const caseId = randomUUID()
  await commitCommand(world.store, amt, {
    commandId: randomUUID(), caseId, expected: 0, at: AT, snapshot: {},
    columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
    events: [{ kind: 'e', payload: {}, actor: {}, salt: newSalt() }],
    deadlines: [{ name: 'anhoerung', wakeAt: LATER, due: '2026-06-01', title: 'Anhörung' }],
  })
  const deadline = {
    caseId, name: 'anhoerung', wakeAt: LATER, due: '2026-06-01', title: 'Anhörung',
  }
  assert.deepEqual(await dueDeadlines(world.store, amt, AT, 10), [])
  assert.deepEqual(await dueDeadlines(world.store, amt, LATER, 10), [deadline])
  assert.deepEqual(await deadlinesOf(world.store, amt, caseId), [deadline])
  assert.equal(await dropDeadline(world.store, amt, { ...deadline, wakeAt: AT }), false)
  assert.equal(await dropDeadline(world.store, amt, deadline), true)
  assert.deepEqual(await dueDeadlines(world.store, amt, LATER, 10), [])
})
