// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { WaitingKind } from './commit-command.ts'
import { narrowPlace } from './find-place.ts'
import { countFrequent, findFrequent, narrowText } from './find-words.ts'
import { readRows, readTenant } from './query.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import { conditions, disjoint } from './worklist-filter.ts'
import type { CaseFilter, CaseSort, FileNumberPart } from './worklist-filter.ts'

export type { CaseFilter, CaseSort, FileNumberPart }

/** A line of the work list. Dates are local dates, instants ISO. */
export interface CaseLine {
  readonly id: string
  readonly process: string
  readonly version: string
  readonly entity: string
  readonly sequence: number
  readonly fileNumber: string | null
  readonly title: string
  readonly applicant: string | null
  readonly account: string | null
  readonly assignee: string | null
  readonly unit: string | null
  readonly waitingFor: string | null
  readonly waitingRole: string | null
  readonly waitingKind: WaitingKind | null
  readonly channel: string | null
  /** Cents. */
  readonly fee: number | null
  readonly nextDue: string | null
  readonly nextDueKind: string | null
  readonly done: boolean
  readonly statuses: { readonly [status: string]: string }
  readonly openedAt: string
  readonly changedAt: string
}

/** As a telephone book has it, capitals and umlauts aside (DIN 5007-1); the database itself orders by bytes. */
const NAME = `translate(lower(applicant), 'äöüßéèáàçø', 'aouseeaaco')`
const ORDER: Readonly<Record<CaseSort, string>> = {
  due: 'next_due NULLS LAST, id',
  newest: 'opened_at DESC, id DESC',
  oldest: 'opened_at, id',
  changed: 'changed_at DESC, id',
  fileNumber: 'file_number NULLS LAST, id',
  title: 'title, id',
  applicant: `${NAME} NULLS LAST, id`,
  entity: 'entity, next_due NULLS LAST, id',
  fee: 'fee_cents DESC NULLS LAST, id',
}
/** Orders no index has: only for as many cases as are counted anyway. */
export const UNINDEXED_SORTS: readonly CaseSort[] = ['applicant', 'entity', 'fee', 'oldest']
const GROUP = { process: 'process', entity: 'entity', assignee: 'assignee NULLS LAST' } as const
const PAGE_SIZE = 50
const PAGE_SIZE_AT_MOST = 5_000
const PAGE_AT_MOST = 10_000
/** More are not counted: nobody works off so many, and each costs a look at its row. */
export const COUNTED_AT_MOST = 1_000
const COLUMNS =
  `id, process, version, entity, sequence, file_number AS "fileNumber", title, applicant, account,
   assignee, unit, waiting_for AS "waitingFor", waiting_role AS "waitingRole",
   waiting_kind AS "waitingKind", channel, fee_cents AS fee, next_due AS "nextDue",
   next_due_kind AS "nextDueKind", done, statuses, opened_at AS "openedAt",
   changed_at AS "changedAt"`

type Place = Pick<Tenant, 'id'>

/** One page and the number of all that match, counted up to 1,000. */
export function listCases(
  store: Store,
  tenant: Place,
  filter: CaseFilter,
): Promise<{ readonly lines: readonly CaseLine[]; readonly total: number }> {
  const size = Math.min(Math.max(filter.pageSize ?? PAGE_SIZE, 1), PAGE_SIZE_AT_MOST)
  const page = Math.min(Math.max(filter.page ?? 1, 1), PAGE_AT_MOST)
  const order = `${filter.group ? `${GROUP[filter.group]}, ` : ''}${ORDER[filter.sort ?? 'due']}`
  const before = (page - 1) * size
  return readTenant(store, tenant, async (q) => {
    const { filter: asked, isFrequent } = await narrowText(q, await narrowPlace(q, filter))
    const { where, values } = conditions(asked)
    if (!isFrequent && isCountedOnTheWay(filter) && before + size <= COUNTED_AT_MOST) return listAndCount(q, asked, { where, values, before, size })
    const found = isFrequent && await findFrequent(q, asked, { order, isIndexed: isIndexed(filter), before, size }, COUNTED_AT_MOST)
    const lines = found
      ? await linesOf(q, found.ids, order)
      // Found by what an index holds; only the rows that are shown are looked at.
      : await q<CaseLine>(
        `WITH few AS MATERIALIZED (
           SELECT id FROM cases WHERE ${where} ORDER BY ${order} LIMIT ${size} OFFSET ${before})
         SELECT ${COLUMNS} FROM cases JOIN few USING (id) ORDER BY ${order}`, values)
    const isLast = lines.length < size && (lines.length > 0 || page === 1)
    if (isLast) return { lines, total: Math.min(before + lines.length, COUNTED_AT_MOST) }
    if (!found) return { lines, total: await count(q, asked) }
    return { lines, total: found.total ?? await countFrequent(q, asked, COUNTED_AT_MOST) }
  })
}

const isIndexed = ({ state, group, sort = 'due' }: CaseFilter) =>
  !group && !UNINDEXED_SORTS.includes(sort) && (state === 'open') === (sort !== 'changed')

const linesOf = (q: Query, ids: readonly string[], order: string) =>
  q<CaseLine>(`SELECT ${COLUMNS} FROM cases WHERE id = ANY ($1::uuid[]) ORDER BY ${order}`, [ids])

/** The index that has this order has what is asked for too, so the lines are counted as they are found. */
const isCountedOnTheWay = (filter: CaseFilter) =>
  !filter.group && (filter.sort ?? 'due') === 'due' && disjoint(filter).length === 1

