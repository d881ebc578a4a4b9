// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Key figures counted in SQL. They are exact: whoever shows them hides small numbers first.
import type { LocalDate } from '../calendar/date.ts'
import { readTenant } from './query.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** Which cases, and in which time; both days are included. */
export interface FigureScope {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly today: LocalDate
  readonly processes?: readonly string[]
  readonly entity?: string
  /** Processes this person must not know of. */
  readonly hidden: readonly string[]
}

/** Days from receipt to the end of work; `net` leaves out days on which others were waited for. */
export interface Throughput {
  readonly cases: number
  readonly complete: number
  readonly grossMedian: number | null
  readonly grossP90: number | null
  readonly netMedian: number | null
  readonly netP90: number | null
  /** Days of all these cases together. */
  readonly grossDays: number
  readonly applicantDays: number
  readonly consulteeDays: number
  /** Cases in which there was such a day. */
  readonly applicantCases: number
  readonly consulteeCases: number
}

/** An amount in cents, and how many cases it comes from. */
export interface Amount {
  readonly cases: number
  readonly cents: number
}

export interface Money {
  readonly set: Amount
  readonly paid: Amount
  readonly cancelled: Amount
  readonly open: Amount
}

export type Counts = Readonly<Record<string, number>>

export interface Figures {
  readonly received: number
  readonly channels: Counts
  readonly throughput: Throughput
  readonly deadlines: { readonly kept: number; readonly missed: number }
  readonly fictions: number
  readonly objections: number
  readonly objectionResults: Counts
  readonly money: Money
  /** Open at the end of the period, by days since receipt. */
  readonly backlog: Counts
  /** For whom the cases that are open now wait. */
  readonly waiting: Counts
}

/** A service or legal entity, with the few figures that say how it goes there. */
export interface FigureLine {
  readonly key: string
  readonly received: number
  readonly finished: number
  readonly netMedian: number | null
  readonly backlog: number
}

/** Ages of the backlog in days: from 0, from 31, from 91, from 181. */
export const AGES = ['0', '31', '91', '181'] as const

const NET = '(finished_on - received_on - applicant_days - consultee_days)'
const at = (share: number, days: string) =>
  `percentile_disc(${share}) WITHIN GROUP (ORDER BY ${days})::integer`

/** All key figures of a scope. */
export function figuresOf(
  store: Store, tenant: Pick<Tenant, 'id'>, scope: FigureScope,
): Promise<Figures> {
  return readTenant(store, tenant, async (q) => {
    const channels = await counts(q, scope, 'channel', IN('received_on'))
    const objectionResults = await counts(q, scope, `coalesce(objection_result, 'open')`, IN('objected_on'))
    return {
      channels, objectionResults,
      received: sum(channels),
      objections: sum(objectionResults),
      throughput: await throughput(q, scope),
      deadlines: await deadlines(q, scope),
      fictions: (await counts(q, scope, `'all'`, IN('fiction_on')))['all'] ?? 0,
      money: await money(q, scope),
      backlog: await counts(q, scope, AGE, OPEN_AT_END),
      waiting: await counts(q, scope, 'waiting_kind', 'finished_on IS NULL'),
    }
  })
}

/** The same scope by service or by legal entity, in the order of their keys: this is no ranking. */
export function figureLines(
  store: Store, tenant: Pick<Tenant, 'id'>, scope: FigureScope, by: 'process' | 'entity',
): Promise<readonly FigureLine[]> {
  const { where, values } = within(scope)
  return readTenant(store, tenant, (q) => q<FigureLine>(
    `SELECT ${by} AS key, count(*) FILTER (WHERE ${IN('received_on')})::integer AS received,
       count(*) FILTER (WHERE ${IN('finished_on')})::integer AS finished,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY ${NET})
         FILTER (WHERE ${IN('finished_on')})::integer AS "netMedian",
       count(*) FILTER (WHERE ${OPEN_AT_END})::integer AS backlog
     FROM case_figures
     WHERE (${IN('received_on')} OR ${IN('finished_on')} OR ${OPEN_AT_END}) AND ${where}
     GROUP BY 1 ORDER BY 1`, values))
}

