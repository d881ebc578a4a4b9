// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { spanNamed, spanOf, SPANS } from '../command/insight.ts'
import type { Span, SpanName } from '../command/insight.ts'
import type { FigureScope } from '../store/insight.ts'
import type { Desk } from './desk.ts'

/** What the address of the figures asks for; unknown words count as not given. */
export interface InsightQuery {
  readonly named?: SpanName
  readonly span: Span
  /** Months `YYYY-MM` somebody chose that are no span. */
  readonly isWrong?: boolean
  readonly process?: string
  readonly unit?: string
  readonly entity?: string
}

/** Reads the query; only processes this person may know of count. */
export function readInsightQuery(desk: Desk, get: (name: string) => string | undefined): InsightQuery {
  const named = (Object.keys(SPANS) as SpanName[]).find((one) => one === get('zeitraum'))
  const [from, to] = [get('von') ?? '', get('bis') ?? '']
  const own = get('zeitraum') === 'eigen' ? spanOf(from, to) : undefined
  const process = desk.processes.find((one) => one.process.id === get('verfahren'))?.process.id
  const unit = unitsOf(desk).find((one) => one === get('stelle'))
  const entity = Object.keys(desk.entities).find((one) => one === get('gemeinde'))
  return {
    ...(own ? {} : { named: named ?? 'jahr' }),
    span: own ?? spanNamed(named ?? 'jahr', desk.today),
    ...(get('zeitraum') === 'eigen' && !own && { isWrong: true }),
    ...(process !== undefined && { process }),
    ...(unit !== undefined && { unit }),
    ...(entity !== undefined && { entity }),
  }
}

/** The offices that handle processes, by name. */
export function unitsOf(desk: Desk): string[] {
  const units = desk.processes.flatMap(({ process }) => process.unit ?? [])
  return [...new Set(units)].sort((a, b) => a.localeCompare(b, 'de'))
}

/** Which cases the figures are counted from. */
export function scopeOf(desk: Desk, { process, unit, entity }: InsightQuery): Omit<FigureScope, 'from' | 'to'> {
  const chosen = desk.processes
    .filter((one) => process === undefined || one.process.id === process)
    .filter((one) => unit === undefined || one.process.unit === unit)
  const isNarrow = process !== undefined || unit !== undefined
  return {
    today: desk.today,
    hidden: desk.hidden,
    ...(isNarrow && { processes: chosen.map((one) => one.process.id) }),
    ...(entity !== undefined && { entity }),
  }
}

/** The address with these choices, below the desk. */
export function insightAddress(desk: Desk, query: InsightQuery, path = '/auswertung'): string {
  const { named, span, process, unit, entity } = query
  const pairs = [
    ['zeitraum', named ?? 'eigen'],
    ...(named === undefined ? [['von', span.from.slice(0, 7)], ['bis', span.to.slice(0, 7)]] : []),
    ['verfahren', process],
    ['stelle', unit],
    ['gemeinde', entity],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${desk.base}${path}?${new URLSearchParams(pairs).toString()}`
}

/** `01.01.2026 bis 31.03.2026`. */
export function spanText({ from, to }: Span): string {
  return `${formatDate(from, 'short')} bis ${formatDate(to, 'short')}`
}
