// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Letters that wait for paper, and the batches they are printed in.
import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import { COUNTED_AT_MOST } from './worklist.ts'

/** A letter to print and send. `address` is as printed, line by line. */
export interface PaperLetter {
  readonly id: string
  readonly caseId: string
  readonly entity: string
  readonly delivery: string
  readonly attempt: number
  readonly channel: string
  readonly documentId: string
  readonly title: string
  readonly address: readonly string[]
  readonly createdAt: string
}

/** With what the desk shows of it; `takenOut` is the reason why no batch takes it. */
export interface WaitingLetter extends PaperLetter {
  readonly batch: string | null
  readonly takenOut: string | null
  readonly process: string
  readonly fileNumber: string | null
}

export interface PrintBatch {
  readonly id: string
  readonly entity: string
  readonly sha256: string
  readonly pages: number
  readonly madeAt: string
  readonly madeBy: string
  readonly sentOn: string | null
}

type Place = Pick<Tenant, 'id'>

const LIST_AT_MOST = 500
const BATCHES_AT_MOST = 50
const REASON_CHARACTERS = 500
const BATCH = `id, entity, sha256, pages, made_at AS "madeAt", made_by AS "madeBy", sent_on::text AS "sentOn"`
const LETTER =
  `p.id, p.case_id AS "caseId", p.entity, p.delivery, p.attempt, p.channel, p.document_id AS "documentId",
   p.title, p.address, p.created_at AS "createdAt", p.batch, p.taken_out AS "takenOut", c.process,
   c.file_number AS "fileNumber"`
/** The case decides: a letter that went another way meanwhile waits no longer. */
const STILL_WAITS =
  `p.done_at IS NULL AND EXISTS (
     SELECT 1 FROM jsonb_array_elements(c.snapshot->'deliveries') d
     WHERE d->>'id' = p.delivery AND d->>'status' = 'pending'
       AND jsonb_array_length(coalesce(d->'attempts', '[null]')) = p.attempt)`

