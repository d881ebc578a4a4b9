// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { asOutage } from './outage.ts'
import { appLogin, type Store } from './store.ts'

/** What a run of `migrate` did. Warnings are German sentences for the operator. */
export interface Migrated {
  readonly applied: readonly string[]
  readonly warnings: readonly string[]
}

/** Functions as they stand, beside the migrations that apply them. */
const FUNCTIONS = join(import.meta.dirname, 'functions')
/** In a migration: the function of this name as it stands, with the hash of its text when it was applied last. */
const APPLIES = /^\{\{function (\w+) [0-9a-f]{12}\}\}$/gm

interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Any number, the same for all of us: one migration at a time per database. */
const LOCK = 5_202_611
const MINIMUM_VERSION = 150_000
const FOLDER = join(import.meta.dirname, 'migrations')

/** Brings the directory and every tenant to this version, each tenant in its own transaction. */
export async function migrate(store: Store): Promise<Migrated> {
  const client = await store.admin.connect().catch((error: unknown) => {
    throw asOutage(error)
  })
  try {
    // A table of a large town takes longer to rewrite than any request may; the connection ends with us.
    await client.query('SET statement_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await assertVersion(client)
    await ensureApp(client, store)
    const applied = await migrateControl(client, store)
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM laufzettel.tenants ORDER BY id',
    )
    for (const { id } of rows) applied.push(...(await migrateTenant(client, store, id)))
    return { applied, warnings: await secure(client, store) }
  } finally {
    // Ends the session's advisory lock with the session.
    client.release(true)
  }
}

/** Applies the missing migrations to one tenant, inside the caller's or its `own` transaction. */
export async function migrateTenant(
  client: pg.ClientBase,
  store: Store,
  id: string,
  own = true,
): Promise<string[]> {
  const files = read('tenant')
  const words = { schema: id, app: quote(store.app) }
  return apply(client, id, files, words, own)
}

async function migrateControl(client: pg.ClientBase, store: Store): Promise<string[]> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS laufzettel;
    CREATE TABLE IF NOT EXISTS laufzettel.migrations (
      scope text NOT NULL, name text NOT NULL, checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT statement_timestamp(),
      PRIMARY KEY (scope, name))`)
  return apply(client, 'control', read('control'), { app: quote(store.app) }, true)
}

async function apply(
  client: pg.ClientBase,
  scope: string,
  files: readonly Migration[],
  words: Readonly<Record<string, string>>,
  own: boolean,
): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM laufzettel.migrations WHERE scope = $1', [scope],
  )
  const known = new Map(rows.map((row) => [row.name, row.checksum]))
  const missing = files.filter((file) => isMissing(file, known.get(file.name)))
  if (missing.length === 0) return []
  if (own) await client.query('BEGIN')
  try {
    for (const file of missing) {
      const text = file.text.replace(APPLIES, (_, name: string) => readFileSync(join(FUNCTIONS, `${name}.sql`), 'utf8'))
      await client.query(text.replace(/\{\{(\w+)\}\}/g, (_, word: string) => words[word]!))
      await client.query(
        'INSERT INTO laufzettel.migrations (scope, name, checksum) VALUES ($1, $2, $3)',
        [scope, file.name, file.checksum],
      )
    }
    if (own) await client.query('COMMIT')
  } catch (error) {
    if (own) await client.query('ROLLBACK')
    throw error
  }
  return missing.map((file) => `${scope}/${file.name}`)
}

function isMissing(file: Migration, checksum: string | undefined): boolean {
  if (checksum !== undefined && checksum !== file.checksum) {
    throw new Error(`migration ${file.name} was applied and has been changed since`)
  }
  return checksum === undefined
}

function read(scope: 'control' | 'tenant'): Migration[] {
  const folder = join(FOLDER, scope)
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

async function assertVersion(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    `SELECT current_setting('server_version_num') AS version`,
  )
  if (Number(rows[0]!.version) >= MINIMUM_VERSION) return
  throw new Error(`Laufzettel braucht PostgreSQL ab Version 15, gefunden: ${rows[0]!.version}.`)
}

/** NOINHERIT: membership in a tenant's role gives nothing until the role is taken. */
async function ensureApp(client: pg.ClientBase, store: Store): Promise<void> {
  if (await canLogIn(store)) return
  const name = quote(store.app)
  const { rows } = await client.query<{ url: string }>(
    'SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1', [store.app],
  )
  const options = store.admin.options.connectionString!
  const password = appLogin(options).password
  const verb = rows.length ? 'ALTER' : 'CREATE'
  await client.query(`${verb} ROLE ${name} LOGIN NOINHERIT PASSWORD '${password}'`)
  await client.query(`ALTER ROLE ${name} SET search_path = ''`)
}

function canLogIn(store: Store): Promise<boolean> {
  return store.poolOf('laufzettel').query('SELECT 1').then(() => true, () => false)
}

/** Takes from PUBLIC what lets one injected call change the role or shadow a table: also DO. */
async function secure(client: pg.ClientBase, store: Store): Promise<string[]> {
  const current = await client.query<{ name: string; migrator: string }>(
    'SELECT current_database() AS name, current_user AS migrator',
  )
  const { name, migrator } = current.rows[0]!
  const database = `DATABASE ${quote(name)}`
  await client.query(`
    REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC;
    REVOKE TEMPORARY ON ${database} FROM PUBLIC;
    GRANT CONNECT ON ${database} TO ${quote(store.app)}`)
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT has_function_privilege(
       $1, 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
       OR has_language_privilege($1, 'plpgsql', 'USAGE') AS open`,
    [store.app],
  )
  if (!rows[0]!.open) return []
  return [
    'In dieser Datenbank darf jeder set_config und DO benutzen; damit käme eingeschleustes SQL ' +
      'an andere Mandanten. Lassen Sie einmal als Superuser ausführen: REVOKE EXECUTE ON ' +
      'FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC; REVOKE USAGE ON ' +
      'LANGUAGE plpgsql, sql FROM PUBLIC; GRANT USAGE ON LANGUAGE plpgsql, sql TO ' +
      `${quote(migrator)};`,
  ]
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
