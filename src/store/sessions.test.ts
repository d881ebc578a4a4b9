// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  accountByEmail, accountById, changeAccount, changeAccountEmail, createAccount, deleteAccount,
  setAccountPassword,
} from './accounts.ts'
import { clearAttempts, countAttempts, noteAttempt, purgeAttempts } from './attempts.ts'
import { hashSecret, newSecret } from './secret.ts'
import {
  closeSession, closeSessionsOf, openSession, purgeSessions, sessionByHash, touchSession,
} from './sessions.ts'
import { listStaff, saveStaff, staffByEmail, staffById, type Staff } from './staff.ts'
import { testStore, type TestStore } from './test-store.ts'
import { createToken, findToken, purgeTokens, revokeTokens, useToken } from './tokens.ts'

const AT = '2026-06-01T08:00:00.000Z'
const minutes = (count: number) => new Date(Date.parse(AT) + count * 60_000).toISOString()
const PETERSEN: Staff = {
  id: 'petersen', name: 'Hauke Petersen', email: 'petersen@amt-suederau.example',
  passwordHash: null, roles: ['caseworker'], units: ['ordnung'], entities: null, phone: null,
  active: true, deputyFor: [], deputies: [], absentFrom: null, absentUntil: null, singleKeys: true,
}

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

test('staff are found by e-mail in any case of letters, and are replaced as a whole', async () => {
  const [amt, stadt] = world.tenants
  await saveStaff(world.store, amt, { ...PETERSEN, email: 'Petersen@Amt-Suederau.example' })
  assert.deepEqual(
    await staffByEmail(world.store, amt, 'PETERSEN@amt-suederau.example'), PETERSEN)
  const changed = { ...PETERSEN, active: false, entities: ['suederau'] }
  await saveStaff(world.store, amt, changed)
  assert.deepEqual(await staffById(world.store, amt, 'petersen'), changed)
  assert.deepEqual(await listStaff(world.store, stadt), [])
  const other = { ...PETERSEN, id: 'other' }
  await assert.rejects(saveStaff(world.store, amt, other), { code: '23505' })
})

test('an e-mail has one account', async () => {
  const account = {
    id: randomUUID(), email: 'jana@sommer.example', name: 'Jana Sommer', passwordHash: 'x',
    profile: { ort: 'Süderau' }, createdAt: AT,
  }
  const kept = { ...account, sessionsSince: null, emailProven: true }
  assert.deepEqual(await createAccount(world.store, account), kept)
  const other = { ...account, id: randomUUID(), email: 'Jana@Sommer.example' }
  assert.equal(await createAccount(world.store, other), undefined)
  assert.deepEqual(await accountByEmail(world.store, 'JANA@sommer.example'), kept)
  assert.ok(await changeAccount(world.store, { ...account, name: 'Jana Winter' }))
  assert.equal((await accountById(world.store, account.id))!.name, 'Jana Winter')
  assert.ok(await createAccount(world.store, { ...other, email: 'mia@winter.example' }))
  assert.ok(!(await changeAccountEmail(world.store, account.id, 'Mia@winter.example')), 'somebody has it')
  assert.ok(await changeAccountEmail(world.store, account.id, 'Jana@winter.example'))
  assert.ok(await setAccountPassword(world.store, account.id, 'y', minutes(1)))
  const { email, passwordHash, sessionsSince } = (await accountById(world.store, account.id))!
  assert.deepEqual([email, passwordHash, sessionsSince], ['jana@winter.example', 'y', minutes(1)])
  assert.ok(await deleteAccount(world.store, account.id))
  assert.ok(!(await deleteAccount(world.store, account.id)))
})

test('a session holds until it is idle, expired or closed, and in its tenant only', async () => {
  const [amt, stadt] = world.tenants
  const hash = hashSecret(newSecret())
  const find = (tenant: typeof amt, now: string, idleSince: string) =>
    sessionByHash(world.store, tenant, hash, { now, idleSince })
  await openSession(world.store, amt, {
    hash, subject: 'petersen', kind: 'staff', csrf: newSecret(), createdAt: AT,
    expiresAt: minutes(600),
  })
  assert.equal((await find(amt, AT, minutes(-30)))!.subject, 'petersen')
  assert.equal(await find(stadt, AT, minutes(-30)), undefined)
  assert.equal(await find(amt, minutes(40), minutes(10)), undefined, 'idle')
  await touchSession(world.store, amt, hash, minutes(20))
  assert.ok(await find(amt, minutes(40), minutes(10)))
  assert.equal(await find(amt, minutes(600), minutes(10)), undefined, 'expired')
  assert.equal(await closeSessionsOf(world.store, amt, 'citizen', 'petersen'), 0)
  assert.equal(await closeSessionsOf(world.store, amt, 'staff', 'petersen'), 1)
  assert.equal(await closeSession(world.store, amt, hash), false)
  assert.equal(await purgeSessions(world.store, amt, minutes(900)), 0)
})

test('a token is used once by 20 at the same time, for its purpose, until it is revoked', async () => {
  const [amt] = world.tenants
  const caseId = randomUUID()
  const token = (hash: string) => ({
    hash, purpose: 'consultation', caseId, data: { body: 'polizei' }, expiresAt: minutes(60),
    createdAt: AT,
  })
  const [first, second] = [hashSecret('first'), hashSecret('second')]
  for (const hash of [first, second]) await createToken(world.store, amt, token(hash))
  assert.equal(await findToken(world.store, amt, first, 'status', AT), undefined)
  const uses = await Promise.all(Array.from({ length: 20 }, () =>
    useToken(world.store, amt, first, 'consultation', AT)))
  assert.equal(uses.filter(Boolean).length, 1)
  assert.equal((await findToken(world.store, amt, first, 'consultation', AT))!.usedAt, AT)
  assert.equal(await useToken(world.store, amt, second, 'consultation', minutes(60)), undefined)
  assert.equal(await revokeTokens(world.store, amt, caseId, 'consultation', AT), 2)
  assert.equal(await findToken(world.store, amt, second, 'consultation', AT), undefined)
  assert.equal(await purgeTokens(world.store, amt, minutes(61)), 2)
})

test('counts failed sign-ins in a window of time', async () => {
  const [amt] = world.tenants
  for (const n of [0, 5, 10]) await noteAttempt(world.store, amt, 'k', minutes(n))
  assert.equal(await countAttempts(world.store, amt, 'k', minutes(2)), 2)
  assert.equal(await countAttempts(world.store, amt, 'other', AT), 0)
  assert.equal(await purgeAttempts(world.store, amt, minutes(5)), 1)
  await clearAttempts(world.store, amt, 'k')
  assert.equal(await countAttempts(world.store, amt, 'k', minutes(-9)), 0)
})
