// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { identityOf } from './postgres/postmaster.ts'
import { startPostgres, type Postgres } from './postgres/start.ts'
import { openStore, type Store } from './store.ts'
import { createTenant, type Tenant } from './tenant.ts'

/** A database of its own on a real server. */
export interface FurnishedStore {
  readonly store: Store
  /** Superuser address of this database, for what only an attacker would do. */
  readonly url: string
  /** Drops the database; the last one out stops the server. */
  close(): Promise<void>
}

/** With two tenants, so that leaks show. */
export interface TestStore extends FurnishedStore {
  readonly tenants: readonly [Tenant, Tenant, ...Tenant[]]
}

/** Where the server of the tests lives; `npm test` puts it into memory where there is enough. */
export const TEST_FOLDER = process.env['LAUFZETTEL_TEST_PG'] ?? resolve(import.meta.dirname, '../../.cache/test-pg')
const USERS = join(TEST_FOLDER, 'users')
const SERVER = 'server'
/** A world is played in half a minute; on a busy machine the others wait for it longer. */
const LOCK_MS = 300_000
const LOCK_PAUSE_MS = 20
const WORLD = [
  { slug: 'amt-suederau', name: 'Amt Süderau' },
  { slug: 'stadt-nordhafen', name: 'Stadt Nordhafen' },
] as const
const AT = '2026-06-01T08:00:00.000Z'

let open = 0
let opened = 0

/** What more a database holds from the beginning: made once for each key, then cloned. */
export interface Furnishing {
  /** What is there before; nothing but the tables if not given. */
  readonly on?: Furnishing
  /** Says by what it was made, so that nothing old is taken; lower-case letters, digits and `_`. */
  readonly key: string
  make(store: Store): Promise<void>
}

/** Two empty tenants in a clone of the migrated template. Call `close` in `after`. */
export async function testStore(): Promise<TestStore> {
  const { store, url, close } = await furnishedStore()
  const tenants: Tenant[] = []
  for (const tenant of WORLD) tenants.push(await createTenant(store, { ...tenant, at: AT }))
  return { store, url, close, tenants: tenants as [Tenant, Tenant] }
}

/** A clone of what was made once; about a second. Call `close` in `after`. */
export async function furnishedStore(furnishing?: Furnishing): Promise<FurnishedStore> {
  const server = await locked(SERVER, enter)
  const migrated = await ensureTemplate(server, `template_${checksum()}`, 'template1')
  const template = await furnished(server, migrated, furnishing)
  const name = `test_${process.pid}_${++opened}`
  await asSuperuser(server, (client) => clone(client, name, template))
  const url = urlOf(server, name)
  const store = openStore({ url })
  await migrate(store)
  return {
    store,
    url,
    async close() {
      await store.close()
      await locked(SERVER, async () => {
        await asSuperuser(server, (client) => dropDatabase(client, name))
        await leave(server)
      })
    },
  }
}

async function enter(): Promise<Postgres> {
  const server = await startPostgres({ dataDir: TEST_FOLDER, log: () => undefined, isPassing: true, isLarge: process.env['LAUFZETTEL_TEST_LARGE'] === 'on' })
  mkdirSync(USERS, { recursive: true })
  open++
  writeFileSync(join(USERS, String(process.pid)), identityOf(process.pid) ?? '')
  return server
}

async function furnished(server: Postgres, migrated: string, furnishing?: Furnishing): Promise<string> {
  if (!furnishing) return migrated
  const below = await furnished(server, migrated, furnishing.on)
  return ensureTemplate(server, `${migrated}_${furnishing.key}`, below, furnishing)
}

async function leave(server: Postgres): Promise<void> {
  if (--open > 0) return
  rmSync(join(USERS, String(process.pid)), { force: true })
  const others = readdirSync(USERS).filter(isAlive)
  if (others.length) server.leave()
  else await server.stop()
}

function isAlive(pid: string): boolean {
  if (identityOf(Number(pid)) === readFileSync(join(USERS, pid), 'utf8')) return true
  rmSync(join(USERS, pid), { force: true })
  return false
}

/** Makes a template once from another; who needs the same one waits, who needs another does not. */
async function ensureTemplate(server: Postgres, name: string, from: string, furnishing?: Furnishing): Promise<string> {
  return locked(name, async () => {
    if (await isMade(server, name, from)) return name
    const store = openStore({ url: urlOf(server, `${name}_new`) })
    await migrate(store)
    await furnishing?.make(store)
    await store.close()
    await asSuperuser(server, (client) =>
      client.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`))
    return name
  })
}

/** Whether a template is there; if not, it is begun, and what dead processes and earlier states left is cleared away. */
async function isMade(server: Postgres, name: string, from: string): Promise<boolean> {
  return asSuperuser(server, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname ~ '^(template|test)_'`)
    for (const row of rows.filter((one) => isLeft(one.name, name))) await dropDatabase(client, row.name)
    const exists = rows.some((row) => row.name === name)
    if (!exists) await clone(client, `${name}_new`, from)
    return exists
  })
}

/** File by file: through the log of changes it takes half as long again. */
async function clone(client: pg.Client, name: string, from: string): Promise<void> {
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY FILE_COPY`)
}

/** Drops a database and the roles of tenants that no database has any more. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  const { rows } = await client.query<{ role: string }>(
    `SELECT rolname AS role FROM pg_roles WHERE rolname ~ '^m_[0-9a-f]+$' AND NOT EXISTS (
       SELECT FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = pg_roles.oid AND dbid <> 0)`)
  for (const { role } of rows) await client.query(`DROP ROLE IF EXISTS ${role}`)
}

/** Left by a dead process, by who began this template, by other migrations, or furnished by another source. */
function isLeft(name: string, template: string): boolean {
  const [kind, second, third] = name.split('_')
  if (kind === 'test') return Number(second) !== process.pid && identityOf(Number(second)) === undefined
  const [, migrations, source] = template.split('_')
  return name === `${template}_new` || second !== migrations
    || (source !== undefined && third !== undefined && third !== source)
}

function checksum(): string {
  const hash = createHash('sha256')
  const inside = (folder: string) => readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' }).sort().map((file) => join(folder, file))
  for (const file of [...inside('migrations'), ...inside('functions'), 'migrate.ts']) {
    if (/\.(sql|ts)$/.test(file)) hash.update(readFileSync(join(import.meta.dirname, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

function urlOf(server: Postgres, database: string): string {
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return url.href
}

async function asSuperuser<T>(
  server: Postgres,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Test files run in processes of their own; only one at a time starts or stops the server, or makes the same template. */
async function locked<T>(what: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(TEST_FOLDER, { recursive: true })
  const lock = join(TEST_FOLDER, `lock-${what}`)
  const until = performance.now() + LOCK_MS
  while (!take(lock)) {
    if (performance.now() > until) throw new Error(`${lock} is held too long`)
    await sleep(LOCK_PAUSE_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, identityOf(process.pid) ?? '', { flag: 'wx' })
    return true
  } catch {
    const holder = holderOf(lock)
    if (holder && identityOf(Number.parseInt(holder, 10)) !== holder) rmSync(lock, { force: true })
    return false
  }
}

function holderOf(lock: string): string {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}
