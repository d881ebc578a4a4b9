// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { noteAudit } from './audit.ts'
import { auditEntries } from './audit-entries.ts'
import { newSalt } from './audit-entry.ts'
import { canonicalJson } from './canonical-json.ts'
import { commitCommand } from './commit-command.ts'
import { testStore, type TestStore } from './test-store.ts'
import { verifyAudit, type Checkpoint } from './verify-audit.ts'

const AT = '2026-06-01T08:00:00.000Z'

let world: TestStore
let attacker: pg.Client
let checkpoint: Checkpoint
before(async () => {
  world = await testStore()
  for (const tenant of world.tenants) {
    for (let n = 0; n < 10; n++) {
      await commitCommand(world.store, tenant, {
        commandId: randomUUID(), caseId: randomUUID(), expected: 0, at: AT, snapshot: {},
        columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
        events: ['submitted', 'assigned'].map((kind) => ({
          kind, payload: { n, betrag: 12.5, name: 'Zoë Ünal', b: null }, actor: { id: 's' },
          salt: newSalt(),
        })),
      })
    }
    await noteAudit(world.store, tenant, {
      kind: 'signIn', at: AT, content: { subject: 'staff:7' },
    })
  }
  checkpoint = (await verifyAudit(world.store, world.tenants[0])).head
  attacker = new pg.Client({ connectionString: world.url })
  await attacker.connect()
})
after(async () => {
  await attacker.end()
  await world.close()
})

test('an untouched chain is whole, entries and notes alike', async () => {
  const [amt] = world.tenants
  const result = await verifyAudit(world.store, amt, checkpoint)
  assert.deepEqual(result, { ok: true, entries: 21, erased: 0, head: checkpoint })
  const kinds: string[] = []
  for await (const entry of auditEntries(world.store, amt, 18)) kinds.push(entry.kind)
  assert.deepEqual(kinds, ['submitted', 'assigned', 'signIn'])
})

test('the chain holds nothing of what a person wrote', async () => {
  for await (const entry of auditEntries(world.store, world.tenants[0])) {
    assert.ok(!canonicalJson(entry.content).includes('Ünal'))
  }
})