async function listAndCount(
  q: Query, filter: CaseFilter,
  { where, values, before, size }: ReturnType<typeof conditions> & { readonly before: number; readonly size: number },
): Promise<{ readonly lines: readonly CaseLine[]; readonly total: number }> {
  const rows = await q<CaseLine & { readonly total: number }>(
    `WITH few AS MATERIALIZED (
       SELECT id, row_number() OVER (ORDER BY ${ORDER.due}) AS place FROM cases WHERE ${where}
         ORDER BY ${ORDER.due} LIMIT ${COUNTED_AT_MOST})
     SELECT ${COLUMNS}, (SELECT count(*) FROM few) AS total
       FROM cases JOIN (SELECT id, place FROM few WHERE place > ${before} ORDER BY place LIMIT ${size}) page USING (id)
       ORDER BY place`, values)
  if (rows.length === 0 && before > 0) return { lines: [], total: await count(q, filter) }
  return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 }
}

/** The first cases that match and no count of the others, for what is asked with every letter typed. */
export function firstCases(store: Store, tenant: Place, filter: CaseFilter, limit: number): Promise<readonly CaseLine[]> {
  return readTenant(store, tenant, async (q) => {
    const { filter: asked, isFrequent } = await narrowText(q, await narrowPlace(q, filter))
    const [order, size] = [ORDER[filter.sort ?? 'due'], Math.min(limit, PAGE_SIZE)]
    if (isFrequent) return linesOf(q, (await findFrequent(q, asked, { order, isIndexed: isIndexed(filter), before: 0, size }, 1)).ids, order)
    const { where, values } = conditions(asked)
    return q<CaseLine>(`SELECT ${COLUMNS} FROM cases WHERE ${where} ORDER BY ${order} LIMIT ${size}`, values)
  })
}

/** How many cases match each filter, counted up to 1,000. */
export function countCases(
  store: Store,
  tenant: Place,
  filters: readonly CaseFilter[],
): Promise<readonly number[]> {
  return readTenant(store, tenant, async (q) => {
    const counts: number[] = []
    for (const filter of filters) counts.push(await count(q, filter))
    return counts
  })
}

async function count(q: Query, filter: CaseFilter): Promise<number> {
  let total = 0
  for (const part of disjoint(filter)) {
    const { where, values } = conditions(part)
    const [row] = await q<{ total: number }>(
      `SELECT count(*) AS total FROM (SELECT 1 FROM cases WHERE ${where} LIMIT ${COUNTED_AT_MOST - total}) few`, values)
    total += row!.total
    if (total >= COUNTED_AT_MOST) break
  }
  return total
}

/** How many cases that match fall due on each day (local date); bound the days, nothing else does. */
export async function countByDay(
  store: Store, tenant: Place, filter: CaseFilter & Required<Pick<CaseFilter, 'dueFrom' | 'dueTo'>>,
): Promise<ReadonlyMap<string, number>> {
  return readTenant(store, tenant, async (q) => {
    const counts = new Map<string, number>()
    for (const part of disjoint(filter)) {
      const { where, values } = conditions(part)
      const rows = await q<{ day: string; count: number }>(
        `SELECT next_due AS day, count(*) AS count FROM cases WHERE ${where} GROUP BY 1`, values)
      for (const row of rows) counts.set(row.day, (counts.get(row.day) ?? 0) + row.count)
    }
    return counts
  })
}

/** How many cases that match wait for whom; a kind nobody waits for is absent. */
export async function countByWaiting(
  store: Store, tenant: Place, filter: CaseFilter,
): Promise<Partial<Readonly<Record<WaitingKind, number>>>> {
  const { where, values } = conditions(filter)
  const rows = await readRows<{ kind: WaitingKind; count: number }>(store, tenant,
    `SELECT coalesce(waiting_kind, 'nobody') AS kind, count(*) AS count FROM cases WHERE ${where} GROUP BY 1`, values)
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

/** One case as the list shows it; `undefined` if there is none. */
export async function caseLine(
  store: Store,
  tenant: Place,
  id: string,
): Promise<CaseLine | undefined> {
  const rows = await readRows<CaseLine>(store, tenant, `SELECT ${COLUMNS} FROM cases WHERE id = $1`, [id])
  return rows[0]
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** Cases from before their columns were derived as now, after `after` by their ids. */
export function casesUnderived(
  store: Store,
  tenant: Place,
  after: string | null,
  limit: number,
): Promise<readonly Pick<CaseLine, 'id' | 'sequence'>[]> {
  return readRows<CaseLine>(store, tenant,
    `SELECT id, sequence FROM cases WHERE id IN (
         (SELECT id FROM cases WHERE traits IS NULL AND id > $1 ORDER BY id LIMIT $2)
         UNION (SELECT case_id FROM case_answers WHERE places IS NULL AND case_id > $1 ORDER BY case_id LIMIT $2))
       ORDER BY id LIMIT $2`, [after ?? BEFORE_ALL, Math.min(limit, PAGE_SIZE_AT_MOST)])
}

/** The case with this file number; `undefined` if there is none. */
export async function caseByFileNumber(
  store: Store,
  tenant: Place,
  fileNumber: string,
): Promise<CaseLine | undefined> {
  const rows = await readRows<CaseLine>(store, tenant, `SELECT ${COLUMNS} FROM cases WHERE file_number = $1`, [fileNumber])
  return rows[0]
}
