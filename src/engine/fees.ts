// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fees from a tariff: each position is rounded to cents, sums are sums of cents.
import type { LocalDate } from '../calendar/date.ts'
import { toCents } from '../feel/exact.ts'
import type { Adjustment, Position, TariffTable } from '../process/process.ts'
import type { Fee, FeeLine } from './case.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/**
 * The fee for a case by the table in force on a day, in integer cents with one line per position.
 * A rule that yields no number is a fault: a fee is never silently nothing.
 */
export function computeFee(prepared: Prepared, sight: Sight, on: LocalDate): Fee {
  const table = tableOn(prepared, on)
  const lines: FeeLine[] = []
  for (const position of table.positions) {
    const line = positionLine(prepared, sight, table, position)
    if (line) lines.push(line)
  }
  const framed = intoFrame(prepared, sight, table, lines)
  for (const adjustment of table.adjustments ?? []) {
    const line = adjustmentLine(prepared, sight, adjustment, sum(framed))
    if (line) framed.push(line)
  }
  return { totalCents: sum(framed), lines: framed, tableFrom: table.from }
}

/** The table whose time of validity contains the day of the act; none is a fault. */
export function tableOn(prepared: Prepared, on: LocalDate): TariffTable {
  const tables = prepared.process.tariff?.tables ?? []
  const table = tables.find((one) => one.from <= on && (!one.to || on <= one.to))
  if (!table) throw new Error(`Für den ${on} gilt keine Gebührentabelle.`)
  return table
}

const sum = (lines: readonly FeeLine[]) => lines.reduce((total, line) => total + line.cents, 0)

function positionLine(prepared: Prepared, sight: Sight, table: TariffTable, position: Position): FeeLine | undefined {
  if (position.when !== undefined && evaluate(prepared, sight, position.when) !== true) return undefined
  const amount = number(prepared, sight, position.amount, position.no)
  const quantity = position.quantity === undefined ? 1 : number(prepared, sight, position.quantity, position.no)
  if (quantity <= 0) return undefined
  return {
    no: position.no,
    title: position.title,
    legalBasis: position.basis ?? table.basis,
    cents: toCents(amount * quantity),
    ...(position.quantity !== undefined && { quantity }),
    ...(position.unit !== undefined && { unit: position.unit }),
  }
}

/** Lifts or lowers the sum into the statutory frame by a line of its own. */
function intoFrame(prepared: Prepared, sight: Sight, table: TariffTable, lines: FeeLine[]): FeeLine[] {
  const total = sum(lines)
  const min = table.min === undefined ? 0 : toCents(number(prepared, sight, table.min, 'min'))
  const max = table.max === undefined ? Infinity : toCents(number(prepared, sight, table.max, 'max'))
  if (lines.length === 0 || (total >= min && total <= max)) return [...lines]
  const bound = total < min ? min : max
  const title = total < min ? 'Anhebung auf die Mindestgebühr' : 'Begrenzung auf die Höchstgebühr'
  return [...lines, { no: 'Rahmen', title, legalBasis: table.basis, cents: bound - total }]
}

function adjustmentLine(prepared: Prepared, sight: Sight, one: Adjustment, before: number): FeeLine | undefined {
  if (evaluate(prepared, sight, one.when) !== true) return undefined
  const factor = number(prepared, sight, one.factor, one.no)
  const after = toCents((before / 100) * factor)
  return { no: one.no, title: one.title, legalBasis: one.basis, cents: after - before }
}

const evaluate = (prepared: Prepared, sight: Sight, source: string) =>
  prepared.rule(source).evaluate(sight.scope, sight.env)

function number(prepared: Prepared, sight: Sight, source: string, no: string): number {
  const value = evaluate(prepared, sight, source)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Error(`Gebührenposition ${no}: «${source}» ergibt keine Zahl.`)
}
