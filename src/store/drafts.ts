// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LocalDate } from '../calendar/date.ts'
import type { Json } from './canonical-json.ts'
import { countLeft, countSent } from './form-experience.ts'
import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** An application being filled in. `id` is the hash of the code that opens it. */
export interface Draft {
  readonly id: string
  readonly account: string | null
  readonly process: string
  readonly version: string
  readonly data: Json
  /** Counts saves; a save on an older revision is refused. */
  readonly revision: number
  readonly page: string
  readonly createdAt: string
  readonly changedAt: string
  readonly purgeAt: string
  readonly submittedCase: string | null
}

export interface NewDraft {
  readonly id: string
  readonly account?: string | null
  readonly process: string
  readonly version: string
  readonly data: Json
  readonly page: string
  readonly at: string
  readonly purgeAt: string
}

/** What a step saves; `revision` is the one the page was shown with. */
export interface DraftChange {
  readonly id: string
  readonly revision: number
  readonly data: Json
  readonly page: string
  /** The legal entity the answers name, for counts; empty while they name none. */
  readonly entity: string
  readonly at: string
  readonly purgeAt: string
}

type Place = Pick<Tenant, 'id'>

const DRAFTS_AT_ONCE = 100
const REMINDERS_AT_ONCE = 500
const PURGE_SECOND = 'floor(extract(epoch FROM d.purge_at))::bigint'
const REMINDER = `'draft:' || d.id || ':' || ${PURGE_SECOND}`
const COLUMNS =
  `id, account, process, version, data, revision, page, created_at AS "createdAt",
   changed_at AS "changedAt", purge_at AS "purgeAt", submitted_case AS "submittedCase"`

/** Stores a new draft at revision 1; throws if the id exists. */
export async function createDraft(store: Store, tenant: Place, draft: NewDraft): Promise<Draft> {
  const rows = await withTenant(store, tenant, (q) =>
    q<Draft>(
      `INSERT INTO drafts (id, account, process, version, data, revision, page, created_at,
         changed_at, purge_at)
       VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $7, $8) RETURNING ${COLUMNS}`,
      [draft.id, draft.account ?? null, draft.process, draft.version, JSON.stringify(draft.data),
        draft.page, draft.at, draft.purgeAt]))
  return rows[0]!
}

/** The draft behind a code's hash; `undefined` if none. */
export async function draftById(
  store: Store,
  tenant: Place,
  id: string,
): Promise<Draft | undefined> {
  const rows = await readRows<Draft>(store, tenant, `SELECT ${COLUMNS} FROM drafts WHERE id = $1`, [id])
  return rows[0]
}

/** Drafts of an account that are not sent, newest first, at most 100. */
export function draftsOf(store: Store, tenant: Place, account: string): Promise<readonly Draft[]> {
  return readRows<Draft>(store, tenant,
    `SELECT ${COLUMNS} FROM drafts WHERE account = $1 AND submitted_case IS NULL
       ORDER BY changed_at DESC LIMIT $2`, [account, DRAFTS_AT_ONCE])
}

/** Saves a step; `undefined` if the draft is gone, sent, or was saved elsewhere since. */
export async function saveDraft(
  store: Store,
  tenant: Place,
  change: DraftChange,
): Promise<Draft | undefined> {
  const rows = await withTenant(store, tenant, (q) =>
    q<Draft>(
      `UPDATE drafts SET data = $3, page = $4, changed_at = $5, purge_at = $6, entity = $7,
         revision = revision + 1
       WHERE id = $1 AND revision = $2 AND submitted_case IS NULL RETURNING ${COLUMNS}`,
      [change.id, change.revision, JSON.stringify(change.data), change.page, change.at,
        change.purgeAt, change.entity]))
  return rows[0]
}

/** Gives a draft without owner to an account; false if it has one or is gone. */
export async function claimDraft(
  store: Store,
  tenant: Place,
  id: string,
  account: string,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE drafts SET account = $2 WHERE id = $1 AND (account IS NULL OR account = $2)
       RETURNING id`, [id, account]))
  return rows.length === 1
}

/** Notes the case a draft became, and counts it as sent on a day to a legal entity if these are given; false if it became another one before. Repeating is harmless. */
export function submitDraft(
  store: Store,
  tenant: Place,
  id: string,
  { caseId, counted }: { readonly caseId: string; readonly counted?: { readonly day: LocalDate; readonly entity: string } },
): Promise<boolean> {
  return withTenant(store, tenant, async (q) => {
    const sent = await q(
      'UPDATE drafts SET submitted_case = $2 WHERE id = $1 AND submitted_case IS NULL RETURNING id', [id, caseId])
    if (sent.length === 0) return (await q('SELECT 1 FROM drafts WHERE id = $1 AND submitted_case = $2', [id, caseId])).length === 1
    if (counted) await countSent(q, id, counted)
    return true
  })
}

/** Deletes one draft at its owner's wish; false if there is none. */
export async function deleteDraft(store: Store, tenant: Place, id: string): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM drafts WHERE id = $1 RETURNING id', [id]))
  return rows.length === 1
}

/**
 * Orders a reminder of each draft that is deleted between `now` and `until` and was not sent: one
 * for each draft and day of deletion, however often this is asked. Gives their number.
 */
export async function orderReminders(
  store: Store,
  tenant: Place,
  { now, until }: { readonly now: string; readonly until: string },
): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`INSERT INTO effects
         (id, case_id, kind, payload, state, attempts, run_after, created_at)
       SELECT ${REMINDER}, NULL, 'mail',
         jsonb_build_object('notice', 'draft', 'draft', d.id, 'purgeSecond', ${PURGE_SECOND}),
         'pending', 0, $1, $1
       FROM drafts d
       WHERE d.purge_at > $1 AND d.purge_at <= $2 AND d.submitted_case IS NULL
         AND NOT EXISTS (SELECT 1 FROM effects e WHERE e.id = ${REMINDER})
       ORDER BY d.purge_at, d.id LIMIT $3
       ON CONFLICT (id) DO NOTHING RETURNING id`, [now, until, REMINDERS_AT_ONCE]))
  return rows.length
}

/** Deletes drafts past their day, counting those left unsent; gives the ids, so that their documents can follow. */
export async function purgeDrafts(
  store: Store,
  tenant: Place,
  now: string,
): Promise<readonly string[]> {
  const rows = await withTenant(store, tenant, (q) =>
    q<{ id: string }>(
      `WITH gone AS (
         DELETE FROM drafts WHERE purge_at <= $1 RETURNING id, process, entity, page, changed_at, submitted_case, revision
       ), counted AS (${countLeft('gone')})
       SELECT id FROM gone`, [now]))
  return rows.map((row) => row.id)
}
