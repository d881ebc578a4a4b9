// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A compiled piece of a rule and the frame it runs in.
import type { LocalDate } from '../calendar/date.ts'
import type { Budget, Clock } from './budget.ts'
import type { Shape } from './shape.ts'
import type { Value } from './values.ts'

export type Scope = { readonly [name: string]: Value }

export type HouseFunction = (args: readonly Value[]) => Value

/** What a rule gets besides the case: the day, house functions, a budget to share. */
export interface Env {
  readonly today: LocalDate
  readonly functions?: { readonly [name: string]: HouseFunction } | undefined
  readonly budget?: Budget | undefined
  /** For the time limit of rules that share no budget. */
  readonly clock?: Clock | undefined
}

/** One evaluation: loop variables live in `locals`, each at a slot fixed by the compiler. */
export interface Frame {
  readonly scope: Scope
  readonly env: Env
  readonly budget: Budget
  readonly locals: Value[]
}

/** What is known of a value's names: a context's shape, `true` for a leaf, undefined if nothing. */
export type KnownShape = Shape | true | undefined

export interface Code {
  readonly run: (frame: Frame) => Value
  readonly shape?: KnownShape
  /** Set when the value is the same in every evaluation. */
  readonly constant?: boolean
  /** The path in the scope this value is read from. */
  readonly path?: string | undefined
}

export const NULL: Code = { run: () => null, constant: true }

/** Code for a value known when compiling. */
export function constant(value: Value): Code {
  return { run: () => value, constant: true }
}
