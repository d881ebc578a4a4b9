// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from './migrate.ts'
import { testStore, type TestStore } from './test-store.ts'

let world: TestStore
before(async () => {
  world = await testStore()
})
after(() => world.close())

/** What the tenant's own role may do with each of its tables. A new table must be entered here. */
const RIGHTS: Readonly<Record<string, string>> = {
  attempts: 'SELECT INSERT UPDATE DELETE',
  audit: 'SELECT INSERT',
  availability: 'SELECT INSERT',
  bulk_items: 'SELECT INSERT UPDATE DELETE',
  bulk_jobs: 'SELECT INSERT UPDATE DELETE',
  case_answers: 'SELECT INSERT UPDATE',
  case_traits: 'SELECT INSERT DELETE',
  case_figures: 'SELECT INSERT UPDATE DELETE',
  case_ways: 'SELECT INSERT UPDATE DELETE',
  cases: 'SELECT INSERT UPDATE DELETE',
  chain: 'SELECT UPDATE',
  co_applicants: 'SELECT INSERT UPDATE DELETE',
  commands: 'SELECT INSERT',
  counters: 'SELECT INSERT UPDATE',
  deadline_figures: 'SELECT INSERT UPDATE DELETE',
  deadlines: 'SELECT INSERT UPDATE DELETE',
  disposal_cases: 'SELECT INSERT UPDATE',
  disposals: 'SELECT INSERT UPDATE DELETE',
  document_texts: 'SELECT INSERT DELETE',
  documents: 'SELECT INSERT UPDATE DELETE',
  drafts: 'SELECT INSERT UPDATE DELETE',
  effects: 'SELECT INSERT UPDATE DELETE',
  entities: 'SELECT INSERT UPDATE DELETE',
  events: 'SELECT INSERT',
  feedback: 'SELECT INSERT UPDATE DELETE',
  form_experience: 'SELECT INSERT UPDATE DELETE',
  figures_read: 'SELECT UPDATE',
  inbox: 'SELECT INSERT UPDATE DELETE',
  link_reads: 'SELECT INSERT UPDATE',
  overlays: 'SELECT INSERT UPDATE DELETE',
  paper_letters: 'SELECT INSERT UPDATE DELETE',
  print_batches: 'SELECT INSERT UPDATE',
  processes: 'SELECT INSERT',
  sent_mails: 'SELECT INSERT DELETE',
  service_words: 'SELECT INSERT UPDATE DELETE',
  services: 'SELECT INSERT UPDATE DELETE',
  represented: 'SELECT INSERT DELETE',
  searches: 'SELECT INSERT UPDATE DELETE',
  sessions: 'SELECT INSERT UPDATE DELETE',
  settings_history: 'SELECT INSERT DELETE',
  staff: 'SELECT INSERT UPDATE DELETE',
  tokens: 'SELECT INSERT UPDATE DELETE',
  xzufi_objects: 'SELECT INSERT UPDATE DELETE',
}
const ALL_RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']

test('every table of every tenant is classified and has exactly these rights', async () => {
  for (const tenant of world.tenants) {
    const { rows } = await world.store.admin.query<{ table: string; rights: string[] }>(
      `SELECT c.relname AS table, ARRAY(
         SELECT p.name FROM unnest($2::text[]) WITH ORDINALITY p (name, place)
         WHERE has_table_privilege($1::text::name, c.oid, p.name) ORDER BY p.place) AS rights
       FROM pg_catalog.pg_class c
       WHERE c.relnamespace = $1::text::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')`,
      [tenant.id, ALL_RIGHTS])
    const found = Object.fromEntries(rows.map((row) => [row.table, row.rights.join(' ')]))
    assert.deepEqual(found, RIGHTS)
  }
})

test('PUBLIC has no right on any schema, table or function of ours', async () => {
  const { rows } = await world.store.admin.query(
    `SELECT 'schema ' || n.nspname AS place FROM pg_catalog.pg_namespace n,
       aclexplode(n.nspacl) a WHERE a.grantee = 0 AND n.nspname ~ '^(m_|laufzettel)'
     UNION ALL
     SELECT 'table ' || c.oid::regclass FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
       WHERE a.grantee = 0 AND n.nspname ~ '^(m_|laufzettel)'
     UNION ALL
     SELECT 'function ' || p.oid::regprocedure FROM pg_catalog.pg_proc p
       JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace,
       aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
       WHERE a.grantee = 0 AND n.nspname ~ '^(m_|laufzettel$)'
     UNION ALL
     SELECT 'set_config' FROM pg_catalog.pg_proc p,
       aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
       WHERE a.grantee = 0 AND p.proname = 'set_config'
     UNION ALL
     SELECT 'language ' || l.lanname FROM pg_catalog.pg_language l,
       aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) a
       WHERE a.grantee = 0 AND l.lanpltrusted
     UNION ALL
     SELECT 'temporary tables' FROM pg_catalog.pg_database d,
       aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
       WHERE a.grantee = 0 AND a.privilege_type = 'TEMPORARY' AND d.datname = current_database()`)
  assert.deepEqual(rows, [])
})

