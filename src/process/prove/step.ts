// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One step of carrying out an action in a world: a condition, an entry, a status, an effect.
import { DEPENDS, evaluate, TRUE } from './expression.ts'
import type { Expression, Question, World } from './expression.ts'

export type Step =
  | { readonly kind: 'must'; readonly rule: Expression }
  /** What settles earlier has gone first where its rule holds. */
  | { readonly kind: 'mustNot'; readonly rule: Expression }
  | { readonly kind: 'forget'; readonly masks: readonly Mask[]; readonly when: Expression }
  /** Options that are not offered unless the rule holds. */
  | { readonly kind: 'withhold'; readonly variable: number; readonly bits: number; readonly unless: Expression }
  | { readonly kind: 'assign'; readonly variable: number; readonly bits: number; readonly when: Expression }
  | { readonly kind: 'widen'; readonly variable: number; readonly bits: number; readonly when: Expression }
  /** Each sample becomes those at its place. */
  | { readonly kind: 'map'; readonly variable: number; readonly to: readonly number[]; readonly when: Expression }
  | { readonly kind: 'values'; readonly values: readonly NewValue[]; readonly masks: readonly Mask[] }
  /** A status rule: the first case that holds. `slot` notes which, where several rules set one status. */
  | { readonly kind: 'set'; readonly variable: number; readonly cases: readonly Case[]; readonly slot: number }

export interface Mask {
  readonly variable: number
  readonly bits: number
}

export interface Case {
  readonly when: Expression
  readonly bits: number
}

interface NewValue {
  readonly variable: number
  readonly value: ValueOf
}

/** What a `values` rule writes into a variable. */
export type ValueOf =
  | { readonly kind: 'bits'; readonly bits: number }
  | { readonly kind: 'copy'; readonly from: number; readonly to: readonly number[] }
  | { readonly kind: 'truth'; readonly rule: Expression; readonly bits: readonly [no: number, yes: number, none: number] }
  | { readonly kind: 'if'; readonly test: Expression; readonly yes: ValueOf; readonly no: ValueOf }

export type Advance = 'next' | 'blocked' | 'split' | 'conflict'

/** Takes a step, changing the world; on `split` nothing has changed and the question says why. */
export function advance(step: Step, world: World, question: Question): Advance {
  switch (step.kind) {
    case 'must': {
      const value = evaluate(step.rule, world, question)
      return value === DEPENDS ? 'split' : value === TRUE ? 'next' : 'blocked'
    }
    case 'mustNot': {
      const value = evaluate(step.rule, world, question)
      return value === DEPENDS ? 'split' : value === TRUE ? 'blocked' : 'next'
    }
    case 'forget': {
      const value = evaluate(step.when, world, question)
      if (value === DEPENDS) return 'split'
      if (value !== TRUE) return 'next'
      for (const { variable, bits } of step.masks) world[variable] = bits
      return 'next'
    }
    case 'withhold': {
      const value = evaluate(step.unless, world, question)
      if (value === DEPENDS) return 'split'
      if (value !== TRUE) world[step.variable]! &= ~step.bits
      return world[step.variable] === 0 ? 'blocked' : 'next'
    }
    case 'values': return enter(step, world, question)
    case 'set': return set(step, world, question)
    default: return change(step, world, question)
  }
}

function change(
  step: Extract<Step, { kind: 'assign' | 'widen' | 'map' }>, world: World, question: Question,
): Advance {
  const value = evaluate(step.when, world, question)
  if (value === DEPENDS) return 'split'
  if (value !== TRUE) return 'next'
  const before = world[step.variable]!
  world[step.variable] = step.kind === 'assign' ? step.bits : step.kind === 'widen' ? before | step.bits : mapped(before, step.to)
  return 'next'
}

export function mapped(before: number, to: readonly number[]): number {
  let after = 0
  to.forEach((bits, i) => {
    if (before & (1 << i)) after |= bits
  })
  return after
}

function enter({ values, masks }: Extract<Step, { kind: 'values' }>, world: World, question: Question): Advance {
  const written: Mask[] = []
  for (const { variable, value } of values) {
    const bits = valueIn(value, world, question)
    if (bits === undefined) return 'split'
    written.push({ variable, bits })
  }
  for (const { variable, bits } of [...masks, ...written]) world[variable] = bits
  return 'next'
}

function valueIn(value: ValueOf, world: World, question: Question): number | undefined {
  switch (value.kind) {
    case 'bits': return value.bits
    case 'copy': return copied(value, world, question)
    case 'truth': {
      const truth = evaluate(value.rule, world, question)
      return truth === DEPENDS ? undefined : value.bits[truth]
    }
    case 'if': {
      const truth = evaluate(value.test, world, question)
      return truth === DEPENDS ? undefined : valueIn(truth === TRUE ? value.yes : value.no, world, question)
    }
  }
}

/** A copy is of one sample: what is copied and its copy stay the same thing. */
function copied({ from, to }: Extract<ValueOf, { kind: 'copy' }>, world: World, question: Question): number | undefined {
  const mask = world[from]!
  const lowest = mask & -mask
  if (mask === lowest) return mapped(mask, to)
  question.variable = from
  question.yes = lowest
  question.none = 0
  return undefined
}

function set({ variable, cases, slot }: Extract<Step, { kind: 'set' }>, world: World, question: Question): Advance {
  for (const { when, bits } of cases) {
    const value = evaluate(when, world, question)
    if (value === DEPENDS) return 'split'
    if (value !== TRUE) continue
    world[variable] = bits
    if (slot < 0) return 'next'
    const earlier = world[slot]!
    world[slot] = bits
    return earlier !== 0 && earlier !== bits ? 'conflict' : 'next'
  }
  return 'next'
}

/** Calls back for every rule of a step. */
export function eachRule(step: Step, found: (rule: Expression) => void): void {
  switch (step.kind) {
    case 'must':
    case 'mustNot': return found(step.rule)
    case 'withhold': return found(step.unless)
    case 'values': return step.values.forEach(({ value }) => eachValueRule(value, found))
    case 'set': return step.cases.forEach((one) => found(one.when))
    default: return found(step.when)
  }
}

function eachValueRule(value: ValueOf, found: (rule: Expression) => void) {
  if (value.kind === 'truth') found(value.rule)
  if (value.kind === 'copy') found({ kind: 'test', variable: value.from, yes: 0, none: 0 })
  if (value.kind !== 'if') return
  found(value.test)
  eachValueRule(value.yes, found)
  eachValueRule(value.no, found)
}

/** Calls back for every variable a step writes. */
export function eachWritten(step: Step, found: (variable: number) => void): void {
  switch (step.kind) {
    case 'must':
    case 'mustNot': return
    case 'forget': return step.masks.forEach((one) => found(one.variable))
    case 'values': return [...step.masks, ...step.values].forEach((one) => found(one.variable))
    default: return found(step.variable)
  }
}

