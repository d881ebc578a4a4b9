// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { newSalt } from './audit-entry.ts'
import { commitCommand } from './commit-command.ts'
import { readRows, readTenant, withTenant } from './query.ts'
import { testStore, type TestStore } from './test-store.ts'
import { createTenant, listTenants, removeTenant, tenantBySlug } from './tenant.ts'
import type { Tenant } from './tenant.ts'

const AT = '2026-06-01T08:00:00.000Z'
const REFUSED = '42501'
const ABSENT = '42P01'
/** Not allowed · two statements in one · not inside a transaction. */
const REFUSALS = [REFUSED, '42601', '25001']

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

/** Every table there is, and one column of each to write to. */
async function tablesOf(schema: string): Promise<readonly { table: string; column: string }[]> {
  const { rows } = await world.store.admin.query<{ table: string; column: string }>(
    `SELECT c.relname AS table, a.attname AS column
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a
       ON a.attrelid = c.oid AND a.attnum = 1
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' ORDER BY 1`, [schema])
  return rows
}

const OPERATIONS = {
  select: (table: string) => `SELECT * FROM ${table}`,
  insert: (table: string) => `INSERT INTO ${table} DEFAULT VALUES`,
  update: (table: string, column: string) => `UPDATE ${table} SET ${column} = ${column}`,
  delete: (table: string) => `DELETE FROM ${table}`,
  truncate: (table: string) => `TRUNCATE ${table}`,
  drop: (table: string) => `DROP TABLE ${table}`,
} as const

for (const [operation, statement] of Object.entries(OPERATIONS)) {
  test(`the role of a tenant cannot ${operation} anything of the other`, async () => {
    const [amt, stadt] = world.tenants
    for (const schema of [stadt.id, 'laufzettel']) {
      const tables = await tablesOf(schema)
      assert.ok(tables.length >= 4)
      for (const { table, column } of tables) {
        await assert.rejects(
          withTenant(world.store, amt, (q) => q(statement(`${schema}.${table}`, column))),
          { code: REFUSED }, `${operation} ${table}`)
      }
    }
  })

  test(`the application cannot ${operation} a tenant's table without taking its role`, async () => {
    const [amt] = world.tenants
    for (const { table, column } of await tablesOf(amt.id)) {
      await assert.rejects(
        world.store.poolOf(amt.id).query(statement(`${amt.id}.${table}`, column)),
        { code: REFUSED }, `${operation} ${table}`)
    }
  })
}

test('history can be added to and read, by nobody changed', async () => {
  const [amt] = world.tenants
  for (const table of ['events', 'audit', 'commands', 'processes']) {
    for (const operation of ['update', 'delete', 'truncate', 'drop'] as const) {
      const { column } = (await tablesOf(amt.id)).find((entry) => entry.table === table)!
      await assert.rejects(
        withTenant(world.store, amt, (q) => q(OPERATIONS[operation](table, column))),
        { code: REFUSED }, `${operation} ${table}`)
    }
  }
})

test('a forgotten schema name fails instead of meeting a neighbour', async () => {
  const pool = world.store.poolOf(world.tenants[0].id)
  await assert.rejects(pool.query('SELECT * FROM cases'), { code: ABSENT })
  const { rows } = await pool.query('SELECT current_setting($1) AS path', ['search_path'])
  assert.ok(['', '""'].includes(rows[0].path))
})

