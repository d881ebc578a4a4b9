// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Lists of closed cases that have been kept long enough. What became of a case is noted once and
// stays when the case is gone: that is the record of its erasure.
import { readRows, withTenant } from './query.ts'
import type { Query } from './query.ts'
import { orderEffect } from './queue.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import { noteWake } from './wakes.ts'

/** `archive`: the archive wants it, then it is erased here; `destroy`: nobody wants it; `hold`: it stays for now. */
export type Appraisal = 'archive' | 'destroy' | 'hold'

export interface DisposalList {
  readonly id: string
  /** `3/2026` */
  readonly number: string
  readonly process: string
  readonly state: 'open' | 'released' | 'done'
  readonly madeAt: string
  readonly madeBy: string
  /** Staff who made the list or appraised a case of it; none of them may release it. */
  readonly hands: readonly string[]
  readonly takenOn: string | null
  readonly takenNote: string | null
  readonly releasedAt: string | null
  readonly releasedBy: string | null
  readonly finishedAt: string | null
  readonly runs: number
  /** It should be at work, and nothing works on it. */
  readonly stuck: boolean
  readonly total: number
  readonly counts: Readonly<Record<Appraisal | 'erased' | 'kept' | 'open', number>>
}

/** One case of a list; dates are local. `title` is null once the case is gone. */
export interface DisposalCase {
  readonly position: number
  readonly caseId: string
  readonly fileNumber: string | null
  /** The file (Akte) it belongs to: procedure and year. */
  readonly record: string
  readonly title: string | null
  readonly entity: string
  readonly openedOn: string
  readonly closedOn: string
  readonly keptUntil: string
  readonly papers: number
  /** Bytes of all papers together. */
  readonly size: number
  readonly appraisal: Appraisal | null
  readonly outcome: 'erased' | 'kept' | null
  readonly sentence: string | null
}

export type NewDisposalCase = Pick<DisposalCase, 'caseId' | 'record' | 'openedOn' | 'closedOn' | 'keptUntil'>

/** Cases of a process in this state are to be offered. */
export interface Due {
  readonly process: string
  readonly status: string
  readonly state: string
  /** Who was held back after this instant is not offered again yet. */
  readonly heldAfter: string
}

/** Which part of which start of a list; the payload of its effect. */
export interface DisposalPart {
  readonly disposal: string
  readonly run: number
  readonly part: number
}

type Place = Pick<Tenant, 'id'>

export const DISPOSAL_AT_MOST = 500
const LISTS_SHOWN = 200
const DUE =
  `done AND waiting_kind = 'staff' AND process = $1 AND statuses->>$2 = $3
   AND NOT EXISTS (SELECT FROM disposal_cases d WHERE d.case_id = cases.id
     AND (d.outcome IS NULL OR d.appraisal = 'hold' AND d.ended_at > $4))`
const LIST =
  `SELECT l.id, l.number, l.process, l.state, l.made_at AS "madeAt", l.made_by AS "madeBy", l.hands,
     l.taken_on::text AS "takenOn", l.taken_note AS "takenNote", l.released_at AS "releasedAt",
     l.released_by AS "releasedBy", l.finished_at AS "finishedAt", l.runs, i.total, i.counts,
     l.state = 'released' AND NOT EXISTS (SELECT FROM effects WHERE kind = 'disposal'
       AND state IN ('pending', 'running') AND payload->>'disposal' = l.id::text) AS stuck
   FROM disposals l CROSS JOIN LATERAL (
     SELECT count(*) AS total, jsonb_build_object(
       'archive', count(*) FILTER (WHERE appraisal = 'archive'), 'destroy', count(*) FILTER (WHERE appraisal = 'destroy'),
       'hold', count(*) FILTER (WHERE appraisal = 'hold'), 'open', count(*) FILTER (WHERE appraisal IS NULL),
       'erased', count(*) FILTER (WHERE outcome = 'erased'), 'kept', count(*) FILTER (WHERE outcome = 'kept')) AS counts
     FROM disposal_cases WHERE disposal = l.id) i`

const valuesOf = ({ process, status, state, heldAfter }: Due) => [process, status, state, heldAfter]

/** Ids of cases to be offered that are on no open list, longest closed first. */
export async function dueForDisposal(store: Store, tenant: Place, due: Due, limit = DISPOSAL_AT_MOST): Promise<readonly string[]> {
  const rows = await readRows<{ id: string }>(store, tenant,
    `SELECT id FROM cases WHERE ${DUE} ORDER BY changed_at, id LIMIT $5`, [...valuesOf(due), limit])
  return rows.map(({ id }) => id)
}

