// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The ground all variants stand on: the embedded server as shipped, a database of its own, a few
// municipalities with the Gestattung, and the arguments of two real commits to replay.
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { readLibrary } from '../src/cli/library.ts'
import { makeHouse } from '../src/command/house.ts'
import type { House } from '../src/command/house.ts'
import { packed } from '../src/command/settings.ts'
import { checkFiles } from '../src/process/check.ts'
import { SAMPLE_TOWNS } from '../src/sample/towns.ts'
import { openBlobs } from '../src/store/blobs.ts'
import { saveEntity } from '../src/store/entities.ts'
import { migrate } from '../src/store/migrate.ts'
import { startPostgres } from '../src/store/postgres/start.ts'
import { publishProcess } from '../src/store/processes.ts'
import { appLogin, openStore } from '../src/store/store.ts'
import type { Store } from '../src/store/store.ts'
import { createTenant } from '../src/store/tenant.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { captureCommits } from './capture.ts'
import type { Captured } from './capture.ts'

export interface Ground {
  readonly house: House
  readonly tenants: readonly Tenant[]
  readonly dataDir: string
  /** A superuser's connection, for counters only. */
  readonly admin: pg.Client
  /** Where the application logs in. */
  readonly appUrl: URL
  /** Commits of one real action and of its answer, taken from the product. */
  readonly captured: readonly [Captured, Captured]
  /** Messages `ReadyForQuery` the product's connections have received: its round trips. */
  roundTrips(): number
  close(): Promise<void>
}

/** Enough made-up names to meet every pool of the store. */
const PROBES = 64
const DATA = resolve(import.meta.dirname, '../.cache/bench')

/** Starts the server (again) and makes an empty world with so many municipalities. */
export async function openGround(tenantCount: number): Promise<Ground> {
  mkdirSync(DATA, { recursive: true })
  const server = await startPostgres({ dataDir: DATA, log: () => undefined })
  const name = `bench_${process.pid}`
  await once(server.url, `CREATE DATABASE ${name}`)
  const url = Object.assign(new URL(server.url), { pathname: `/${name}` })
  const store = openStore({ url: url.href })
  const roundTrips = countRoundTrips(store)
  await migrate(store)
  const house = makeHouse({
    store, blobs: openBlobs(join(DATA, 'blobs')), clock: () => new Date().toISOString(),
    newId: randomUUID, secret: 'bench', log: () => undefined,
  })
  const tenants: Tenant[] = []
  for (let i = 0; i < tenantCount; i++) tenants.push(await newTenant(house, i))
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  return {
    house, tenants, dataDir: DATA, admin, roundTrips, appUrl: appLogin(url.href),
    captured: await captureCommits(house, tenants[0]!),
    async close() {
      await admin.end()
      await store.close()
      await once(server.url, `DROP DATABASE ${name} WITH (FORCE)`)
      for (const { id } of tenants) await once(server.url, `DROP ROLE IF EXISTS ${id}`)
      await server.stop()
    },
  }
}

async function newTenant(house: House, index: number): Promise<Tenant> {
  const { store } = house
  const at = house.clock()
  const tenant = await createTenant(store, {
    slug: `bench-${index}`, name: `Amt ${index}`, settings: { land: 'SH' }, at,
  })
  for (const { id, name, ...rest } of SAMPLE_TOWNS[0]!.entities) {
    await saveEntity(store, tenant, { id, name, settings: { ...rest } })
  }
  const { process: found } = checkFiles(readLibrary()['gestattung']!)
  if (!found) throw new Error('library/gestattung has errors')
  const { id, title } = found
  await publishProcess(store, tenant, { id, title, content: packed(found), publishedAt: at })
  return tenant
}

/** Listens before the first connection opens; the store tells its pools only by tenant. */
function countRoundTrips(store: Store): () => number {
  let count = 0
  const pools = new Set(Array.from({ length: PROBES }, (_, i) => store.poolOf(String(i))))
  for (const pool of pools) {
    pool.on('connect', (client) => {
      const { connection } = client as unknown as { connection: NodeJS.EventEmitter }
      connection.on('readyForQuery', () => count++)
    })
  }
  return () => count
}

async function once(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}
