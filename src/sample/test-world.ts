// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sample world for tests: real PostgreSQL, real letters, two tenants, a clock that can be moved.
import { createHash, randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeHouse } from '../command/house.ts'
import type { House } from '../command/house.ts'
import { openPdfReader } from '../documents/pdf-text.ts'
import { openRenderer } from '../documents/render-letter.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { openBlobs } from '../store/blobs.ts'
import { tenantBySlug } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import type { Store } from '../store/store.ts'
import { furnishedStore, TEST_FOLDER } from '../store/test-store.ts'
import type { Furnishing } from '../store/test-store.ts'
import { startWorker } from '../worker/worker.ts'
import type { Worker } from '../worker/worker.ts'
import { addProcesses, createWorld } from './world.ts'

export interface TestWorld {
  readonly house: House
  readonly renderer: Renderer
  readonly worker: Worker
  /** Amt Musterangeln and Stadt Lindenbrück. */
  readonly angeln: Tenant
  readonly lindenbrueck: Tenant
  /** Moves the clock; ISO instant. */
  setClock(instant: string): void
  /** Where another process finds the same database and files. */
  readonly place: { readonly url: string; readonly dataDir: string }
  readonly logged: { readonly level: string; readonly event: string; readonly more: unknown }[]
  close(): Promise<void>
}

const SECRET = 'a secret only for tests, 32 letters'
/** Beside the databases, so that both are there or neither. */
const MADE = join(TEST_FOLDER, 'worlds')
/** All but tests: whatever changes, an old world is not taken. */
const MADE_FROM = /(?<!\.test)\.(?:ts|tsx|sql|yaml|md|typ)$/
export const WORLD_DAY = '2026-06-11T08:00:00.000Z'

/** Makes the world as of Thursday, 11 June 2026, 10 o'clock; `more` of the library is published too. */
export async function testWorld(...more: readonly string[]): Promise<TestWorld> {
  const furnishing = furnishingOf(more)
  const made = join(MADE, furnishing.key)
  const { store, url, close } = await furnishedStore(furnishing)
  const dataDir = mkdtempSync(join(tmpdir(), 'laufzettel-'))
  cpSync(made, dataDir, { recursive: true })
  let now = WORLD_DAY
  const logged: TestWorld['logged'] = []
  const pdfReader = openPdfReader()
  const house = makeHouse({
    readPdf: (pdf) => pdfReader.textOf(pdf),
    store, blobs: openBlobs(dataDir), clock: () => now, newId: randomUUID, secret: SECRET,
    log: (level, event, more) => logged.push({ level, event, more }),
  })
  const renderer = openRenderer()
  const worker = startWorker(house, renderer, { quiet: true })
  return {
    house, renderer, worker, logged, place: { url, dataDir },
    angeln: (await tenantBySlug(store, 'musterangeln'))!,
    lindenbrueck: (await tenantBySlug(store, 'lindenbrueck'))!,
    setClock: (instant) => {
      now = instant
    },
    async close() {
      await worker.stop()
      await renderer.close()
      pdfReader.close()
      await close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The world with Gestattung is played once; what a test wants more is added to a copy, once too. */
function furnishingOf(more: readonly string[]): Furnishing {
  const key = `${sourceSum()}_${sumOf(more.join(' '))}`
  const made = join(MADE, key)
  if (more.length === 0) return { key, make: (store) => makeWorld(store, made, undefined, ['gestattung']) }
  const on = furnishingOf([])
  return { key, on, make: (store) => makeWorld(store, made, join(MADE, on.key), more) }
}

/** Into a store and a folder; each test gets a copy of both. */
async function makeWorld(store: Store, dataDir: string, from: string | undefined, ids: readonly string[]): Promise<void> {
  const [source] = basename(dataDir).split('_')
  mkdirSync(MADE, { recursive: true })
  for (const old of readdirSync(MADE)) if (!old.startsWith(`${source}_`)) rmSync(join(MADE, old), { recursive: true })
  rmSync(dataDir, { recursive: true, force: true })
  if (from === undefined) mkdirSync(dataDir)
  else cpSync(from, dataDir, { recursive: true })
  const [pdfReader, renderer] = [openPdfReader(), openRenderer()]
  const house = makeHouse({
    readPdf: (pdf) => pdfReader.textOf(pdf),
    store, blobs: openBlobs(dataDir), clock: () => WORLD_DAY, newId: randomUUID, secret: SECRET, log: () => undefined,
  })
  try {
    const library = Object.fromEntries(ids.map((id) => [id, libraryFiles(id)]))
    await (from === undefined ? createWorld : addProcesses)(house, renderer, library, () => undefined)
  } finally {
    await renderer.close()
    pdfReader.close()
  }
}

let known: string | undefined

/** Changes with all a world is made from; when each file was written says so in a tenth of the time its text takes. */
function sourceSum(): string {
  if (known !== undefined) return known
  const parts: string[] = []
  for (const folder of ['src', 'library']) {
    const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
    for (const name of names.filter((one) => MADE_FROM.test(one))) {
      const { mtimeMs, size } = statSync(join(root, name))
      parts.push(`${name} ${mtimeMs} ${size}`)
    }
  }
  known = sumOf(parts.join('\0'))
  return known
}

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The text files of a process of the library and of the building blocks. */
export function libraryFiles(id: string): Record<string, string> {
  return { ...textFiles('blocks', 'blocks/'), ...textFiles(id, '') }
}

function textFiles(id: string, prefix: string): Record<string, string> {
  const folder = new URL(`../../library/${id}/`, import.meta.url)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|md)$/.test(name))
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, readFileSync(new URL(name, folder), 'utf8')]))
}
