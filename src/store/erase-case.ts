// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Takes a released case out of the database in one transaction. Its events stay as empty shells, so
// that the chain of the audit stays whole; figures without names stay for the statistics.
import { contentHash } from './audit-entry.ts'
import { CASE_ERASED } from './erased-cases.ts'
import { readRows, withTenant } from './query.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import type { Due } from './disposals.ts'

/** What became of a case, and the hashes of bytes that are now to be deleted. */
export interface Erased {
  readonly outcome: 'erased' | 'kept'
  readonly bytes: readonly string[]
}

export interface Released {
  readonly disposal: string
  readonly position: number
  readonly caseId: string
}

type Place = Pick<Tenant, 'id'>

const NOT_DUE = 'Der Vorgang ist inzwischen gesperrt oder wieder aufgenommen; er bleibt.'
const CHANGED = 'Der Vorgang ist geändert, seit das Archiv ihn bekam; er bleibt.'
const BUSY = 'Zu diesem Vorgang ist noch eine Übergabe offen; er bleibt.'
/** Whatever holds something of a case, by its column; what refers to `cases` goes with it. */
const HOLDERS = [
  'document_texts', 'documents', 'inbox', 'tokens', 'co_applicants', 'sent_mails', 'paper_letters',
  'bulk_items', 'case_traits', 'deadlines', 'effects',
] as const

/** The cases of a released list nothing is known of yet, and those whose bytes are still there. */
export function releasedCases(store: Store, tenant: Place, disposal: string, limit: number): Promise<readonly (Released & { readonly bytesLeft: readonly string[] })[]> {
  return readRows(store, tenant,
    `SELECT d.disposal, d.position, d.case_id AS "caseId", d.bytes_left AS "bytesLeft"
     FROM disposal_cases d JOIN disposals l ON l.id = d.disposal
     WHERE l.id = $1 AND l.state = 'released' AND (d.outcome IS NULL OR d.bytes_left <> '{}')
     ORDER BY d.position LIMIT $2`, [disposal, limit])
}

/**
 * Erases one case of a released list if it is still to be disposed of and nothing is under way;
 * otherwise notes why it stays. Once only: a repeat finds what is noted. `at` is an ISO instant.
 */
export function eraseCase(store: Store, tenant: Place, one: Released, { status, state }: Pick<Due, 'status' | 'state'>, at: string): Promise<Erased> {
  return withTenant(store, tenant, async (q) => {
    const [known] = await q<Known>(
      `SELECT outcome, bytes_left AS bytes, appraisal, handed_sequence AS handed FROM disposal_cases WHERE disposal = $1 AND position = $2 FOR UPDATE`, [one.disposal, one.position])
    if (!known) throw new Error(`disposal ${one.disposal}: no case at ${one.position}`)
    if (known.outcome !== null) return { outcome: known.outcome, bytes: known.bytes }
    const held = await reasonToKeep(q, one.caseId, known, status, state)
    if (held !== undefined) {
      await note(q, one, at, 'kept', [], held)
      return { outcome: 'kept', bytes: [] }
    }
    const bytes = await q<{ sha256: string }>(
      `SELECT sha256 FROM documents WHERE case_id = $1 UNION
       SELECT meta->>'original' FROM documents WHERE case_id = $1 AND meta->>'original' IS NOT NULL`, [one.caseId])
    const hashes = bytes.map(({ sha256 }) => sha256)
    const events = await q(`UPDATE events SET payload = 'null', actor = '{}', salt = NULL WHERE case_id = $1 AND salt IS NOT NULL RETURNING 1`, [one.caseId])
    const papers = await removeFrom(q, one.caseId)
    await q('DELETE FROM drafts WHERE submitted_case = $1', [one.caseId])
    await q('DELETE FROM cases WHERE id = $1', [one.caseId])
    await note(q, one, at, 'erased', hashes, null)
    await noteInChain(q, one.caseId, at, { disposal: one.disposal, appraisal: known.appraisal, events: events.length, papers })
    return { outcome: 'erased', bytes: hashes }
  })
}

/** Notes that the bytes of a case are deleted. */
export async function noteBytesGone(store: Store, tenant: Place, { disposal, position }: Released): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`UPDATE disposal_cases SET bytes_left = '{}' WHERE disposal = $1 AND position = $2`, [disposal, position]))
}

interface Known {
  readonly outcome: Erased['outcome'] | null
  readonly bytes: readonly string[]
  readonly appraisal: string
  /** The sequence of the case as the archive got it. */
  readonly handed: number | null
}

async function reasonToKeep(q: Query, id: string, { appraisal, handed }: Known, status: string, state: string): Promise<string | undefined> {
  const [due] = await q<{ sequence: number }>(
    `SELECT sequence FROM cases WHERE id = $1 AND done AND statuses->>$2 = $3 FOR UPDATE`, [id, status, state])
  if (!due) return NOT_DUE
  if (appraisal === 'archive' && due.sequence !== handed) return CHANGED
  const busy = await q(`SELECT 1 FROM effects WHERE case_id = $1 AND state <> 'done' LIMIT 1`, [id])
  return busy.length ? BUSY : undefined
}

/** Gives the number of papers that went. */
async function removeFrom(q: Query, id: string): Promise<number> {
  let papers = 0
  for (const table of HOLDERS) {
    const rows = await q(`DELETE FROM ${table} WHERE case_id = $1 RETURNING 1`, [id])
    if (table === 'documents') papers = rows.length
  }
  return papers
}

async function note(q: Query, { disposal, position }: Released, at: string, outcome: Erased['outcome'], bytes: readonly string[], sentence: string | null) {
  await q(`UPDATE disposal_cases SET outcome = $3, ended_at = $4, bytes_left = $5, sentence = $6 WHERE disposal = $1 AND position = $2`,
    [disposal, position, outcome, at, bytes, sentence])
}

async function noteInChain(q: Query, caseId: string, at: string, what: { disposal: string; appraisal: string; events: number; papers: number }) {
  const content = { ...what, kind: CASE_ERASED, at: new Date(at).toISOString(), case: caseId }
  const entry = { kind: CASE_ERASED, content, contentHash: contentHash(content) }
  await q('SELECT append_audit($1, $2, NULL, $3)', [JSON.stringify([entry]), caseId, content.at])
}
