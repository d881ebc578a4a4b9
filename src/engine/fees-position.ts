// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { toCents } from '../feel/exact.ts'
import { display } from '../feel/display.ts'
import type { Rule } from '../feel/compile.ts'
import type { FeeLine } from './case.ts'
import { FeeRefused } from './fees-refused.ts'
import type { PositionPlan } from './fees-plan.ts'
import { euro } from './money.ts'
import type { Sight } from './scope.ts'

/** The line of one position in whole cents; undefined where it does not apply. */
export function positionLine(plan: PositionPlan, sight: Sight): FeeLine | undefined {
  const { position } = plan
  const at = `Gebührenposition ${position.no}`
  if (plan.when && plan.when.evaluate(sight.scope, sight.env) !== true) return undefined
  const quantity = quantityOf(plan, sight, at)
  if (quantity !== undefined && quantity <= 0) return undefined
  const amount = number(plan.amount, sight, at)
  if (amount < 0) refuse(plan.amount, `${at}: angegeben sind ${amount} Euro, erlaubt sind Beträge ab 0.`)
  const reason = plan.frame && framed(plan, sight, amount, at)
  const cents = clamped(plan, sight, toCents(number(plan.product, sight, at)), at)
  const account = plan.account && text(plan.account, sight)
  if (plan.account && !account) refuse(plan.account, `${at}: «${plan.account.source}» nennt keine Kasse.`)
  return {
    no: position.no,
    title: position.title,
    legalBasis: plan.legalBasis,
    cents,
    ...(quantity !== undefined && { quantity }),
    // A product of things and weeks is neither in things nor in weeks.
    ...(position.unit !== undefined && !(plan.quantity && plan.started) && { unit: position.unit }),
    ...(position.kind !== undefined && position.kind !== 'fee' && { kind: position.kind }),
    ...(account !== undefined && { account }),
    ...(reason !== undefined && { reason }),
  }
}

function quantityOf(plan: PositionPlan, sight: Sight, at: string): number | undefined {
  const quantity = plan.quantity && number(plan.quantity, sight, at)
  if (!plan.started || !plan.each) return quantity
  if (number(plan.each, sight, at) <= 0) {
    refuse(plan.each, `${at}: die Einheit «${plan.each.source}» ist nicht größer als 0.`)
  }
  const units = number(plan.started, sight, at)
  // A product of two positive counts for show; the amount itself is computed exactly.
  return quantity === undefined ? units : units <= 0 ? 0 : quantity * units
}

/** The reason of an amount at discretion; refuses one outside the frame or finer than cents. */
function framed({ frame, amount: rule }: PositionPlan, sight: Sight, amount: number, at: string): string {
  const [min, max] = [number(frame!.min, sight, at), number(frame!.max, sight, at)]
  const allowed = `erlaubt sind ${euro(toCents(min))} bis ${euro(toCents(max))}`
  if (amount !== toCents(amount) / 100) {
    const given = display(amount)
    refuse(rule, `${at}: angegeben sind ${given} Euro, ${allowed} mit höchstens zwei Nachkommastellen.`)
  }
  if (amount < min || amount > max) {
    refuse(rule, `${at}: angegeben sind ${euro(toCents(amount))}, ${allowed}.`)
  }
  const reason = text(frame!.reason, sight)
  if (reason) return reason
  refuse(frame!.reason, `${at}: Es fehlt die Begründung für ${euro(toCents(amount))} im Rahmen, ${allowed}.`)
}

function clamped(plan: PositionPlan, sight: Sight, cents: number, at: string): number {
  const min = plan.min ? toCents(number(plan.min, sight, at)) : -Infinity
  const max = plan.max ? toCents(number(plan.max, sight, at)) : Infinity
  return Math.min(Math.max(cents, min), max)
}

/** The words of a rule, undefined for none. */
export function text(rule: Rule, sight: Sight): string | undefined {
  const value = rule.evaluate(sight.scope, sight.env)
  return value === null ? undefined : display(value).trim() || undefined
}

/** The number of a rule; null, text or anything not finite is refused with the field to blame. */
export function number(rule: Rule, sight: Sight, at: string): number {
  const value = rule.evaluate(sight.scope, sight.env)
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (Math.abs(value) <= MAX_EURO) return value
    refuse(rule, `${at}: ${display(value)} ist mehr als ${display(MAX_EURO)} Euro.`)
  }
  const missing = rule.reads.find((path) => sight.scope[path.split('.')[0]!] === null)
  const hint = missing === undefined ? '' : ` Es fehlt «${missing}».`
  const given = value === null ? 'nichts' : `«${display(value)}»`
  throw new FeeRefused(missing ?? rule.reads[0] ?? '',
    `${at}: «${shown(rule.source)}» ergibt ${given}, gebraucht wird eine Zahl.${hint}`)
}

const MAX_EURO = 1e13
const MAX_SHOWN = 120

const shown = (source: string) => (source.length > MAX_SHOWN ? `${source.slice(0, MAX_SHOWN)}…` : source)

function refuse(rule: Rule, message: string): never {
  throw new FeeRefused(rule.reads[0] ?? '', message)
}
