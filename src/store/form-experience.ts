// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How people fared with the form of a process, as counts of days.
import type { LocalDate } from '../calendar/date.ts'
import { readRows, withTenant } from './query.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

type Place = Pick<Tenant, 'id'>

/** What was counted: a field without the places in its lists (`dogs.breed`), or the key of a page. */
export interface Counted {
  readonly what: string
  readonly drafts: number
}

/** Applications sent and left in a period. */
export interface FormExperience {
  readonly sent: number
  /** Of the sent ones: how many had this field refused at least once; most first. */
  readonly mistakes: readonly Counted[]
  /** Not sent until they were deleted, by the page they were saved with last; most first. */
  readonly left: readonly Counted[]
  /** Some were sent while nobody counted by legal entity: they are in the whole alone. */
  readonly hasUndivided: boolean
}

/** Between two days, both included; `entity` leaves out what belongs to another or to none. */
export interface ExperienceScope {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly entity?: string
}

const AT_MOST = 50
const ADD = `ON CONFLICT (process, entity, on_day, kind, what)
  DO UPDATE SET drafts = form_experience.drafts + excluded.drafts`

/** Remembers with a draft that fields were refused; each counts once, however often that happens. */
export async function noteMistakes(store: Store, tenant: Place, draft: string, fields: readonly string[]): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`UPDATE drafts SET mistakes = ARRAY(SELECT DISTINCT unnest(mistakes || $2::text[]))
       WHERE id = $1 AND submitted_case IS NULL AND NOT mistakes @> $2::text[]`, [draft, fields]))
}

/** Counts a draft that has just been sent to a legal entity. */
export async function countSent(
  q: Query, draft: string, { day, entity }: { readonly day: LocalDate; readonly entity: string },
): Promise<void> {
  await q(`INSERT INTO form_experience (process, entity, on_day, kind, what, drafts)
       SELECT process, $3, $2::date, kind, what, 1 FROM (
         SELECT process, 'sent' AS kind, '' AS what FROM drafts WHERE id = $1
         UNION ALL SELECT process, 'mistake', unnest(mistakes) FROM drafts WHERE id = $1) one
       ${ADD}`, [draft, day, entity])
}

/** SQL that counts the rows of `gone`, drafts just deleted: those saved once and never sent, on the day of their last step. */
export function countLeft(gone: string): string {
  return `INSERT INTO form_experience (process, entity, on_day, kind, what, drafts)
    SELECT process, entity, (changed_at AT TIME ZONE 'Europe/Berlin')::date, 'left', page, count(*)::integer
    FROM ${gone} WHERE submitted_case IS NULL AND revision > 1 GROUP BY 1, 2, 3, 5 ${ADD}`
}

/** How people fared with the form of a process. */
export async function formExperience(
  store: Store, tenant: Place, process: string, { from, to, entity }: ExperienceScope,
): Promise<FormExperience> {
  const rows = await readRows<Counted & { kind: string }>(store, tenant,
    `SELECT kind, what, sum(drafts)::integer AS drafts FROM form_experience
       WHERE process = $1 AND on_day BETWEEN $2 AND $3 AND ($5::text IS NULL OR entity = $5)
       GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT $4`, [process, from, to, AT_MOST, entity ?? null])
  const [undivided] = await readRows<{ is: boolean }>(store, tenant,
    `SELECT EXISTS (SELECT FROM form_experience
       WHERE process = $1 AND entity = '' AND on_day BETWEEN $2 AND $3 AND kind = 'sent') AS is`, [process, from, to])
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ what, drafts }) => ({ what, drafts }))
  return { sent: of('sent')[0]?.drafts ?? 0, mistakes: of('mistake'), left: of('left'), hasUndivided: undivided!.is }
}

/** Deletes the counts of days before this one. */
export async function purgeExperience(store: Store, tenant: Place, before: LocalDate): Promise<void> {
  await withTenant(store, tenant, (q) => q('DELETE FROM form_experience WHERE on_day < $1', [before]))
}
