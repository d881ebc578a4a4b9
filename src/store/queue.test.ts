// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { newSalt } from './audit-entry.ts'
import { commitCommand } from './commit-command.ts'
import { addFeedback } from './feedback.ts'
import { withTenant } from './query.ts'
import {
  countParked, failEffect, finishEffect, parkEffect, parkedEffects, releaseExpired, retryEffect,
  takeEffects,
} from './queue.ts'
import { dueTenants, flushWakes, onWake, refreshWake } from './wakes.ts'
import { testStore, type TestStore } from './test-store.ts'

const AT = '2026-06-01T08:00:00.000Z'
const minutes = (count: number) => new Date(Date.parse(AT) + count * 60_000).toISOString()
const LEASE = { limit: 1, leaseMs: 60_000 }

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

async function enqueue(tenant: TestStore['tenants'][0], count: number): Promise<void> {
  const commandId = randomUUID()
  await commitCommand(world.store, tenant, {
    commandId, caseId: randomUUID(), expected: 0, at: AT, snapshot: {},
    columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
    events: [{ kind: 'e', payload: {}, actor: {}, salt: newSalt() }],
    effects: Array.from({ length: count }, (_, n) => ({
      id: `${commandId}:${n}`, kind: 'letter', payload: { n },
    })),
  })
}

test('eight workers carry out 400 effects, none twice', async () => {
  const [amt] = world.tenants
  await enqueue(amt, 400)
  const taken: string[] = []
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (;;) {
      const effects = await takeEffects(world.store, amt, { now: AT, limit: 7, leaseMs: 60_000 })
      if (effects.length === 0) return
      assert.ok(effects.length <= 7)
      for (const effect of effects) {
        taken.push(effect.id)
        assert.ok(await finishEffect(world.store, amt, effect, { at: AT }))
      }
    }
  }))
  assert.equal(taken.length, 400)
  assert.equal(new Set(taken).size, 400)
  const states = await withTenant(world.store, amt, (q) =>
    q('SELECT state, count(*) FROM effects GROUP BY state'))
  assert.deepEqual(states, [{ state: 'done', count: 400 }])
})

test('fails, backs off, parks with words, and comes back by hand', async () => {
  const [, stadt] = world.tenants
  await enqueue(stadt, 1)
  const take = async (now: string) => (await takeEffects(world.store, stadt, { now, ...LEASE }))[0]
  const first = (await take(AT))!
  assert.equal(first.attempts, 1)
  const failure = { error: 'Postfach voll', runAfter: minutes(5) }
  assert.ok(await failEffect(world.store, stadt, first, failure))
  assert.equal(await take(minutes(4)), undefined)
  const second = (await take(minutes(5)))!
  assert.equal(second.attempts, 2)
  assert.ok(await parkEffect(world.store, stadt, second, { error: 'Postfach voll' }))
  assert.equal(await take(minutes(60)), undefined)
  const [parked] = await parkedEffects(world.store, stadt)
  assert.equal(parked!.lastError, 'Postfach voll')
  assert.equal(await countParked(world.store, stadt), 1)
  assert.equal(await countParked(world.store, stadt, ['p']), 0, 'hidden from who may not see its process')
  assert.ok(await retryEffect(world.store, stadt, second.id, minutes(60)))
  assert.ok(!(await retryEffect(world.store, stadt, second.id, minutes(60))))
  assert.equal(await countParked(world.store, stadt), 0)
  assert.ok(await finishEffect(world.store, stadt, (await take(minutes(60)))!, { at: AT }))
})

test('a lease that ran out goes to another, and the first can no longer answer', async () => {
  const [, stadt] = world.tenants
  await enqueue(stadt, 1)
  const [slow] = await takeEffects(world.store, stadt, { now: AT, ...LEASE })
  assert.equal(await releaseExpired(world.store, stadt, minutes(1)), 0)
  assert.equal(await releaseExpired(world.store, stadt, minutes(2)), 1)
  const [quick] = await takeEffects(world.store, stadt, { now: minutes(2), ...LEASE })
  assert.equal(quick!.id, slow!.id)
  assert.ok(!(await finishEffect(world.store, stadt, slow!, { at: minutes(2) })))
  assert.ok(await finishEffect(world.store, stadt, quick!, { at: minutes(2) }))
})

