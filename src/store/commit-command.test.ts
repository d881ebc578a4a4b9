// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { newSalt } from './audit-entry.ts'
import { commitCommand, type Commit } from './commit-command.ts'
import { readEvents } from './events.ts'
import { loadCase } from './load-case.ts'
import { withTenant } from './query.ts'
import { testStore, type TestStore } from './test-store.ts'

const AT = '2026-06-01T08:00:00.000Z'
const LATER = '2026-06-02T09:30:00.000Z'

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

/** The application of Frau Sommer for the village feast. */
function opening(change: Partial<Commit> = {}): Commit {
  return {
    commandId: randomUUID(),
    caseId: randomUUID(),
    expected: 0,
    at: AT,
    columns: {
      process: 'gestattung', version: 'v1', title: 'Dorffest Süderau', applicant: 'Jana Sommer',
      done: false, statuses: { antrag: 'eingegangen' },
    },
    snapshot: { antrag: 'eingegangen' },
    events: [
      { kind: 'submitted', payload: { gaeste: 120 }, actor: { account: 'a1' }, salt: newSalt() },
      { kind: 'assigned', payload: { to: 'petersen' }, actor: { service: 'x' }, salt: newSalt() },
    ],
    result: { fileNumber: '32-GE-17/2026' },
    ...change,
  }
}

test('opens a case with all that belongs to it', async () => {
  const [amt] = world.tenants
  const commit = opening({
    effects: [{ id: 'c:1', kind: 'letter', payload: { to: 'a1' } }],
    deadlines: [{ name: 'pruefung', wakeAt: LATER, due: '2026-06-02', title: 'Prüfung' }],
  })
  assert.deepEqual(await commitCommand(world.store, amt, commit), {
    status: 'committed', sequence: 2,
  })
  const loaded = await loadCase(world.store, amt, commit.caseId)
  assert.deepEqual(loaded, {
    id: commit.caseId, sequence: 2, process: 'gestattung', version: 'v1', entity: '',
    snapshot: { antrag: 'eingegangen' },
  })
  const events = await readEvents(world.store, amt, commit.caseId)
  const seen = events.map(({ sequence, position, kind, at }) => [sequence, position, kind, at])
  assert.deepEqual(seen, [
    [1, 1, 'submitted', AT],
    [2, 2, 'assigned', AT],
  ])
  assert.deepEqual(await readEvents(world.store, amt, commit.caseId, 1), events.slice(1))
})

test('finds no case of another tenant and no unknown one', async () => {
  const [amt, stadt] = world.tenants
  const commit = opening()
  await commitCommand(world.store, amt, commit)
  assert.equal(await loadCase(world.store, stadt, commit.caseId), undefined)
  assert.equal(await loadCase(world.store, amt, randomUUID()), undefined)
})

test('refuses a decision made on an old state and writes nothing of it', async () => {
  const [amt] = world.tenants
  const first = opening()
  await commitCommand(world.store, amt, first)
  const next = (commandId: string) =>
    opening({ commandId, caseId: first.caseId, expected: 2, at: LATER })
  const answers = await Promise.all(
    [randomUUID(), randomUUID(), randomUUID()].map((id) =>
      commitCommand(world.store, amt, next(id))))
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [
    'committed', 'conflict', 'conflict',
  ])
  const conflict = answers.find((answer) => answer.status === 'conflict')
  assert.deepEqual(conflict, { status: 'conflict', sequence: 4 })
  assert.equal((await readEvents(world.store, amt, first.caseId)).length, 4)
})

test('a decision on a case that does not exist is a conflict at 0', async () => {
  const answer = await commitCommand(world.store, world.tenants[0], opening({ expected: 3 }))
  assert.deepEqual(answer, { status: 'conflict', sequence: 0 })
})

test('a case cannot be opened twice by different commands', async () => {
  const [amt] = world.tenants
  const first = opening()
  await commitCommand(world.store, amt, first)
  const second = await commitCommand(world.store, amt, opening({ caseId: first.caseId }))
  assert.deepEqual(second, { status: 'conflict', sequence: 2 })
})

for (const [title, caseId] of [
  ['the same case', () => 'b7a1f0c2-0000-4000-8000-000000000001'],
  ['a case of its own each', () => randomUUID()],
] as const) {
  test(`the same command 50 times at once, opening ${title}, is carried out once`, async () => {
    const [amt] = world.tenants
    const commandId = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        commitCommand(world.store, amt, opening({ commandId, caseId: caseId() }))))
    assert.equal(answers.filter((answer) => answer.status === 'committed').length, 1)
    const repeated = answers.filter((answer) => answer.status === 'repeated')
    assert.equal(repeated.length, 49)
    assert.equal(new Set(repeated.map((answer) => answer.caseId)).size, 1)
    assert.deepEqual(repeated[0]!.result, { fileNumber: '32-GE-17/2026' })
    const rows = await withTenant(world.store, amt, (q) =>
      q('SELECT FROM events WHERE command_id = $1', [commandId]))
    assert.equal(rows.length, 2)
  })
}

test('20 writers that read again after a conflict lose nothing', async () => {
  const [amt] = world.tenants
  const first = opening()
  await commitCommand(world.store, amt, first)
  const write = async () => {
    for (let attempt = 0; attempt < 100; attempt++) {
      const { sequence } = (await loadCase(world.store, amt, first.caseId))!
      const commit = opening({ caseId: first.caseId, expected: sequence })
      if ((await commitCommand(world.store, amt, commit)).status === 'committed') return
    }
    assert.fail('never got through')
  }
  await Promise.all(Array.from({ length: 20 }, write))
  assert.equal((await loadCase(world.store, amt, first.caseId))!.sequence, 42)
})

test('replaces the deadlines of a case only where a set is given', async () => {
  const [amt] = world.tenants
  const deadline = (name: string) => ({ name, wakeAt: LATER, due: '2026-06-02', title: name })
  const names = () =>
    withTenant(world.store, amt, (q) =>
      q<{ name: string }>('SELECT name FROM deadlines WHERE case_id = $1 ORDER BY name', [id]))
  const first = opening({ deadlines: [deadline('a'), deadline('b')] })
  const id = first.caseId
  await commitCommand(world.store, amt, first)
  await commitCommand(world.store, amt, opening({ caseId: id, expected: 2 }))
  assert.deepEqual(await names(), [{ name: 'a' }, { name: 'b' }])
  await commitCommand(world.store, amt, opening({
    caseId: id, expected: 4, deadlines: [deadline('b'), deadline('c')],
  }))
  assert.deepEqual(await names(), [{ name: 'b' }, { name: 'c' }])
  await commitCommand(world.store, amt, opening({ caseId: id, expected: 6, deadlines: [] }))
  assert.deepEqual(await names(), [])
})

test('a fault inside the function leaves nothing behind', async () => {
  const [amt] = world.tenants
  const commit = opening({ effects: [{ id: 'twice', kind: 'a', payload: {} },
    { id: 'twice', kind: 'b', payload: {} }] })
  await assert.rejects(commitCommand(world.store, amt, commit), { code: '23505' })
  assert.equal(await loadCase(world.store, amt, commit.caseId), undefined)
})

test('bounds what one command may hold', async () => {
  const events = Array.from({ length: 501 }, () => opening().events[0]!)
  await assert.rejects(
    commitCommand(world.store, world.tenants[0], opening({ events })),
    { message: '501 events in one command, allowed: 500' })
  await assert.rejects(
    commitCommand(world.store, world.tenants[0], opening({ events: [] })),
    { message: 'a case opens with at least one event' })
})
