// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Wires the platform: database, store, files, clock, ids and key. Here and in `connected.ts` alone
// the environment and the real clock are read.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeHouse } from '../command/house.ts'
import type { House, Log } from '../command/house.ts'
import { rebuildCatalogue } from '../command/publish.ts'
import { openPdfReader } from '../documents/pdf-text.ts'
import { openBlobs } from '../store/blobs.ts'
import { migrate } from '../store/migrate.ts'
import { startPostgres } from '../store/postgres/start.ts'
import { newSecret } from '../store/secret.ts'
import { openStore } from '../store/store.ts'
import { listTenants } from '../store/tenant.ts'
import { connected } from './connected.ts'
import { numberOf } from './number-of.ts'

export interface Platform {
  readonly house: House
  readonly dataDir: string
  close(): Promise<void>
}

export interface PlatformOptions {
  readonly dataDir?: string | undefined
  readonly say: (sentence: string) => void
  readonly log?: Log
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MIN_SECRET = 32

/** Opens the database (`DATABASE_URL`, else the embedded one), migrates it and wires the house. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { say } = options
  const services = connected()
  const dataDir = resolve(options.dataDir ?? join(ROOT, '.data'))
  mkdirSync(dataDir, { recursive: true })
  const given = process.env['DATABASE_URL']
  if (!given) say('PostgreSQL startet')
  const postgres = given ? undefined : await startPostgres({ dataDir, log: say })
  const store = openStore({ url: given ?? postgres!.url })
  const pdfReader = openPdfReader()
  const house = makeHouse({
    readPdf: (pdf) => pdfReader.textOf(pdf),
    store,
    blobs: openBlobs(dataDir),
    clock: () => new Date().toISOString(),
    newId: randomUUID,
    secret: secretOf(dataDir),
    log: options.log ?? jsonLog,
    ...services,
  })
  try {
    const { applied, warnings } = await migrate(store)
    if (applied.length) say(`Datenbank eingerichtet (${numberOf(applied.length, 'Schritt', 'Schritte')})`)
    for (const warning of warnings) say(warning)
    // What was published before there was a catalogue is to be found too.
    if (applied.some((name) => name.endsWith('/0006_services.sql'))) await rebuildCatalogues(house)
  } catch (error) {
    await store.close()
    await postgres?.stop()
    throw error
  }
  return {
    house,
    dataDir,
    async close() {
      pdfReader.close()
      await store.close()
      await postgres?.stop()
    },
  }
}

/** Puts what every tenant has published into its catalogue. */
async function rebuildCatalogues(house: House): Promise<void> {
  for (const tenant of await listTenants(house.store)) await rebuildCatalogue(house, tenant)
}

/** The instance's key: from the environment, else made once and kept beside the data. */
function secretOf(dataDir: string): string {
  const given = process.env['LAUFZETTEL_SECRET']
  if (given !== undefined) {
    if (given.length < MIN_SECRET) throw new Error(`LAUFZETTEL_SECRET braucht mindestens ${MIN_SECRET} Zeichen.`)
    return given
  }
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, newSecret(), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Log lines as JSON on standard error, so that standard output stays for people. */
export const jsonLog: Log = (level, event, more = {}) => {
  if (process.env['LAUFZETTEL_LOG'] === 'off') return
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...more })}\n`)
}