/** How many cases are to be offered and on no open list. */
export async function countDue(store: Store, tenant: Place, due: Due): Promise<number> {
  const rows = await readRows<{ count: number }>(store, tenant,
    `SELECT count(*) FROM cases WHERE ${DUE}`, valuesOf(due))
  return rows[0]!.count
}

/** Makes a list of these cases, at most 500; who is on another open list is left out. Gives their number. */
export function createDisposal(
  store: Store, tenant: Place,
  list: Pick<DisposalList, 'id' | 'number' | 'process' | 'madeAt' | 'madeBy'>, cases: readonly NewDisposalCase[],
): Promise<number> {
  if (cases.length > DISPOSAL_AT_MOST) throw new RangeError(`${cases.length} cases, allowed: ${DISPOSAL_AT_MOST}`)
  return withTenant(store, tenant, async (q) => {
    await q(`INSERT INTO disposals (id, number, process, state, made_at, made_by, hands) VALUES ($1, $2, $3, 'open', $4, $5, ARRAY[$5])`,
      [list.id, list.number, list.process, list.madeAt, list.madeBy])
    const rows = await q(
      `INSERT INTO disposal_cases (disposal, position, case_id, file_number, record, entity, opened_on, closed_on, kept_until, papers, size)
       SELECT $1, row_number() OVER (ORDER BY w.place), c.id, c.file_number, w.record, c.entity, w.opened, w.closed, w.kept, p.count, p.size
       FROM unnest($2::uuid[], $3::date[], $4::date[], $5::date[], $6::text[]) WITH ORDINALITY w (id, opened, closed, kept, record, place)
       JOIN cases c ON c.id = w.id
       CROSS JOIN LATERAL (SELECT count(*), coalesce(sum(size), 0) AS size FROM documents WHERE case_id = c.id) p
       ON CONFLICT DO NOTHING RETURNING position`,
      [list.id, cases.map((one) => one.caseId), cases.map((one) => one.openedOn), cases.map((one) => one.closedOn), cases.map((one) => one.keptUntil), cases.map((one) => one.record)])
    return rows.length
  })
}

/** The lists of these processes, newest first, at most 200. */
export function listDisposals(store: Store, tenant: Place, processes: readonly string[]): Promise<readonly DisposalList[]> {
  return readRows<DisposalList>(store, tenant,
    `${LIST} WHERE l.process = ANY ($1) ORDER BY l.made_at DESC, l.id LIMIT $2`, [processes, LISTS_SHOWN])
}

/** The lists of these processes that are not released yet, oldest first, at most 200. */
export function openDisposals(store: Store, tenant: Place, processes: readonly string[]): Promise<readonly DisposalList[]> {
  return readRows<DisposalList>(store, tenant,
    `${LIST} WHERE l.state = 'open' AND l.process = ANY ($1) ORDER BY l.made_at, l.id LIMIT $2`, [processes, LISTS_SHOWN])
}

/** One list; `undefined` if there is none. */
export async function disposalById(store: Store, tenant: Place, id: string): Promise<DisposalList | undefined> {
  const rows = await readRows<DisposalList>(store, tenant, `${LIST} WHERE l.id = $1`, [id])
  return rows[0]
}

/** The cases of a list in their order. */
export function casesOfDisposal(store: Store, tenant: Place, id: string): Promise<readonly DisposalCase[]> {
  return readRows<DisposalCase>(store, tenant,
    `SELECT d.position, d.case_id AS "caseId", d.file_number AS "fileNumber", d.record, c.title, d.entity, d.opened_on::text AS "openedOn",
       d.closed_on::text AS "closedOn", d.kept_until::text AS "keptUntil", d.papers, d.size, d.appraisal, d.outcome, d.sentence
     FROM disposal_cases d LEFT JOIN cases c ON c.id = d.case_id WHERE d.disposal = $1 ORDER BY d.position`, [id])
}

/**
 * Notes what becomes of cases by their position; `null` takes it back. Who is now to go to the archive
 * is not in it yet, so what it confirmed before counts no longer. False once the list is released.
 */
export function appraise(
  store: Store, tenant: Place, id: string, by: string, appraisals: ReadonlyMap<number, Appraisal | null>,
): Promise<boolean> {
  return withTenant(store, tenant, async (q) => {
    const rows = await q(
      `UPDATE disposals SET hands = CASE WHEN $2 = ANY (hands) THEN hands ELSE hands || $2 END,
         taken_on = CASE WHEN $3 THEN NULL ELSE taken_on END, taken_note = CASE WHEN $3 THEN NULL ELSE taken_note END
       WHERE id = $1 AND state = 'open' RETURNING id`, [id, by, [...appraisals.values()].includes('archive')])
    if (rows.length === 0) return false
    await q(`UPDATE disposal_cases d SET appraisal = w.appraisal FROM unnest($2::int[], $3::text[]) w (position, appraisal)
             WHERE d.disposal = $1 AND d.position = w.position`, [id, [...appraisals.keys()], [...appraisals.values()]])
    return true
  })
}

