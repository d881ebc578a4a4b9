// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A worker in a process of its own, so that a test can kill it in the middle of its work.
import { randomUUID } from 'node:crypto'
import { makeHouse } from '../src/command/house.ts'
import { openHybridMail } from '../src/connectors/hybrid-mail/hybrid-mail.ts'
import { openSmtp } from '../src/connectors/mail/smtp.ts'
import { openRenderer } from '../src/documents/render-letter.ts'
import { openBlobs } from '../src/store/blobs.ts'
import { openStore } from '../src/store/store.ts'
import { startWorker } from '../src/worker/worker.ts'

export interface WorkerPlace {
  readonly url: string
  readonly dataDir: string
  readonly now: string
  readonly secret: string
  readonly address: string
  readonly smtp: string
  readonly hybrid: string
}

process.on('disconnect', () => process.exit())
process.once('message', (place: WorkerPlace) => void work(place))

async function work({ url, dataDir, now, secret, address, smtp, hybrid }: WorkerPlace) {
  const house = makeHouse({
    store: openStore({ url }), blobs: openBlobs(dataDir), clock: () => now, newId: randomUUID, secret, address, log: () => undefined,
    mail: openSmtp({ url: smtp, restMs: 0 }), hybridMail: openHybridMail({ url: hybrid, totalMs: 2_000 }),
  })
  process.send!('working')
  await startWorker(house, openRenderer(), { quiet: true }).drain()
  process.exit(0)
}