/** What a superuser can do behind our back; each must be found. `s` is the tenant's schema. */
const MUTATIONS: readonly [string, (s: string, other: string) => string][] = [
  ['flips a content', (s) => `UPDATE ${s}.audit SET content = content || '{"kind":"x"}'
     WHERE number = 5`],
  ['retimes an entry', (s) => `UPDATE ${s}.audit SET at = at + interval '1 hour' WHERE number = 5`],
  ['renames an entry', (s) => `UPDATE ${s}.audit SET kind = 'x' WHERE number = 5`],
  ['moves an entry to another case', (s) => `UPDATE ${s}.audit SET case_id = gen_random_uuid()
     WHERE number = 5`],
  ['changes the command of an entry', (s) => `UPDATE ${s}.audit SET command_id = 'x'
     WHERE number = 5`],
  ['rehashes a forged content', (s) => `UPDATE ${s}.audit SET content_hash = sha256('x')
     WHERE number = 5`],
  ['forges a hash', (s) => `UPDATE ${s}.audit SET hash = sha256('x') WHERE number = 5`],
  ['forges a predecessor', (s) => `UPDATE ${s}.audit SET previous = sha256('x') WHERE number = 5`],
  ['deletes an entry in the middle', (s) => `DELETE FROM ${s}.audit WHERE number = 5`],
  ['deletes the first entry', (s) => `DELETE FROM ${s}.audit WHERE number = 1`],
  ['cuts off the end', (s) => `DELETE FROM ${s}.audit WHERE number > 19`],
  ['empties the chain', (s) => `TRUNCATE ${s}.audit`],
  ['swaps two entries', (s) => `UPDATE ${s}.audit SET number = CASE WHEN number = 5 THEN 1006
     ELSE 1005 END WHERE number IN (5, 6);
     UPDATE ${s}.audit SET number = number - 1000 WHERE number > 1000`],
  ['copies an entry to the end', (s) => `INSERT INTO ${s}.audit SELECT 22, at, case_id, command_id,
     kind, content, content_hash, (SELECT hash FROM ${s}.audit WHERE number = 21), hash
     FROM ${s}.audit WHERE number = 5`],
  ['takes an entry of another tenant', (s, o) => `DELETE FROM ${s}.audit WHERE number = 5;
     INSERT INTO ${s}.audit SELECT * FROM ${o}.audit WHERE number = 5`],
  ['changes a payload', (s) => `UPDATE ${s}.events SET payload = '{"n":99}'
     WHERE payload->>'n' = '3'`],
  ['changes an actor', (s) => `UPDATE ${s}.events SET actor = '{"id":"x"}' WHERE position = 1`],
  ['changes a salt', (s) => `UPDATE ${s}.events SET salt = decode(repeat('ab', 16), 'hex')`],
  ['swaps two payloads', (s) => `UPDATE ${s}.events SET payload = payload || '{"n":4}'
     WHERE payload->>'n' = '3'`],
  ['takes salt away but keeps a payload', (s) => `UPDATE ${s}.events SET salt = NULL,
     payload = '{"n":99}' WHERE payload->>'n' = '3'`],
  ['retimes an event', (s) => `UPDATE ${s}.events SET at = at + interval '1 day'
     WHERE position = 2`],
  ['renames an event', (s) => `UPDATE ${s}.events SET kind = 'granted' WHERE position = 2`],
  ['deletes an event', (s) => `DELETE FROM ${s}.events WHERE payload->>'n' = '9'`],
  ['slips in an event', (s) => `INSERT INTO ${s}.events SELECT case_id, 3, command_id, 3, kind,
     payload, actor, salt, at FROM ${s}.events WHERE sequence = 2 LIMIT 1`],
  ['removes the head', (s) => `DELETE FROM ${s}.chain`],
  ['sets the head back', (s) => `UPDATE ${s}.chain SET number = 3, hash = sha256('x')`],
  ['cuts off end and head together', (s) => `DELETE FROM ${s}.events WHERE command_id IN
       (SELECT command_id FROM ${s}.audit WHERE number > 18);
     DELETE FROM ${s}.audit WHERE number > 18;
     UPDATE ${s}.chain SET (number, hash) = (SELECT number, hash FROM ${s}.audit
       ORDER BY number DESC LIMIT 1)`],
]

for (const [title, mutation] of MUTATIONS) {
  test(`finds a superuser who ${title}`, async () => {
    const [amt, stadt] = world.tenants
    await attacker.query(`
      CREATE SCHEMA IF NOT EXISTS kept;
      CREATE TABLE kept.audit AS TABLE ${amt.id}.audit;
      CREATE TABLE kept.events AS TABLE ${amt.id}.events;
      CREATE TABLE kept.chain AS TABLE ${amt.id}.chain`)
    try {
      await attacker.query(mutation(amt.id, stadt.id))
      const result = await verifyAudit(world.store, amt, checkpoint)
      assert.equal(result.ok, false)
      assert.match(result.firstBroken!.reason, /^[A-ZÄÖÜ].*\.$/)
    } finally {
      await attacker.query(['audit', 'events', 'chain'].map((table) => `
        TRUNCATE ${amt.id}.${table};
        INSERT INTO ${amt.id}.${table} SELECT * FROM kept.${table};
        DROP TABLE kept.${table}`).join(';'))
    }
    assert.ok((await verifyAudit(world.store, amt, checkpoint)).ok)
  })
}

test('erasing what is personal leaves the chain whole and is counted', async () => {
  const [, stadt] = world.tenants
  await attacker.query(`UPDATE ${stadt.id}.events SET payload = 'null', actor = '{}', salt = NULL
    WHERE payload->>'n' = '3'`)
  const result = await verifyAudit(world.store, stadt)
  assert.equal(result.ok, true)
  assert.equal(result.erased, 2)
})