/** Puts a letter among those that wait; the same again changes nothing. */
export async function addPaperLetter(store: Store, tenant: Place, one: PaperLetter): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`INSERT INTO paper_letters (id, case_id, entity, delivery, attempt, channel, document_id,
         title, address, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
    [one.id, one.caseId, one.entity, one.delivery, one.attempt, one.channel, one.documentId,
      one.title, JSON.stringify(one.address), one.createdAt]))
}

/** What waits for paper, oldest first, at most 500; nothing of cases the person may not see. */
export function waitingLetters(
  store: Store, tenant: Place, hidden: readonly string[] = [],
): Promise<readonly WaitingLetter[]> {
  return readRows<WaitingLetter>(store, tenant,
    `SELECT ${LETTER} FROM paper_letters p JOIN cases c ON c.id = p.case_id
       WHERE ${STILL_WAITS} AND NOT c.process = ANY ($2::text[])
       ORDER BY p.entity, p.created_at, p.id LIMIT $1`, [LIST_AT_MOST, hidden])
}

/** How many letters wait to be sent, printed or not, counted up to 1,000. */
export async function countPaper(store: Store, tenant: Place, hidden: readonly string[] = []): Promise<number> {
  const rows = await readRows<{ count: number }>(store, tenant,
    `SELECT count(*) FROM (SELECT 1 FROM paper_letters p JOIN cases c ON c.id = p.case_id
         WHERE ${STILL_WAITS} AND NOT c.process = ANY ($1::text[]) LIMIT ${COUNTED_AT_MOST}) few`, [hidden])
  return rows[0]!.count
}

/** Letters of one legal entity that wait to be sent, and since when the oldest does. */
export interface WaitingPaper {
  readonly entity: string
  readonly count: number
  readonly since: string
}

/** What waits for paper by legal entity, the oldest first. */
export function paperByEntity(
  store: Store, tenant: Place, hidden: readonly string[] = [],
): Promise<readonly WaitingPaper[]> {
  return readRows<WaitingPaper>(store, tenant,
    `SELECT p.entity, count(*)::integer, min(p.created_at) AS since FROM paper_letters p JOIN cases c ON c.id = p.case_id
       WHERE ${STILL_WAITS} AND NOT c.process = ANY ($1::text[]) GROUP BY 1 ORDER BY 3, 1`, [hidden])
}

/** The letters of a batch that are still waiting for their dispatch, in the order of the print. */
export function lettersOfBatch(store: Store, tenant: Place, batch: string): Promise<readonly WaitingLetter[]> {
  return readRows<WaitingLetter>(store, tenant,
    `SELECT ${LETTER} FROM paper_letters p JOIN cases c ON c.id = p.case_id
       WHERE p.batch = $2 AND ${STILL_WAITS} ORDER BY p.created_at, p.id LIMIT $1`,
      [LIST_AT_MOST, batch])
}

/** Makes a batch of these letters; false if one of them is in another or gone meanwhile. */
export async function makeBatch(
  store: Store, tenant: Place, batch: Omit<PrintBatch, 'sentOn'>, letters: readonly string[],
): Promise<boolean> {
  try {
    await withTenant(store, tenant, async (q) => {
      await q(`INSERT INTO print_batches (id, entity, sha256, pages, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6)`,
      [batch.id, batch.entity, batch.sha256, batch.pages, batch.madeAt, batch.madeBy])
      const taken = await q(
        `UPDATE paper_letters SET batch = $1 WHERE id = ANY ($2::text[]) AND batch IS NULL
           AND done_at IS NULL AND taken_out IS NULL RETURNING id`, [batch.id, letters])
      if (taken.length !== letters.length) throw new LettersTaken()
    })
    return true
  } catch (error) {
    if (error instanceof LettersTaken) return false
    throw error
  }
}

/** Rolls the transaction back. */
class LettersTaken extends Error {}

/** One batch; `undefined` if there is none. */
export async function batchById(store: Store, tenant: Place, id: string): Promise<PrintBatch | undefined> {
  const rows = await readRows<PrintBatch>(store, tenant, `SELECT ${BATCH} FROM print_batches WHERE id = $1`, [id])
  return rows[0]
}

/** The newest batches, at most 50. */
export function recentBatches(store: Store, tenant: Place): Promise<readonly PrintBatch[]> {
  return readRows<PrintBatch>(store, tenant,
    `SELECT ${BATCH} FROM print_batches ORDER BY made_at DESC, id LIMIT $1`, [BATCHES_AT_MOST])
}

/** Takes a letter out of its batch and of all further ones; a reason of `null` puts it back. */
export async function takeOut(store: Store, tenant: Place, id: string, reason: string | null): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE paper_letters SET batch = NULL, taken_out = $2 WHERE id = $1 AND done_at IS NULL RETURNING id`,
      [id, reason?.slice(0, REASON_CHARACTERS) ?? null]))
  return rows.length === 1
}

/** A letter went out, or is no longer to go. */
export async function finishPaperLetter(store: Store, tenant: Place, id: string, at: string): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`UPDATE paper_letters SET done_at = $2, taken_out = NULL, address = '[]'
       WHERE id = $1 AND done_at IS NULL`, [id, at]))
}

/** Forgets the addresses of letters that went another way; gives the number. */
export async function closePaperLetters(store: Store, tenant: Place, at: string): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE paper_letters SET done_at = $1, taken_out = NULL, address = '[]' WHERE done_at IS NULL AND id NOT IN (
         SELECT p.id FROM paper_letters p JOIN cases c ON c.id = p.case_id WHERE ${STILL_WAITS}) RETURNING id`, [at]))
  return rows.length
}

/** Notes the day all letters of a batch went to the post; noted before, it stays. */
export async function finishBatch(
  store: Store, tenant: Place, id: string, sent: { readonly on: string; readonly by: string },
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q('UPDATE print_batches SET sent_on = $2, sent_by = $3 WHERE id = $1 AND sent_on IS NULL', [id, sent.on, sent.by]))
}
