// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How a fee came about, line by line. A fixed fee is told as it was fixed, never counted anew.
import { toCents } from '../feel/exact.ts'
import { display } from '../feel/display.ts'
import type { Rule } from '../feel/compile.ts'
import type { Case, Fee, FeeLine } from './case.ts'
import type { Context } from './context.ts'
import { isOutside } from './explain-names.ts'
import { ruleWords, valueTrace } from './explain-rule.ts'
import type { Ground, Trace } from './explain-rule.ts'
import { assessFee, tableOn } from './fees.ts'
import { planOf } from './fees-plan.ts'
import type { AdjustmentPlan, Plan, PositionPlan } from './fees-plan.ts'
import { positionLine } from './fees-position.ts'
import { quantityWords } from './fees-quantity.ts'
import { FeeRefused } from './fees-refused.ts'
import { euro } from './money.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'

/** Every line of the fee with amount, quantity, frame and basis, and the positions left out. */
export function explainFee(prepared: Prepared, at: Case, context: Context): Trace {
  const sight = look(prepared, at, context)
  const ground: Ground = { entity: at.entity, context }
  const fixed = at.fee
  const assessed = fixed ? { fee: fixed } : assessFee(prepared, sight, context.today)
  if (!prepared.process.tariff || 'refusal' in assessed) {
    const says = 'refusal' in assessed ? assessed.refusal.message : 'Das Verfahren kennt keine Gebühr.'
    return { kind: 'fee', text: 'Gebühr', says, children: [] }
  }
  const { fee } = assessed
  const tables = prepared.process.tariff.tables
  const table = tables.find((one) => one.from === fee.tableFrom) ?? tableOn(prepared, context.today)
  const teller = new FeeTeller(prepared, sight, ground, fee)
  const says = `Die Gebühr ist ${euro(fee.totalCents)}${fixed ? '' : ', noch nicht festgesetzt'} `
    + `(${table.basis}, Tabelle ab ${display(fee.tableFrom.split('-').reverse().join('.'))}).`
  return {
    kind: 'fee', text: 'Gebühr', value: euro(fee.totalCents), basis: table.basis, says,
    ...(teller.isPublic && { outside: `Die Gebühr ist ${euro(fee.totalCents)} (${table.basis}).` }),
    children: teller.lines(planOf(prepared, table)),
  }
}

class FeeTeller {
  readonly prepared: Prepared
  readonly sight: Sight
  readonly ground: Ground
  readonly fee: Fee
  /** Before the notice is out, its fee is no business of the applicant's. */
  readonly isPublic: boolean
  constructor(prepared: Prepared, sight: Sight, ground: Ground, fee: Fee) {
    this.prepared = prepared
    this.sight = sight
    this.ground = ground
    this.fee = fee
    this.isPublic = isOutside(prepared, 'fee total', sight)
  }

  lines(plan: Plan): Trace[] {
    const all = [...this.fee.lines, ...(this.fee.deposits ?? [])]
    const of = (no: string) => all.filter((line) => line.no === no)
    const frame = of('Rahmen').map((line) => this.frame(plan, line))
    return [
      ...plan.positions.map((one) => this.position(one, of(one.position.no)[0])),
      ...frame,
      ...plan.adjustments.map((one) => this.adjustment(one, of(one.adjustment.no))),
    ]
  }

  private position(plan: PositionPlan, line: FeeLine | undefined): Trace {
    const { no, title } = plan.position
    if (!line) return this.leftOut('position', no, title, this.whyNot(plan))
    if (this.recounted(plan)?.cents !== line.cents) {
      const many = quantityWords(line)
      const count = many === undefined ? '' : ` (${many})`
      const says = `${no} ${title}${count}: ${euro(line.cents)}, so festgesetzt (${line.legalBasis}).`
      return { ...this.line('position', line, says), children: [] }
    }
    const amount = this.cents(plan.amount)
    const product = this.cents(plan.product)
    const many = quantityWords(line, (count) => count)
    const times = many === undefined ? '' : ` × ${many}`
    const bound = product === undefined || product === line.cents ? ''
      : line.cents > product ? `, angehoben von ${euro(product)} auf den Mindestbetrag`
      : `, begrenzt von ${euro(product)} auf den Höchstbetrag`
    const count = amount === undefined || (many === undefined && amount === line.cents) ? euro(line.cents) : `${euro(amount)}${times} = ${euro(line.cents)}`
    const says = `${no} ${title}: ${count}${bound} (${line.legalBasis})${this.discretion(plan, line)}.`
    const reads = [plan.amount, plan.quantity, plan.started].flatMap((rule) => rule?.reads ?? [])
    return { ...this.line('position', line, says), children: this.values(reads) }
  }