/** What an injected expression or statement might try to get at the other tenant. */
const ESCAPES: readonly ((other: string) => string)[] = [
  (o) => `SELECT set_config('role', '${o}', true)`,
  () => `SELECT set_config('role', 'none', true)`,
  (o) => `UPDATE pg_settings SET setting = '${o}' WHERE name = 'role'`,
  (o) => `SELECT * FROM cases; SELECT * FROM ${o}.cases`,
  (o) => `SET ROLE ${o}; SELECT * FROM ${o}.cases`,
  (o) => `SELECT 1; SET LOCAL ROLE ${o}; SELECT * FROM ${o}.cases`,
  (o) => `RESET ROLE; SELECT * FROM ${o}.cases`,
  (o) => `SELECT * FROM cases WHERE id IN (SELECT id FROM ${o}.cases)`,
  (o) => `SELECT ${o}.load('00000000-0000-4000-8000-000000000000')`,
  (o) => `SELECT ${o}.append_audit('[]', NULL, NULL, '2026-01-01')`,
  (o) => `CREATE VIEW stolen AS SELECT * FROM ${o}.cases`,
  () => `CREATE TABLE planted (id int)`,
  () => `CREATE TEMP TABLE cases (id int)`,
  () => `CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  () => `CREATE SCHEMA planted`,
  () => `CREATE ROLE planted SUPERUSER`,
  () => `CREATE EXTENSION dblink`,
  (o) => `GRANT ${o} TO CURRENT_USER`,
  (o) => `ALTER TABLE ${o}.cases OWNER TO CURRENT_USER`,
  (o) => `ALTER SCHEMA ${o} RENAME TO taken`,
  () => `COPY (SELECT 1) TO PROGRAM 'id'`,
  () => `COPY cases FROM '/etc/passwd'`,
  () => `SELECT pg_read_file('/etc/passwd')`,
  () => `SELECT pg_ls_dir('.')`,
  () => `SELECT lo_import('/etc/passwd')`,
  () => `SELECT rolpassword FROM pg_authid`,
  () => `SELECT * FROM pg_user_mapping`,
  () => `SELECT pg_reload_conf()`,
  () => `ALTER SYSTEM SET fsync = off`,
  () => `SELECT email FROM laufzettel.accounts`,
  () => `UPDATE laufzettel.tenants SET slug = 'x'`,
  (o) => `DO $$ BEGIN PERFORM * FROM ${o}.cases; END $$`,
  (o) => `DO $$ BEGIN EXECUTE 'SET ROLE ${o}'; PERFORM * FROM ${o}.cases; END $$`,
]

for (const [index, escape] of ESCAPES.entries()) {
  const statement = escape('m_…')
  test(`escape ${index + 1} is refused: ${statement}`, async () => {
    const [amt, stadt] = world.tenants
    await assert.rejects(
      withTenant(world.store, amt, (q) => q(escape(stadt.id))),
      ({ code }: { code?: string }) => REFUSALS.includes(code ?? ''))
  })
}

test('a connection comes back from a tenant with role and path as before', async () => {
  const [amt, stadt] = world.tenants
  for (let round = 0; round < 200; round++) {
    const tenant = round % 2 ? amt : stadt
    const broken = round % 5 === 0
    const run = withTenant(world.store, tenant, async (q) => {
      const [row] = await q<{ role: string }>('SELECT current_user AS role')
      assert.equal(row!.role, tenant.id)
      if (broken) await q('SELECT 1 / 0')
    })
    await (broken ? assert.rejects(run, { code: '22012' }) : run)
    const { rows } = await world.store.poolOf(tenant.id).query('SELECT current_user AS role')
    assert.equal(rows[0].role, world.store.app)
  }
})

test('reading writes nothing', async () => {
  await assert.rejects(
    readTenant(world.store, world.tenants[0], (q) => q(`INSERT INTO counters VALUES ('x', 1)`)),
    { code: '25006' })
  await assert.rejects(readRows(world.store, world.tenants[0], `INSERT INTO counters VALUES ('x', 1)`), { code: '25006' })
})

test('a read of one statement sees its tenant alone and hands the connection back usable', async () => {
  const [one, other] = world.tenants
  const seen = (tenant: Pick<Tenant, 'id'>) =>
    readRows<{ role: string; path: string }>(world.store, tenant, `SELECT current_user AS role, current_schema() AS path`)
  const many = await Promise.all(Array.from({ length: 40 }, (_, i) => seen(i % 2 ? one : other)))
  many.forEach(([row], i) => assert.deepEqual(row, { role: (i % 2 ? one : other).id, path: (i % 2 ? one : other).id }))
  for (let i = 0; i < 10; i++) await assert.rejects(readRows(world.store, one, 'SELECT 1 / $1::int', [0]), { code: '22012' })
  await assert.rejects(seen({ id: 'm_ffff' }), { code: '22023' }, 'a role that does not exist')
  assert.equal((await seen(one))[0]!.role, one.id)
})

test('makes, finds and removes a tenant with everything it had', async () => {
  const { store } = world
  const made = await createTenant(store, {
    slug: 'gemeinde-westerau', name: 'Gemeinde Westerau', settings: { land: 'SH' }, at: AT,
  })
  assert.deepEqual(await tenantBySlug(store, 'gemeinde-westerau'), made)
  assert.ok((await listTenants(store)).some((tenant) => tenant.id === made.id))
  await assert.rejects(createTenant(store, { slug: 'gemeinde-westerau', name: 'x', at: AT }))
  await assert.rejects(createTenant(store, { slug: 'Groß & Klein', name: 'x', at: AT }))
  await commitCommand(store, made, {
    commandId: 'c', caseId: randomUUID(), expected: 0, at: AT, snapshot: {},
    columns: { process: 'p', version: 'v', title: 't', done: false, statuses: {} },
    events: [{ kind: 'e', payload: {}, actor: {}, salt: newSalt() }],
  })
  assert.equal(await removeTenant(store, 'gemeinde-westerau'), true)
  assert.equal(await removeTenant(store, 'gemeinde-westerau'), false)
  assert.equal(await tenantBySlug(store, 'gemeinde-westerau'), undefined)
  const { rows } = await store.admin.query(
    `SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = $1
     UNION ALL SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = $1
     UNION ALL SELECT scope FROM laufzettel.migrations WHERE scope = $1`, [made.id])
  assert.deepEqual(rows, [])
})