test('functions run as their tenant on a fixed path, tables belong to the migrator', async () => {
  const { rows } = await world.store.admin.query<{ fault: string }>(
    `SELECT p.oid::regprocedure::text AS fault FROM pg_catalog.pg_proc p
       JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname ~ '^m_' AND NOT (p.prosecdef AND p.proowner = n.nspname::regrole
         AND p.proconfig = ARRAY['search_path=pg_catalog, pg_temp'])
     UNION ALL
     SELECT c.oid::regclass::text FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname ~ '^m_' AND c.relowner <> current_user::regrole`)
  assert.deepEqual(rows, [])
})

test('nothing Citus refuses: no trigger, no key or view across schemas', async () => {
  const { rows } = await world.store.admin.query(
    `SELECT tgname AS name FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
     UNION ALL
     SELECT conname FROM pg_catalog.pg_constraint k
       JOIN pg_catalog.pg_class a ON a.oid = k.conrelid
       JOIN pg_catalog.pg_class b ON b.oid = k.confrelid
       WHERE k.contype = 'f' AND a.relnamespace <> b.relnamespace
     UNION ALL
     SELECT relname FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname ~ '^m_' AND c.relkind IN ('v', 'm')`)
  assert.deepEqual(rows, [])
})

test('the application owns nothing and inherits nothing', async () => {
  const { rows } = await world.store.admin.query<Record<string, boolean>>(
    `SELECT rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
       EXISTS (SELECT FROM pg_catalog.pg_class WHERE relowner = r.oid) AS owns
     FROM pg_catalog.pg_roles r WHERE rolname = $1`, [world.store.app])
  assert.deepEqual(Object.values(rows[0]!), Array(7).fill(false))
  const tenants = await world.store.admin.query<{ fault: boolean }>(
    `SELECT rolcanlogin OR rolinherit OR rolsuper AS fault FROM pg_catalog.pg_roles
     WHERE rolname ~ '^m_'`)
  assert.ok(tenants.rows.every((row) => !row.fault))
})

test('migrating again applies nothing and warns of nothing', async () => {
  assert.deepEqual(await migrate(world.store), { applied: [], warnings: [] })
})

test('a function is the one of its file, and each change of it has a migration that applies it', async () => {
  const migrations = join(import.meta.dirname, 'migrations/tenant')
  const texts = readdirSync(migrations).sort().map((name) => readFileSync(join(migrations, name), 'utf8'))
  for (const file of readdirSync(join(import.meta.dirname, 'functions'))) {
    const [name, text] = [file.replace('.sql', ''), readFileSync(join(import.meta.dirname, 'functions', file), 'utf8')]
    const applied = texts.flatMap((one) => [...one.matchAll(new RegExp(`^\\{\\{function ${name} (\\w+)\\}\\}$`, 'gm'))].map(([, hash]) => hash))
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
    assert.equal(applied.at(-1), hash, `${file} has changed: add a migration with {{function ${name} ${hash}}}`)
    for (const { id } of world.tenants) {
      const { rows } = await world.store.admin.query<{ body: string }>(
        'SELECT prosrc AS body FROM pg_catalog.pg_proc WHERE proname = $1 AND pronamespace = $2::regnamespace', [name, id])
      assert.deepEqual(rows.map(({ body }) => body), [text.split('$$')[1]!.replaceAll('{{schema}}', id)])
    }
  }
})

test('an applied migration that was changed since is a fault', async () => {
  const { admin } = world.store
  const change = (checksum: string) =>
    admin.query(`UPDATE laufzettel.migrations SET checksum = $1
      WHERE scope = 'control' AND name = '0001_directory.sql'`, [checksum])
  const { rows } = await admin.query<{ checksum: string }>(
    `SELECT checksum FROM laufzettel.migrations WHERE name = '0001_directory.sql'`)
  await change('other')
  await assert.rejects(migrate(world.store), {
    message: 'migration 0001_directory.sql was applied and has been changed since',
  })
  await change(rows[0]!.checksum)
})
