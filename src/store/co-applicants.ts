// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** Somebody who applies together with who sends, and whether they confirmed. */
export interface CoApplicant {
  readonly id: string
  readonly draftId: string
  /** The case the draft becomes. */
  readonly caseId: string
  readonly name: string
  readonly answer: boolean | null
  /** The revision of the draft that was confirmed or not. */
  readonly revision: number | null
  readonly answeredAt: string | null
}

type Place = Pick<Tenant, 'id'>

const AT_MOST = 10
const COLUMNS = `id, draft_id AS "draftId", case_id AS "caseId", name, answer, revision,
  answered_at AS "answeredAt"`

/** Invites somebody to a draft; false if ten are invited already. */
export async function addCoApplicant(
  store: Store, tenant: Place,
  one: Pick<CoApplicant, 'id' | 'draftId' | 'caseId' | 'name'> & { readonly codeHash: string; readonly at: string },
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`INSERT INTO co_applicants (id, draft_id, case_id, name, code_hash, created_at)
       SELECT $1, $2, $3, $4, $5, $6
       WHERE (SELECT count(*) FROM co_applicants WHERE draft_id = $2) < $7 RETURNING id`,
    [one.id, one.draftId, one.caseId, one.name, one.codeHash, one.at, AT_MOST]))
  return rows.length === 1
}

/** All who were invited to a draft or to the case it became, in order. */
export function coApplicantsOf(
  store: Store, tenant: Place, of: { readonly draftId: string } | { readonly caseId: string },
): Promise<readonly CoApplicant[]> {
  const [column, id] = 'caseId' in of ? ['case_id', of.caseId] : ['draft_id', of.draftId]
  return readRows<CoApplicant>(store, tenant,
    `SELECT ${COLUMNS} FROM co_applicants WHERE ${column} = $1
       ORDER BY created_at, id LIMIT $2`, [id, AT_MOST])
}

/** Who was invited by this code; `undefined` if nobody. */
export async function coApplicantByCode(
  store: Store, tenant: Place, codeHash: string,
): Promise<CoApplicant | undefined> {
  const rows = await readRows<CoApplicant>(store, tenant, `SELECT ${COLUMNS} FROM co_applicants WHERE code_hash = $1`, [codeHash])
  return rows[0]
}

/** Notes yes or no to a revision; false if the draft is gone or has another revision by now. */
export async function answerCoApplicant(
  store: Store, tenant: Place,
  { id, answer, revision, at }: { readonly id: string; readonly answer: boolean; readonly revision: number; readonly at: string },
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE co_applicants c SET answer = $2, revision = $3, answered_at = $4 FROM drafts d
       WHERE c.id = $1 AND d.id = c.draft_id AND d.revision = $3 RETURNING c.id`,
    [id, answer, revision, at]))
  return rows.length === 1
}

/** Takes back answers to what was not sent in the end. */
export async function forgetOldAnswers(
  store: Store, tenant: Place, draftId: string, revision: number,
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`UPDATE co_applicants SET answer = NULL, revision = NULL, answered_at = NULL
       WHERE draft_id = $1 AND revision <> $2`, [draftId, revision]))
}

/** Deletes invitations to drafts that are gone and became no case; gives their number. */
export async function purgeCoApplicants(store: Store, tenant: Place): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`DELETE FROM co_applicants c
       WHERE NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = c.draft_id)
         AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.id = c.case_id) RETURNING id`))
  return rows.length
}
