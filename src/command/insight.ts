// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Key figures of a municipality for a period, beside the period before it. No figure is about a
// person who works here.
import { addDays, addMonths, dateParts } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import { countFigures, figuresOf } from '../store/insight.ts'
import type { FigureLine, Figures, FigureScope } from '../store/insight.ts'
import { forgetFigures, readFigures } from '../store/insight-read.ts'
import type { FigureMarks } from '../store/insight-read.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

/** The words of the building blocks `fiction`, `objection`, `documents-request` and `record`. */
export const FIGURE_MARKS: FigureMarks = {
  fiction: 'bescheid:fiktion',
  objected: 'rechtsbehelf:widerspruch',
  objectionResult: 'widerspruchErgebnis',
  requestItem: 'unterlage',
  closed: 'akte:geschlossen',
}

/** What the answer to a page may still read; the worker reads the rest. */
const PORTIONS_IN_REQUEST = 5

/** Whole months, both included. */
export interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
}

export const SPANS = {
  monat: 'Dieser Monat',
  vormonat: 'Voriger Monat',
  quartal: 'Dieses Quartal',
  vorquartal: 'Voriges Quartal',
  jahr: 'Dieses Jahr',
  vorjahr: 'Voriges Jahr',
} as const
export type SpanName = keyof typeof SPANS

const FIRST_MONTH = 1
const MONTHS = { monat: 1, quartal: 3, jahr: 12 }

/** The named span that holds today or lies before it. */
export function spanNamed(name: SpanName, today: LocalDate): Span {
  const back = name.startsWith('vor')
  const kind = name.replace('vor', '') as 'monat' | 'quartal' | 'jahr'
  const length = MONTHS[kind]
  const { year, month } = dateParts(today)
  const first = FIRST_MONTH + Math.floor((month - 1) / length) * length
  const start = addMonths(`${year}-${String(first).padStart(2, '0')}-01`, back ? -length : 0)
  return { from: start, to: addDays(addMonths(start, length), -1) }
}

/** From the first day of a month `YYYY-MM` to the last of another; undefined if that is no span. */
export function spanOf(from: string, to: string): Span | undefined {
  const isMonth = (text: string) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)
  if (!isMonth(from) || !isMonth(to) || from > to) return undefined
  return { from: `${from}-01`, to: addDays(addMonths(`${to}-01`, 1), -1) }
}

/** The span of as many months that ends the day before. */
export function spanBefore({ from, to }: Span): Span {
  const [a, b] = [dateParts(from), dateParts(to)]
  const months = (b.year - a.year) * 12 + b.month - a.month + 1
  return { from: addMonths(from, -months), to: addDays(from, -1) }
}

/** Key figures now and before, and by service and legal entity. Exact: hide small numbers. */
export interface Insight {
  readonly now: Figures
  readonly before: Figures
  readonly processes: readonly FigureLine[]
  readonly entities: readonly FigureLine[]
  /** False while cases of an older version of the platform are still being read. */
  readonly isWhole: boolean
}

type Wanted = Omit<FigureScope, 'from' | 'to'>

/** Reads what has happened since, and counts. */
export async function insightOf(
  house: House, tenant: Tenant, span: Span, wanted: Wanted,
): Promise<Insight> {
  const isWhole = await catchUp(house, tenant)
  const { store } = house
  const [{ figures: now, processes, entities }, before] = await Promise.all([
    countFigures(store, tenant, { ...wanted, ...span }),
    figuresOf(store, tenant, { ...wanted, ...spanBefore(span) }),
  ])
  return { now, before, processes, entities, isWhole }
}

/** Brings the figures up to the cases as far as a page can wait; false if it was not all. */
export function catchUp({ store }: House, tenant: Tenant): Promise<boolean> {
  return readFigures(store, tenant, FIGURE_MARKS, PORTIONS_IN_REQUEST)
}

/** Makes all figures anew from the history. */
export async function rebuildFigures({ store }: House, tenant: Tenant): Promise<void> {
  await forgetFigures(store, tenant)
  await readFigures(store, tenant, FIGURE_MARKS)
}
