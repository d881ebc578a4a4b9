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

const GROSS = '(finished_on - received_on)'
const NET = '(finished_on - received_on - applicant_days - consultee_days)'

/** The key figures of a scope, and a few of them by service and by legal entity. */
export interface Counted {
  readonly figures: Figures
  /** In the order of their keys: this is no ranking. */
  readonly processes: readonly FigureLine[]
  readonly entities: readonly FigureLine[]
}

/** All key figures of a scope. */
export async function figuresOf(
  store: Store, tenant: Pick<Tenant, 'id'>, scope: FigureScope,
): Promise<Figures> {
  return (await countFigures(store, tenant, scope)).figures
}

/** Counts a scope, each question in one scan. */
export function countFigures(
  store: Store, tenant: Pick<Tenant, 'id'>, scope: FigureScope,
): Promise<Counted> {
  return readTenant(store, tenant, async (q) => {
    const received = await countsBy(q, scope, 'channel', IN('received_on'))
    const backlog = await countsBy(q, scope, AGE, OPEN_AT_END)
    const finished = await finishedIn(q, scope)
    const objectionResults = await counts(q, scope, `coalesce(objection_result, 'open')`, IN('objected_on'))
    const lines = (by: 'process' | 'entity') => linesOf(received[by], backlog[by], finished[by])
    const figures = {
      objectionResults,
      channels: received.key,
      received: sum(received.key),
      objections: sum(objectionResults),
      throughput: finished.all,
      deadlines: await deadlines(q, scope),
      fictions: (await counts(q, scope, `'all'`, IN('fiction_on')))['all'] ?? 0,
      money: await money(q, scope),
      backlog: backlog.key,
      waiting: await counts(q, scope, 'waiting_kind', 'finished_on IS NULL'),
    }
    return { figures, processes: lines('process'), entities: lines('entity') }
  })
}

function linesOf(received: Counts, backlog: Counts, finished: ReadonlyMap<string, Days>): FigureLine[] {
  const keys = new Set([...Object.keys(received), ...Object.keys(backlog), ...finished.keys()])
  return [...keys].sort().map((key) => ({
    key, received: received[key] ?? 0, backlog: backlog[key] ?? 0,
    finished: total(finished.get(key)), netMedian: within50(finished.get(key)),
  }))
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

/** The same cases counted by a key, by service and by legal entity. */
async function countsBy(
  q: Query, scope: FigureScope, key: string, when: string,
): Promise<{ readonly key: Counts; readonly process: Counts; readonly entity: Counts }> {
  const { where, values } = within(scope)
  const rows = await q<{ kind: 'key' | 'process' | 'entity'; value: string; n: number }>(
    `SELECT CASE WHEN grouping(key) = 0 THEN 'key' WHEN grouping(process) = 0 THEN 'process'
         ELSE 'entity' END AS kind, coalesce(key, process, entity) AS value, count(*)::integer AS n
     FROM (SELECT ${key} AS key, process, entity FROM case_figures WHERE ${when} AND ${where}) c
     GROUP BY GROUPING SETS ((key), (process), (entity))`, values)
  const of = (kind: string) =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map((row) => [row.value, row.n]))
  return { key: of('key'), process: of('process'), entity: of('entity') }
}

/** How many cases took so many days, fewest days first. */
type Days = readonly (readonly [days: number, cases: number])[]

const total = (days: Days = []) => days.reduce((all, [, n]) => all + n, 0)
const within50 = (days: Days | undefined) => withinShare(days, 0.5)

/** The days within which this share of the cases was done. */
function withinShare(days: Days = [], share: number): number | null {
  const wanted = total(days) * share
  let seen = 0
  return days.find(([, n]) => (seen += n) >= wanted)?.[0] ?? null
}

interface FinishedRow {
  readonly gross: number | null
  readonly net: number | null
  readonly process: string | null
  readonly entity: string | null
  readonly n: number
  readonly complete: number
  readonly applicantDays: number
  readonly consulteeDays: number
  readonly applicantCases: number
  readonly consulteeCases: number
}

/** Sorting a hundred thousand days takes longer than counting how often each occurs. */
async function finishedIn(q: Query, scope: FigureScope) {
  const { where, values } = within(scope)
  const rows = await q<FinishedRow>(
    `SELECT gross, net, process, entity, count(*)::integer AS n,
       count(*) FILTER (WHERE requests = 0)::integer AS complete,
       sum(applicant_days)::integer AS "applicantDays",
       sum(consultee_days)::integer AS "consulteeDays",
       count(*) FILTER (WHERE applicant_days > 0)::integer AS "applicantCases",
       count(*) FILTER (WHERE consultee_days > 0)::integer AS "consulteeCases"
     FROM (SELECT ${GROSS} AS gross, ${NET} AS net, process, entity, requests, applicant_days,
         consultee_days FROM case_figures WHERE ${IN('finished_on')} AND ${where}) c
     GROUP BY GROUPING SETS ((gross), (net), (process, net), (entity, net))
     ORDER BY gross, net`, values)
  const gross = rows.filter((row) => row.gross !== null)
  const net = rows.filter((row) => row.gross === null)
  const all = net.filter(({ process, entity }) => process === null && entity === null)
  return {
    all: throughputOf(gross, all),
    process: daysBy(net, 'process'),
    entity: daysBy(net, 'entity'),
  }
}

function throughputOf(gross: readonly FinishedRow[], net: readonly FinishedRow[]): Throughput {
  const [grossDays, netDays] = [gross.map((row) => [row.gross!, row.n] as const), net.map((row) => [row.net!, row.n] as const)]
  const added = (key: Exclude<keyof FinishedRow, 'process' | 'entity' | 'gross' | 'net'>) =>
    gross.reduce((all, row) => all + row[key], 0)
  return {
    cases: added('n'), complete: added('complete'),
    grossMedian: withinShare(grossDays, 0.5), grossP90: withinShare(grossDays, 0.9),
    netMedian: withinShare(netDays, 0.5), netP90: withinShare(netDays, 0.9),
    grossDays: grossDays.reduce((all, [days, n]) => all + days * n, 0),
    applicantDays: added('applicantDays'), consulteeDays: added('consulteeDays'),
    applicantCases: added('applicantCases'), consulteeCases: added('consulteeCases'),
  }
}

function daysBy(rows: readonly FinishedRow[], by: 'process' | 'entity'): Map<string, Days> {
  const days = new Map<string, (readonly [number, number])[]>()
  for (const row of rows) {
    const key = row[by]
    if (key !== null) days.set(key, [...(days.get(key) ?? []), [row.net!, row.n]])
  }
  return days
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