const IN = (day: string) => `${day} BETWEEN $1::date AND $2::date`
/** The end of a period that goes on is today. */
const OPEN_AT_END =
  `(received_on <= $2::date AND (finished_on IS NULL OR finished_on > $2::date))`
const AGE = `CASE WHEN $2::date - received_on > 180 THEN '181' WHEN $2::date - received_on > 90 THEN '91'
  WHEN $2::date - received_on > 30 THEN '31' ELSE '0' END`

/** Conditions every question shares; `$1` and `$2` are the days. */
export function within(
  { from, to, today, processes, entity, hidden }: FigureScope,
): { readonly where: string; readonly values: unknown[] } {
  const values: unknown[] = [from, to < today ? to : today]
  const parts = ['$1::date <= $2::date']
  if (processes) parts.push(`process = ANY ($${values.push(processes)}::text[])`)
  if (hidden.length) parts.push(`process <> ALL ($${values.push(hidden)}::text[])`)
  if (entity !== undefined) parts.push(`entity = $${values.push(entity)}`)
  return { where: parts.join(' AND '), values }
}

async function counts(q: Query, scope: FigureScope, key: string, when: string): Promise<Counts> {
  const { where, values } = within(scope)
  const rows = await q<{ key: string; n: number }>(
    `SELECT ${key} AS key, count(*)::integer AS n FROM case_figures WHERE ${when} AND ${where}
     GROUP BY 1 ORDER BY 1`, values)
  return Object.fromEntries(rows.map((row) => [row.key, row.n]))
}

async function throughput(q: Query, scope: FigureScope): Promise<Throughput> {
  const { where, values } = within(scope)
  const gross = '(finished_on - received_on)'
  const rows = await q<Throughput>(
    `SELECT count(*)::integer AS cases, count(*) FILTER (WHERE requests = 0)::integer AS complete,
       ${at(0.5, gross)} AS "grossMedian", ${at(0.9, gross)} AS "grossP90",
       ${at(0.5, NET)} AS "netMedian", ${at(0.9, NET)} AS "netP90",
       coalesce(sum(${gross}), 0)::integer AS "grossDays",
       coalesce(sum(applicant_days), 0)::integer AS "applicantDays",
       coalesce(sum(consultee_days), 0)::integer AS "consulteeDays",
       count(*) FILTER (WHERE applicant_days > 0)::integer AS "applicantCases",
       count(*) FILTER (WHERE consultee_days > 0)::integer AS "consulteeCases"
     FROM case_figures WHERE ${IN('finished_on')} AND ${where}`, values)
  return rows[0]!
}

async function deadlines(q: Query, scope: FigureScope): Promise<Figures['deadlines']> {
  const { where, values } = within(scope)
  const rows = await q<Figures['deadlines']>(
    `SELECT count(*) FILTER (WHERE settled_on <= due)::integer AS kept,
       count(*) FILTER (WHERE coalesce(settled_on, $${values.length + 1}::date) > due)::integer AS missed
     FROM deadline_figures WHERE ${IN('due')} AND ${where}`, [...values, scope.today])
  return rows[0]!
}

async function money(q: Query, scope: FigureScope): Promise<Money> {
  const { where, values } = within(scope)
  const amounts = {
    set: 'fee_cents', paid: 'least(paid_cents, fee_cents)', cancelled: 'cancelled_cents',
    open: 'greatest(fee_cents - cancelled_cents - paid_cents, 0)',
  }
  const columns = Object.entries(amounts).map(([key, cents]) =>
    `coalesce(sum(${cents}), 0) AS ${key}_cents, count(*) FILTER (WHERE ${cents} > 0) AS ${key}_cases`)
  const [row] = await q<Record<string, string>>(
    `SELECT ${columns.join(', ')} FROM case_figures WHERE ${IN('fee_on')} AND ${where}`, values)
  const of = (key: keyof Money): Amount =>
    ({ cases: Number(row![`${key}_cases`]), cents: Number(row![`${key}_cents`]) })
  return { set: of('set'), paid: of('paid'), cancelled: of('cancelled'), open: of('open') }
}

const sum = (counts: Counts) => Object.values(counts).reduce((all, n) => all + n, 0)
