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

/** A database of its own on a real server, with two tenants so that leaks show. */
export interface TestStore {
  readonly store: Store
  /** Superuser address of this database, for what only an attacker would do. */
  readonly url: string
  readonly tenants: readonly [Tenant, Tenant, ...Tenant[]]
  /** Drops the database; the last one out stops the server. */
  close(): Promise<void>
}

const FOLDER = resolve(import.meta.dirname, '../../.cache/test-pg')
const USERS = join(FOLDER, 'users')
const LOCK = join(FOLDER, 'lock')
const LOCK_MS = 120_000
const LOCK_PAUSE_MS = 20
const WORLD = [
  { slug: 'amt-suederau', name: 'Amt Süderau' },
  { slug: 'stadt-nordhafen', name: 'Stadt Nordhafen' },
] as const
const AT = '2026-06-01T08:00:00.000Z'

let open = 0
let opened = 0

/** Clones a migrated template; about 0.3 s once the server runs. Call `close` in `after`. */
export async function testStore(): Promise<TestStore> {
  const { server, template } = await locked(enter)
  const name = `test_${process.pid}_${++opened}`
  await asSuperuser(server, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const url = urlOf(server, name)
  const store = openStore({ url })
  await migrate(store)
  const tenants: Tenant[] = []
  for (const tenant of WORLD) tenants.push(await createTenant(store, { ...tenant, at: AT }))
  return {
    store,
    url,
    tenants: tenants as [Tenant, Tenant],
    async close() {
      const { rows } = await store.admin.query<{ id: string }>('SELECT id FROM laufzettel.tenants')
      await store.close()
      await asSuperuser(server, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
        for (const { id } of rows) await client.query(`DROP ROLE IF EXISTS ${id}`)
      })
      await locked(() => leave(server))
    },
  }
}

async function enter(): Promise<{ server: Postgres; template: string }> {
  const server = await startPostgres({ dataDir: FOLDER, log: () => undefined })
  mkdirSync(USERS, { recursive: true })
  open++
  writeFileSync(join(USERS, String(process.pid)), identityOf(process.pid) ?? '')
  return { server, template: await ensureTemplate(server) }
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

/** One template for each state of the migrations; what dead processes left is cleared away. */
async function ensureTemplate(server: Postgres): Promise<string> {
  const template = `template_${checksum()}`
  const found = await asSuperuser(server, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname ~ '^(template|test)_'`)
    for (const { name } of rows.filter((row) => isLeft(row.name, template))) {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    }
    const exists = rows.some((row) => row.name === template)
    if (!exists) await client.query(`CREATE DATABASE ${template}_new`)
    return exists
  })
  if (found) return template
  const store = openStore({ url: urlOf(server, `${template}_new`) })
  await migrate(store)
  await store.close()
  await asSuperuser(server, (client) =>
    client.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`))
  return template
}

function isLeft(name: string, template: string): boolean {
  const [kind, pid] = name.split('_')
  if (kind === 'template') return name !== template
  return Number(pid) !== process.pid && identityOf(Number(pid)) === undefined
}

function checksum(): string {
  const hash = createHash('sha256')
  const folder = join(import.meta.dirname, 'migrations')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  for (const file of [...files.map((file) => join('migrations', file)), 'migrate.ts']) {
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

/** Test files run in processes of their own; only one at a time starts or stops the server. */
async function locked<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(FOLDER, { recursive: true })
  const until = performance.now() + LOCK_MS
  while (!take()) {
    if (performance.now() > until) throw new Error(`${LOCK} is held too long`)
    await sleep(LOCK_PAUSE_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function take(): boolean {
  try {
    writeFileSync(LOCK, identityOf(process.pid) ?? '', { flag: 'wx' })
    return true
  } catch {
    const holder = holderOf()
    if (holder && identityOf(Number.parseInt(holder, 10)) !== holder) rmSync(LOCK, { force: true })
    return false
  }
}

function holderOf(): string {
  try {
    return readFileSync(LOCK, 'utf8')
  } catch {
    return ''
  }
}