test('the command that brings the outcome finishes the effect with it', async () => {
  const [, stadt] = world.tenants
  await enqueue(stadt, 1)
  const [effect] = await takeEffects(world.store, stadt, { now: AT, ...LEASE })
  await commitCommand(world.store, stadt, {
    commandId: `${effect!.id}:done`, caseId: effect!.caseId!, expected: 1, at: AT, snapshot: {},
    columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
    events: [{ kind: 'sent', payload: {}, actor: {}, salt: newSalt() }],
    finishes: effect!.id,
  })
  const rows = await withTenant(world.store, stadt, (q) =>
    q('SELECT state FROM effects WHERE id = $1', [effect!.id]))
  assert.deepEqual(rows, [{ state: 'done' }])
})

test('a commit with work wakes this process and the directory names the tenant', async () => {
  const [amt, stadt] = world.tenants
  await refreshWake(world.store, stadt)
  await refreshWake(world.store, amt)
  world.store.wakes.clear()
  const heard: string[] = []
  const stop = onWake(world.store, (id) => heard.push(id))
  await enqueue(amt, 1)
  stop()
  assert.deepEqual(heard, [amt.id])
  assert.deepEqual(await dueTenants(world.store, minutes(-1)), [])
  assert.deepEqual(await dueTenants(world.store, AT), [amt.id])
  assert.equal(await refreshWake(world.store, amt), AT)
  const [effect] = await takeEffects(world.store, amt, { now: AT, ...LEASE })
  await finishEffect(world.store, amt, effect!, { at: AT })
  assert.equal(await refreshWake(world.store, amt), undefined)
  assert.deepEqual(await dueTenants(world.store, minutes(60)), [])
})

test('feedback whose mail was ordered wakes this process, other feedback nobody', async () => {
  const [, stadt] = world.tenants
  const heard: string[] = []
  const stop = onWake(world.store, (id) => heard.push(id))
  const one = { kind: 'page', page: '', body: 'Danke', contact: null, createdAt: AT } as const
  const [told, silent] = [randomUUID(), randomUUID()]
  await addFeedback(world.store, stadt, { ...one, id: silent }, false)
  assert.deepEqual(heard, [])
  await addFeedback(world.store, stadt, { ...one, id: told }, true)
  stop()
  assert.deepEqual(heard, [stadt.id])
  const [mail, ...more] = await takeEffects(world.store, stadt, { now: AT, limit: 10, leaseMs: 60_000 })
  assert.deepEqual([mail!.id, mail!.caseId, mail!.kind, mail!.payload, more.length], [`feedback:${told}`, null, 'mail', { notice: 'feedback' }, 0])
  await finishEffect(world.store, stadt, mail!, { at: AT })
})

test('a killed process noted nothing: the sweep finds the work in the tables', async () => {
  const [amt] = world.tenants
  await enqueue(amt, 1)
  world.store.wakes.clear()
  assert.deepEqual(await dueTenants(world.store, AT), [])
  assert.equal(await refreshWake(world.store, amt), AT)
  assert.deepEqual(await dueTenants(world.store, AT), [amt.id])
})

test('work noted while a tenant is being refreshed is not forgotten', async () => {
  const [, stadt] = world.tenants
  for (let round = 0; round < 40; round++) {
    await Promise.all([
      refreshWake(world.store, stadt),
      enqueue(stadt, 1).then(() => flushWakes(world.store)),
    ])
    assert.ok((await dueTenants(world.store, AT)).includes(stadt.id), `round ${round}`)
    const [effect] = await takeEffects(world.store, stadt, { now: AT, ...LEASE })
    await finishEffect(world.store, stadt, effect!, { at: AT })
    await refreshWake(world.store, stadt)
  }
})
