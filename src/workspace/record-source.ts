// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The file of the case on the desk, and the bytes of its papers.
import type { Made, RecordFile } from '../documents/record-file.ts'
import { papersOfFile } from '../documents/record-file.ts'
import { recordItems } from '../documents/record-items.ts'
import type { RecordItem } from '../documents/record-items.ts'
import { chainHead } from '../store/audit-entries.ts'
import type { StoredDocument } from '../store/documents.ts'
import { readEvents } from '../store/events.ts'
import type { StoredEvent } from '../store/events.ts'
import type { CaseDesk } from './case-desk.ts'
import { papersOf } from './case-papers.ts'

/** Beyond, papers are only named; they can still be fetched one by one. */
const RECORD_BYTES_AT_MOST = 200 * 1024 * 1024
/** What is handed out is kept as a document, and no document is larger than 50 MB. */
export const INSIGHT_BYTES_AT_MOST = 40 * 1024 * 1024
const PORTIONS_AT_MOST = 100

/** Every entry of the file, oldest first. */
export async function recordOf(
  seen: CaseDesk,
  papers?: readonly StoredDocument[],
): Promise<readonly RecordItem[]> {
  const { prepared, context } = seen
  const events = await allEvents(seen)
  return recordItems({ prepared, context, events, papers: papers ?? (await papersOf(seen)) })
}

/** The whole history of the case as it is stored. */
export async function allEvents({ desk: { house, tenant }, at }: CaseDesk): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (let i = 0; i < PORTIONS_AT_MOST; i++) {
    const more = await readEvents(house.store, tenant, at.id, events.at(-1)?.sequence ?? 0)
    if (more.length === 0) break
    events.push(...more)
  }
  return events
}

/** Who makes a copy now, and where the audit chain stands. */
export async function madeNow({ desk: { house, tenant, person } }: CaseDesk): Promise<Made> {
  return { at: house.clock(), by: person.name, chain: await chainHead(house.store, tenant) }
}

/** The papers a file hands on, by their keys; the originals of photos by `key original`. */
export async function bytesOf(
  { desk: { house, tenant } }: CaseDesk,
  file: RecordFile,
  atMost = RECORD_BYTES_AT_MOST,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  let room = atMost
  const take = async (key: string, sha256: string) => {
    const bytes = await house.blobs.get(tenant, sha256)
    if (!bytes) throw new Error(`document ${key}: its bytes are gone`)
    if (bytes.length > room) return
    room -= bytes.length
    found.set(key, bytes)
  }
  for (const { key, sha256, original } of papersOfFile(file)) {
    await take(key, sha256)
    if (original !== undefined) await take(`${key} original`, original)
  }
  return found
}
