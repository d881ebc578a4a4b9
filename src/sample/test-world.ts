// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sample world for tests: real PostgreSQL, real letters, two tenants, a clock that can be moved.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readdirSync, readFileSync } from 'node:fs'
import { makeHouse } from '../command/house.ts'
import type { House } from '../command/house.ts'
import { openPdfReader } from '../documents/pdf-text.ts'
import { openRenderer } from '../documents/render-letter.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { openBlobs } from '../store/blobs.ts'
import { tenantBySlug } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import { testStore } from '../store/test-store.ts'
import { startWorker } from '../worker/worker.ts'
import type { Worker } from '../worker/worker.ts'
import { createWorld } from './world.ts'

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

export const WORLD_DAY = '2026-06-11T08:00:00.000Z'

/** Makes the world as of Thursday, 11 June 2026, 10 o'clock; `more` of the library is published too. */
export async function testWorld(...more: readonly string[]): Promise<TestWorld> {
  const { store, url, close } = await testStore()
  const dataDir = mkdtempSync(join(tmpdir(), 'laufzettel-'))
  let now = WORLD_DAY
  const logged: TestWorld['logged'] = []
  const pdfReader = openPdfReader()
  const house = makeHouse({
    readPdf: (pdf) => pdfReader.textOf(pdf),
    store, blobs: openBlobs(dataDir), clock: () => now, newId: randomUUID, secret: 'a secret only for tests, 32 letters',
    log: (level, event, more) => logged.push({ level, event, more }),
  })
  const renderer = openRenderer()
  const library = Object.fromEntries(['gestattung', ...more].map((id) => [id, libraryFiles(id)]))
  await createWorld(house, renderer, library, () => undefined)
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

/** The text files of a process of the library and of the building blocks. */
export function libraryFiles(id: string): Record<string, string> {
  return { ...textFiles('blocks', 'blocks/'), ...textFiles(id, '') }
}

function textFiles(id: string, prefix: string): Record<string, string> {
  const folder = new URL(`../../library/${id}/`, import.meta.url)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|md)$/.test(name))
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, readFileSync(new URL(name, folder), 'utf8')]))
}