  /** The line as it would be now: after the notice, values may have changed. */
  private recounted(plan: PositionPlan): FeeLine | undefined {
    try {
      return positionLine(plan, this.sight)
    } catch (refused) {
      if (!(refused instanceof FeeRefused)) throw refused
      return undefined
    }
  }

  private whyNot(plan: PositionPlan): string {
    if (this.recounted(plan)) return 'Bei der Festsetzung traf das nicht zu.'
    const when = plan.position.when
    if (when !== undefined) {
      const { value, fails } = ruleWords(this.prepared, when, this.sight)
      if (value !== true) return fails
    }
    return 'Die Menge ist 0.'
  }

  private discretion({ frame }: PositionPlan, line: FeeLine): string {
    if (!frame) return ''
    const [min, max] = [this.cents(frame.min), this.cents(frame.max)]
    const within = min === undefined || max === undefined ? '' : ` im Rahmen von ${euro(min)} bis ${euro(max)}`
    return `, nach Ermessen${within}${line.reason ? `: ${line.reason}` : ''}`
  }

  private frame(plan: Plan, line: FeeLine): Trace {
    const bound = this.cents((line.cents > 0 ? plan.min : plan.max) as Rule)
    const to = bound === undefined ? '' : ` auf ${euro(bound)}`
    return { ...this.line('frame', line, `${line.title}${to}: ${euro(line.cents)} (${line.legalBasis}).`), children: [] }
  }

  private adjustment({ adjustment, factor, when }: AdjustmentPlan, lines: readonly FeeLine[]): Trace {
    const { no, title, basis } = adjustment
    const [first] = lines
    if (!first) return this.leftOut('adjustment', no, title, ruleWords(this.prepared, adjustment.when, this.sight).fails)
    const cents = lines.reduce((sum, line) => sum + line.cents, 0)
    const kept = factor.evaluate(this.sight.scope, this.sight.env)
    const share = typeof kept === 'number' ? `, es bleiben ${display(kept * 100)} %` : ''
    const grounds = [first.reason, first.evidence, first.decider].filter(Boolean).join('; ')
    const says = `${no} ${title}: ${euro(cents)}${share} (${basis})${grounds ? `: ${grounds}` : ''}.`
    const children = this.values([...when.reads, ...factor.reads])
    return { ...this.line('adjustment', { ...first, cents }, says), children }
  }

  private leftOut(kind: 'position' | 'adjustment', no: string, title: string, why: string): Trace {
    return { kind, text: title, holds: false, says: `${no} ${title} entfällt: ${why}`, children: [] }
  }

  private line(kind: Trace['kind'], line: FeeLine, says: string): Omit<Trace, 'children'> {
    const many = quantityWords(line)
    const outside = `${line.title}${many === undefined ? '' : ` (${many})`}: ${euro(line.cents)} (${line.legalBasis}).`
    return {
      kind, text: line.title, value: euro(line.cents), holds: true, says, basis: line.legalBasis,
      ...(this.isPublic && { outside }),
    }
  }

  private values(reads: readonly string[]): Trace[] {
    return [...new Set(reads)].map((path) => valueTrace(this, path, this.ground))
  }

  private cents(rule: Rule): number | undefined {
    const value = rule.evaluate(this.sight.scope, this.sight.env)
    return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e13 ? toCents(value) : undefined
  }
}
