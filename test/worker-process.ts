// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A worker in a process of its own, to be killed: works on what is due until nothing is, then ends.
import { randomUUID } from 'node:crypto'
import { makeHouse } from '../src/command/house.ts'
import { openRenderer } from '../src/documents/render-letter.ts'
import { openBlobs } from '../src/store/blobs.ts'
import { openStore } from '../src/store/store.ts'
import { startWorker } from '../src/worker/worker.ts'

const [url, now, folder] = process.argv.slice(2) as [string, string, string]
const store = openStore({ url })
const renderer = openRenderer()
const house = makeHouse({
  store, blobs: openBlobs(folder), clock: () => now, newId: randomUUID, secret: 'a secret only for tests, 32 letters',
  log: (level, event, more) => console.error(level, event, JSON.stringify(more)),
})
const worker = startWorker(house, renderer, { quiet: true })
await worker.drain()
await worker.stop()
await renderer.close()
await store.close()