/** Notes that these cases of a list went to the archive as they are now. */
export async function noteHandedOver(store: Store, tenant: Place, id: string, positions: readonly number[]): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`UPDATE disposal_cases d SET handed_sequence = c.sequence FROM cases c
       WHERE d.disposal = $1 AND d.position = ANY ($2::int[]) AND c.id = d.case_id`, [id, positions]))
}

/** Notes that the archive has what it wanted, by our packages or as it stands now; false once the list is released. */
export function noteTaken(
  store: Store, tenant: Place, id: string, taken: { readonly on: string; readonly note: string },
): Promise<boolean> {
  return withTenant(store, tenant, async (q) => {
    const rows = await q(`UPDATE disposals SET taken_on = $2, taken_note = $3 WHERE id = $1 AND state = 'open' RETURNING id`,
      [id, taken.on, taken.note])
    if (rows.length === 0) return false
    await q(`UPDATE disposal_cases d SET handed_sequence = c.sequence FROM cases c
       WHERE d.disposal = $1 AND d.appraisal = 'archive' AND d.handed_sequence IS NULL AND c.id = d.case_id`, [id])
    return true
  })
}

/** Gives up a list; its cases can be listed again. False once it is released. */
export async function dropDisposal(store: Store, tenant: Place, id: string): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) => q(`DELETE FROM disposals WHERE id = $1 AND state = 'open' RETURNING id`, [id]))
  return rows.length === 1
}

/**
 * Lets the list be carried out. False unless every case is appraised, the archive has what it wanted
 * and `by` had no hand in it; what is held back stays as it is.
 */
export async function releaseDisposal(store: Store, tenant: Place, id: string, by: string, at: string): Promise<boolean> {
  const released = await withTenant(store, tenant, async (q) => {
    const rows = await q<{ runs: number }>(
      `UPDATE disposals l SET state = 'released', released_at = $3, released_by = $2, runs = runs + 1
       WHERE l.id = $1 AND l.state = 'open' AND NOT $2 = ANY (l.hands)
         AND NOT EXISTS (SELECT FROM disposal_cases WHERE disposal = l.id AND appraisal IS NULL)
         AND (l.taken_on IS NOT NULL OR NOT EXISTS (SELECT FROM disposal_cases WHERE disposal = l.id AND appraisal = 'archive'))
       RETURNING runs`, [id, by, at])
    if (!rows[0]) return false
    await q(`UPDATE disposal_cases SET outcome = 'kept', ended_at = $2 WHERE disposal = $1 AND appraisal = 'hold'`, [id, at])
    return orderPart(q, { disposal: id, run: rows[0].runs, part: 1 }, at)
  })
  if (released) noteWake(store, tenant.id, at)
  return released
}

/** Goes on with a list nothing works on any more; false if it is at work or ended. */
export async function resumeDisposal(store: Store, tenant: Place, id: string, at: string): Promise<boolean> {
  const resumed = await withTenant(store, tenant, async (q) => {
    const rows = await q<{ runs: number }>(
      `UPDATE disposals SET runs = runs + 1 WHERE id = $1 AND state = 'released' AND NOT EXISTS (
         SELECT FROM effects WHERE kind = 'disposal' AND state IN ('pending', 'running') AND payload->>'disposal' = $1::text)
       RETURNING runs`, [id])
    return rows[0] !== undefined && orderPart(q, { disposal: id, run: rows[0].runs, part: 1 }, at)
  })
  if (resumed) noteWake(store, tenant.id, at)
  return resumed
}

/** Ends a part of a list: it is done when no case and no bytes are left, else the next part is ordered. */
export async function endDisposalPart(store: Store, tenant: Place, part: DisposalPart, at: string): Promise<void> {
  const goesOn = await withTenant(store, tenant, async (q) => {
    await q(`UPDATE disposals l SET state = 'done', finished_at = $2 WHERE l.id = $1 AND l.state = 'released'
       AND NOT EXISTS (SELECT FROM disposal_cases WHERE disposal = l.id AND (outcome IS NULL OR bytes_left <> '{}'))`, [part.disposal, at])
    const rows = await q(`SELECT 1 FROM disposals WHERE id = $1 AND state = 'released' AND runs = $2`, [part.disposal, part.run])
    return rows.length === 1 && orderPart(q, { ...part, part: part.part + 1 }, at)
  })
  if (goesOn) noteWake(store, tenant.id, at)
}

const orderPart = (q: Query, part: DisposalPart, at: string) =>
  orderEffect(q, { id: `disposal:${part.disposal}:${part.run}:${part.part}`, kind: 'disposal', payload: { ...part } }, null, at)
