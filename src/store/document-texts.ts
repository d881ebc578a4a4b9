// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

type Place = Pick<Tenant, 'id'>

/** A paper whose text nobody has read yet. */
export interface UnreadPaper {
  readonly id: string
  readonly caseId: string
  readonly sha256: string
}

export const BODY_CHARS_AT_MOST = 200_000

/** PDF papers of cases without a text, oldest first. */
export function unreadPapers(store: Store, tenant: Place, limit: number): Promise<readonly UnreadPaper[]> {
  return readRows<UnreadPaper>(store, tenant,
    `SELECT d.id, d.case_id AS "caseId", d.sha256 FROM documents d
       WHERE d.case_id IS NOT NULL AND d.media_type = 'application/pdf'
         AND NOT EXISTS (SELECT 1 FROM document_texts t WHERE t.document_id = d.id)
       ORDER BY d.created_at, d.id LIMIT $1`, [limit])
}

/** Keeps what stands in a paper; an empty text says that it was looked at. */
export async function saveText(
  store: Store, tenant: Place, { id, caseId }: Pick<UnreadPaper, 'id' | 'caseId'>, body: string,
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`INSERT INTO document_texts (document_id, case_id, body) VALUES ($1, $2, $3)
       ON CONFLICT (document_id) DO NOTHING`,
    [id, caseId, body.slice(0, BODY_CHARS_AT_MOST)]))
}

/** A paper in which the words stand. */
export interface FoundPaper {
  readonly id: string
  readonly caseId: string
  readonly title: string
  readonly fileNumber: string | null
  readonly caseTitle: string
  /** The words among their neighbours; what was found stands between two `EXCERPT_MARK`. */
  readonly excerpt: string
}

/** Begins and ends what was found in an excerpt; no text of a paper has it. */
export const EXCERPT_MARK = '\u0001'
/** How excerpts are cut. */
export const EXCERPT = `StartSel=${EXCERPT_MARK}, StopSel=${EXCERPT_MARK}, MaxWords=24, MinWords=12, MaxFragments=1`

/** Papers that hold all the words, in any of their German forms; the best first. */
export function findPapers(
  store: Store, tenant: Place, text: string, hidden: readonly string[], limit: number,
): Promise<readonly FoundPaper[]> {
  return readRows<FoundPaper>(store, tenant,
    `SELECT d.id, d.case_id AS "caseId", d.title, c.file_number AS "fileNumber",
         c.title AS "caseTitle",
         ts_headline('pg_catalog.german', f.body, f.query, $4) AS excerpt
       FROM (SELECT t.document_id, t.body, query, ts_rank(t.words, query) AS rank
         FROM document_texts t, plainto_tsquery('pg_catalog.german', $1) query
         WHERE t.words @@ query ORDER BY rank DESC LIMIT $2 * 4) f
       JOIN documents d ON d.id = f.document_id
       JOIN cases c ON c.id = d.case_id
       WHERE c.process <> ALL ($3) ORDER BY f.rank DESC, d.id LIMIT $2`,
      [text, limit, hidden, EXCERPT])
}
