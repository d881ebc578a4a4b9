// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A batch of letters: printed as one PDF, sent on one day. Each case hears of its own letter; said
// twice it counts once.
import { createHash } from 'node:crypto'
import { localDateOf } from '../calendar/instant.ts'
import { execute } from '../command/execute.ts'
import { printBatch, SHEETS_AT_MOST } from '../documents/print-batch.ts'
import type { Sheet } from '../documents/print-batch.ts'
import { successOf } from '../engine/delivery.ts'
import { documentById } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { finishBatch, finishPaperLetter, lettersOfBatch, makeBatch } from '../store/paper-letters.ts'
import type { PrintBatch, WaitingLetter } from '../store/paper-letters.ts'
import type { Desk } from './desk.ts'
import { addressFindings } from './print-address.ts'

/** Can it go into a batch as it is? */
export const isReady = ({ batch, takenOut, address }: WaitingLetter): boolean =>
  batch === null && takenOut === null && !addressFindings(address).some(({ level }) => level === 'stop')

/** Prints the letters of one legal entity as one pile; gives its id, or nothing if there are none. */
export async function printLetters(desk: Desk, entity: string, waiting: readonly WaitingLetter[]): Promise<string | undefined> {
  const letters = waiting.filter((one) => one.entity === entity && isReady(one)).slice(0, SHEETS_AT_MOST)
  if (letters.length === 0) return undefined
  const { house, tenant, now, person } = desk
  const sheets = await Promise.all(letters.map((one) => sheetOf(desk, one)))
  const title = `Druckstapel ${desk.entities[entity]?.name ?? entity} ${localDateOf(now).split('-').reverse().join('.')}`
  const { pdf, pages } = await printBatch({ title, sheets })
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await house.blobs.put(tenant, pdf)
  const id = house.newId()
  const isMade = await makeBatch(house.store, tenant, { id, entity, sha256, pages, madeAt: now, madeBy: person.name }, letters.map((one) => one.id))
  return isMade ? id : undefined
}

/** What stands in the list for the post, in the order of the letters. */
export function postListOf(desk: Desk, letters: readonly WaitingLetter[]): Promise<ListEntry[]> {
  return Promise.all(letters.map(async (one) => entryOf(one, await documentOf(desk, one))))
}

type ListEntry = Omit<Sheet, 'pdf'>

/** The same with the letter itself, for printing. */
async function sheetOf(desk: Desk, letter: WaitingLetter): Promise<Sheet> {
  const document = await documentOf(desk, letter)
  const pdf = await desk.house.blobs.get(desk.tenant, document.sha256)
  if (!pdf) throw new Error(`document ${document.id}: its bytes are gone`)
  return { pdf, ...entryOf(letter, document) }
}

async function documentOf({ house, tenant }: Desk, { documentId }: WaitingLetter): Promise<StoredDocument> {
  const document = await documentById(house.store, tenant, documentId)
  if (!document) throw new Error(`document ${documentId} is gone`)
  return document
}

const entryOf = ({ address, title, fileNumber, channel }: WaitingLetter, { meta }: StoredDocument): ListEntry => ({
  pages: Number(meta['pages'] ?? 1),
  address,
  title,
  fileNumber: fileNumber ?? '',
  way: channel === 'pzu' ? 'Postzustellungsurkunde' : '',
})

/** Notes that all letters of a batch went to the post on that day; the PDF is no longer needed. */
export async function sendBatch(desk: Desk, batch: PrintBatch, on: string): Promise<void> {
  const { house, tenant, person } = desk
  for (const letter of await lettersOfBatch(house.store, tenant, batch.id)) await sendLetter(desk, letter, on)
  await finishBatch(house.store, tenant, batch.id, { on, by: person.name })
  await house.blobs.remove(tenant, batch.sha256)
}

/** Notes that a letter went out, by its own way or by the one a person took. */
export async function sendLetter(desk: Desk, letter: WaitingLetter, on: string, channel?: string): Promise<void> {
  const { house, tenant, person: { id, name } } = desk
  // The certificate of a PZU comes later; now it is only on its way.
  const kind = channel === undefined ? 'posted' : successOf(channel)
  const result = {
    kind: 'proof' as const, delivery: letter.delivery, attempt: letter.attempt, proof: { kind, on, by: { id, name } },
    ...(channel !== undefined && { channel }),
  }
  const done = await execute(house, tenant, { kind: 'outcome', id: `posted:${letter.id}`, result }, { case: letter.caseId })
  if ('refusal' in done) throw new Error(`letter ${letter.id}: ${done.refusal.message}`)
  await finishPaperLetter(house.store, tenant, letter.id, house.clock())
}
