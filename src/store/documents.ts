// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { contentHash } from './audit-entry.ts'
import type { Json } from './canonical-json.ts'
import { readRows, withTenant } from './query.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A paper of a case or a draft; its bytes lie under `sha256` (hex) with the blobs. */
export interface StoredDocument {
  readonly id: string
  readonly caseId: string | null
  readonly draftId: string | null
  readonly kind: string
  readonly title: string
  readonly fileName: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly sha256: string
  readonly origin: string
  readonly createdAt: string
  readonly meta: { readonly [name: string]: Json | undefined }
}

type Place = Pick<Tenant, 'id'>

const DOCUMENTS_AT_ONCE = 1000
const COLUMNS =
  `id, case_id AS "caseId", draft_id AS "draftId", kind, title, file_name AS "fileName",
   media_type AS "mediaType", size, sha256, origin, created_at AS "createdAt", meta`

/**
 * Adds a document; the same id again changes nothing, so an effect may repeat it. Once a paper is a
 * case's, its hash stands in the audit and its row is fixed.
 */
export async function addDocument(
  store: Store,
  tenant: Place,
  document: StoredDocument,
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    const added = await q<Kept>(
      `INSERT INTO documents (id, case_id, draft_id, kind, title, file_name, media_type, size,
         sha256, origin, created_at, meta)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING
       RETURNING ${KEPT}`,
      [document.id, document.caseId, document.draftId, document.kind, document.title,
        document.fileName, document.mediaType, document.size, document.sha256, document.origin,
        document.createdAt, JSON.stringify(document.meta)])
    await noteKept(q, added)
  })
}

type Kept = Pick<StoredDocument, 'id' | 'caseId' | 'sha256' | 'createdAt'> & {
  readonly original: string | null
}
const KEPT = `id, case_id AS "caseId", sha256, created_at AS "createdAt", meta->>'original' AS original`

/** What a paper's bytes are, for ever: hashes say nothing of what it says. */
async function noteKept(q: Query, papers: readonly Kept[]): Promise<void> {
  for (const { id, caseId, sha256, createdAt, original } of papers) {
    if (caseId === null) continue
    const content = {
      kind: 'documentKept', at: new Date(createdAt).toISOString(), case: caseId, document: id, sha256,
      ...(original !== null && { original }),
    }
    const entry = { kind: content.kind, content, contentHash: contentHash(content) }
    await q('SELECT append_audit($1, $2, NULL, $3)', [JSON.stringify([entry]), caseId, content.at])
  }
}

/** One document; `undefined` if none. */
export async function documentById(
  store: Store,
  tenant: Place,
  id: string,
): Promise<StoredDocument | undefined> {
  const rows = await readRows<StoredDocument>(store, tenant, `SELECT ${COLUMNS} FROM documents WHERE id = $1`, [id])
  return rows[0]
}

/** The documents of a case or of a draft, oldest first, at most 1,000. */
export function documentsOf(
  store: Store,
  tenant: Place,
  of: { readonly caseId: string } | { readonly draftId: string },
): Promise<readonly StoredDocument[]> {
  const [column, id] = 'caseId' in of ? ['case_id', of.caseId] : ['draft_id', of.draftId]
  return readRows<StoredDocument>(store, tenant,
    `SELECT ${COLUMNS} FROM documents WHERE ${column} = $1
       ORDER BY created_at, id LIMIT $2`, [id, DOCUMENTS_AT_ONCE])
}

/** Hands a draft's documents to the case it became. Repeating is harmless. */
export async function moveDocuments(
  store: Store,
  tenant: Place,
  draftId: string,
  caseId: string,
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    const moved = await q<Kept>(
      `UPDATE documents SET case_id = $2 WHERE draft_id = $1 AND case_id IS NULL RETURNING ${KEPT}`,
      [draftId, caseId])
    await noteKept(q, moved)
  })
}

/** The papers a form brought, and the command it gave. */
export interface Brought {
  readonly draftId: string
  readonly caseId: string
  readonly commandId: string
  /** Those that came with this sending of the form; a repeat brings none. */
  readonly papers: readonly string[]
}

/**
 * Hands the papers a form brought to its case: those of this sending, and those an earlier one
 * brought that the command names. So nothing is lost where the first answer was, and nothing is twice.
 */
export async function movePapers(
  store: Store,
  tenant: Place,
  { draftId, caseId, commandId, papers }: Brought,
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    const moved = await q<Kept>(
      `UPDATE documents SET case_id = $2 WHERE draft_id = $1 AND case_id IS NULL
         AND (id = ANY ($4::uuid[]) OR EXISTS (SELECT 1 FROM events
           WHERE events.case_id = $2 AND command_id = $3 AND strpos(payload::text, documents.id::text) > 0))
       RETURNING ${KEPT}`,
      [draftId, caseId, commandId, papers])
    await noteKept(q, moved)
  })
}

/** Takes a document out of a draft; papers of a case stay. False if there is none. */
export async function deleteDraftDocument(
  store: Store,
  tenant: Place,
  id: string,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM documents WHERE id = $1 AND case_id IS NULL RETURNING id', [id]))
  return rows.length === 1
}

/** Owner of papers that came with a form which has not been carried out yet, named by its command. */
export const formOwner = (command: string) => `desk:${command}`

/**
 * Papers of drafts and proofs that are gone and became no case, oldest first, at most 1,000; those of
 * a form if they came before `since`, as somebody may still be filling it in.
 */
export function lostDocuments(store: Store, tenant: Place, since: string): Promise<readonly StoredDocument[]> {
  return readRows<StoredDocument>(store, tenant,
    `SELECT ${COLUMNS} FROM documents WHERE case_id IS NULL
       AND (draft_id NOT LIKE 'desk:%' OR created_at < $2) AND NOT EXISTS (
         SELECT 1 FROM drafts WHERE drafts.id = documents.draft_id) AND NOT EXISTS (
         SELECT 1 FROM represented WHERE 'represented:' || represented.id = documents.draft_id)
       ORDER BY created_at, documents.id LIMIT $1`, [DOCUMENTS_AT_ONCE, since])
}

/** Came from outside and no virus scanner has seen it. */
export function isUnscanned({ kind, meta }: StoredDocument): boolean {
  return kind.startsWith('upload') && meta['scan'] !== 'clean'
}

/** Does any document still need these bytes, as shown or as its original? */
export async function isBlobUsed(store: Store, tenant: Place, sha256: string): Promise<boolean> {
  const rows = await readRows(store, tenant,
    `SELECT id FROM documents WHERE sha256 = $1
       UNION ALL SELECT id FROM documents WHERE meta->>'original' = $1 LIMIT 1`, [sha256])
  return rows.length > 0
}
