// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fees from a tariff: each position is rounded to cents, sums are sums of cents.
import { formatDate } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import { toCents } from '../feel/exact.ts'
import { display } from '../feel/display.ts'
import type { Value } from '../feel/values.ts'
import type { TariffTable } from '../process/process.ts'
import type { Fee, FeeLine } from './case.ts'
import { BEFORE, planOf } from './fees-plan.ts'
import type { AdjustmentPlan, Plan } from './fees-plan.ts'
import { number, positionLine, text } from './fees-position.ts'
import { FeeRefused } from './fees-refused.ts'
import { shares } from './fees-share.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

export type Assessed = { readonly fee: Fee } | {
  readonly refusal: { readonly field: string; readonly message: string }
}

/** The fee for a case on a day, or why there is none, in a sentence for the clerk. */
export function assessFee(prepared: Prepared, sight: Sight, on: LocalDate): Assessed {
  try {
    return { fee: computeFee(prepared, sight, on) }
  } catch (refused) {
    if (!(refused instanceof FeeRefused)) throw refused
    return { refusal: { field: refused.field, message: refused.message } }
  }
}

/**
 * The fee for a case by the table in force on a day, in integer cents with one line per position.
 * Throws `FeeRefused` where there is no table or no number: a fee is never silently nothing.
 */
export function computeFee(prepared: Prepared, sight: Sight, on: LocalDate): Fee {
  return feeByTable(prepared, sight, tableOn(prepared, on, sight.tables))
}

/** The fee by a given table, whenever it holds; throws `FeeRefused` like `computeFee`. */
export function feeByTable(prepared: Prepared, sight: Sight, table: TariffTable): Fee {
  const plan = planOf(prepared, table)
  const all: FeeLine[] = []
  for (const position of plan.positions) {
    const line = positionLine(position, sight)
    if (line) all.push(line)
  }
  const fees = all.filter((line) => line.kind === undefined)
  frame(plan, sight, fees)
  for (const adjustment of plan.adjustments) adjust(adjustment, sight, fees)
  const expenses = all.filter((line) => line.kind === 'expense')
  const deposits = all.filter((line) => line.kind === 'deposit')
  const lines = [...fees, ...expenses]
  const debtors = plan.debtors && names(plan.debtors.evaluate(sight.scope, sight.env))
  return {
    totalCents: sum(lines),
    lines,
    tableFrom: table.from,
    ...(expenses.length > 0 && { expensesCents: sum(expenses) }),
    ...(deposits.length > 0 && { depositCents: sum(deposits), deposits }),
    ...(lines.some((line) => line.account !== undefined) && { byAccount: byAccount(lines) }),
    ...(debtors && debtors.length > 1 && { debtors }),
  }
}

/** The table whose time of validity contains the day of the act; none is refused. */
export function tableOn(prepared: Prepared, on: LocalDate, own?: readonly TariffTable[]): TariffTable {
  const tables = own ?? prepared.process.tariff?.tables ?? []
  const table = tables.find((one) => one.from <= on && (!one.to || on <= one.to))
  if (table) return table
  const known = tables.map(({ from, to }) =>
    `ab ${formatDate(from, 'short')}${to ? ` bis ${formatDate(to, 'short')}` : ''}`)
  throw new FeeRefused('on', `Für den ${formatDate(on, 'short')} gilt keine Gebührentabelle. `
    + `Tabellen gibt es ${known.join(', ') || 'keine'}.`)
}

const sum = (lines: readonly FeeLine[]) => lines.reduce((total, line) => total + line.cents, 0)

const names = (value: Value): string[] =>
  (Array.isArray(value) ? (value as readonly Value[]) : [value]).filter((one) => one !== null)
    .map((one) => display(one))

/** Lifts or lowers the sum into the statutory frame by a line of its own. */
function frame({ min, max, table }: Plan, sight: Sight, lines: FeeLine[]): void {
  const total = sum(lines)
  const least = min ? toCents(number(min, sight, 'Mindestgebühr')) : 0
  const most = max ? toCents(number(max, sight, 'Höchstgebühr')) : Infinity
  if (lines.length === 0 || (total >= least && total <= most)) return
  const bound = total < least ? least : most
  const title = total < least ? 'Anhebung auf die Mindestgebühr' : 'Begrenzung auf die Höchstgebühr'
  spread(lines, bound - total, { no: 'Rahmen', title, legalBasis: table.basis })
}

function adjust(plan: AdjustmentPlan, sight: Sight, lines: FeeLine[]): void {
  const { no, title, basis, reason } = plan.adjustment
  if (plan.when.evaluate(sight.scope, sight.env) !== true) return
  const factor = number(plan.factor, sight, `Ermäßigung ${no}`)
  if (factor < 0) {
    throw new FeeRefused(plan.factor.reads[0] ?? '',
      `Ermäßigung ${no}: der Faktor ist ${display(factor)}, erlaubt sind Faktoren ab 0.`)
  }
  const before = sum(lines)
  const scope = Object.create(sight.scope, { [BEFORE]: { value: before } }) as Sight['scope']
  const after = number(plan.after, { scope, env: sight.env }, `Ermäßigung ${no}`)
  const evidence = plan.evidence && text(plan.evidence, sight)
  const decider = plan.decider && text(plan.decider, sight)
  spread(lines, after - before, {
    no, title, legalBasis: basis,
    ...(reason !== undefined && { reason }),
    ...(evidence !== undefined && { evidence }),
    ...(decider !== undefined && { decider }),
  })
}

/** Adds a difference as one line, or one for each account in proportion to what it has so far. */
function spread(lines: FeeLine[], cents: number, line: Omit<FeeLine, 'cents'>): void {
  const accounts = Object.entries(byAccount(lines))
  if (accounts.length < 2) {
    const account = accounts[0]?.[0]
    lines.push({ ...line, cents, ...(account && { account }) })
    return
  }
  const parts = shares(cents, accounts.map(([, weight]) => weight))
  accounts.forEach(([account], i) =>
    lines.push({ ...line, cents: parts[i]!, ...(account !== '' && { account }) }))
}

/** Totals by account, '' for positions without one, in the order of their names. */
function byAccount(lines: readonly FeeLine[]): Record<string, number> {
  const totals = new Map<string, number>()
  for (const { account = '', cents } of lines) totals.set(account, (totals.get(account) ?? 0) + cents)
  return Object.fromEntries([...totals].sort(([a], [b]) => (a < b ? -1 : 1)))
}
