// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A table compiled for exact sums: products are rounded inside one rule, where no float has
// been made of them yet.
import type { Rule, Shape } from '../feel/compile.ts'
import type { Adjustment, Feel, Position, TariffTable } from '../process/process.ts'
import type { Prepared } from './prepare.ts'

/** The name under which an adjustment's rule sees the cents it reduces. */
export const BEFORE = 'fee before'

export interface PositionPlan {
  readonly position: Position
  readonly legalBasis: string
  readonly when?: Rule
  /** Euro rounded half up to cents: amount × quantity × started units. */
  readonly product: Rule
  readonly amount: Rule
  readonly quantity?: Rule
  /** Whole started units. */
  readonly started?: Rule
  readonly each?: Rule
  readonly min?: Rule
  readonly max?: Rule
  readonly frame?: { readonly min: Rule; readonly max: Rule; readonly reason: Rule }
  readonly account?: Rule
}

export interface AdjustmentPlan {
  readonly adjustment: Adjustment
  readonly when: Rule
  /** Whole cents that are left of `fee before`. */
  readonly after: Rule
  readonly factor: Rule
  readonly evidence?: Rule
  readonly decider?: Rule
}

export interface Plan {
  readonly table: TariffTable
  readonly positions: readonly PositionPlan[]
  readonly adjustments: readonly AdjustmentPlan[]
  readonly min?: Rule
  readonly max?: Rule
  readonly debtors?: Rule
}

const plans = new WeakMap<Prepared, Map<TariffTable, Plan>>()

/** The compiled form of a table, made once for each prepared process. */
export function planOf(prepared: Prepared, table: TariffTable): Plan {
  let known = plans.get(prepared)
  if (!known) plans.set(prepared, (known = new Map()))
  let plan = known.get(table)
  if (!plan) known.set(table, (plan = compiledPlan(prepared, table)))
  return plan
}

function compiledPlan(prepared: Prepared, table: TariffTable): Plan {
  const { rule, shape } = prepared
  const withBefore: Shape = { ...shape, [BEFORE]: true }
  const maybe = <K extends string>(key: K, source: Feel | undefined) =>
    (source === undefined ? {} : { [key]: rule(source) }) as { [name in K]?: Rule }
  return {
    table,
    positions: table.positions.map((position) => positionPlan(prepared, table, position)),
    adjustments: (table.adjustments ?? []).map((adjustment) => ({
      adjustment,
      when: rule(adjustment.when),
      after: rule(`round half up(${BEFORE} * (${adjustment.factor}\n), 0)`, withBefore),
      factor: rule(adjustment.factor),
      ...maybe('evidence', adjustment.evidence),
      ...maybe('decider', adjustment.decider),
    })),
    ...maybe('min', table.min),
    ...maybe('max', table.max),
    ...maybe('debtors', table.debtors),
  }
}

function positionPlan(prepared: Prepared, table: TariffTable, position: Position): PositionPlan {
  const { rule } = prepared
  const maybe = <K extends string>(key: K, source: Feel | undefined) =>
    (source === undefined ? {} : { [key]: rule(source) }) as { [name in K]?: Rule }
  const { started, frame } = position
  const units = started && `ceiling((${started.of}\n) / (${started.each}\n))`
  const factors = [position.amount, position.quantity, units].filter((one) => one !== undefined)
  return {
    position,
    legalBasis: position.basis ?? table.basis,
    amount: rule(position.amount),
    product: rule(`round half up(${factors.map((one) => `(${one}\n)`).join(' * ')}, 2)`),
    ...maybe('when', position.when),
    ...maybe('quantity', position.quantity),
    ...maybe('started', units),
    ...maybe('each', started?.each),
    ...maybe('min', position.min),
    ...maybe('max', position.max),
    ...maybe('account', position.account),
    ...(frame && {
      frame: { min: rule(frame.min), max: rule(frame.max), reason: rule(frame.reason) },
    }),
  }
}
