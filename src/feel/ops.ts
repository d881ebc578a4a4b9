// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Equality, order and arithmetic of the DMN standard: what does not fit together gives null.
import { civilDay, civilParts, daysInMonth } from '../calendar/date.ts'
import { boundedText } from './budget.ts'
import type { Budget } from './budget.ts'
import { FDate, FDateTime, FDuration, FRange, FTime, isContext, isList, kindOf } from './values.ts'
import type { CompareOp } from './tree.ts'
import type { Value } from './values.ts'

const DAY = 86_400
const MAX_DAYS = 365.25 * 1e9
const MAX_SECONDS = MAX_DAYS * DAY

/** Whether two values are equal; null if they are of different types and neither is null. */
export function equal(a: Value, b: Value, budget: Budget): boolean | null {
  if (a === b) return true
  if (a === null || b === null) return false
  if (typeof a !== 'object' || typeof b !== 'object') {
    return typeof a === typeof b ? false : null
  }
  budget.spend(1)
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((each, i) => equal(each, b[i]!, budget) === true)
  }
  if (isContext(a) && isContext(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length
      && keys.every((key) => Object.hasOwn(b, key) && equal(a[key]!, b[key]!, budget) === true)
  }
  if (a instanceof FRange && b instanceof FRange) {
    return a.sign === b.sign && a.lowClosed === b.lowClosed && a.highClosed === b.highClosed
      && equal(a.low, b.low, budget) === true && equal(a.high, b.high, budget) === true
  }
  if (kindOf(a) !== kindOf(b)) return null
  const order = compare(a, b)
  // A time with an offset and one without are different, not incomparable.
  return order === null ? false : order === 0
}

/** Negative, 0 or positive; null if the two have no order. */
export function compare(a: Value, b: Value): number | null {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : null
  if (typeof a === 'string') return typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : null
  if (a instanceof FDate) return b instanceof FDate ? a.day - b.day : null
  if (a instanceof FDuration) {
    return b instanceof FDuration && a.kind === b.kind ? a.amount - b.amount : null
  }
  const timed = (a instanceof FDateTime && b instanceof FDateTime)
    || (a instanceof FTime && b instanceof FTime)
  if (!timed || between(a as FDateTime, b as FDateTime) === null) return null
  return milliseconds(a as FDateTime) - milliseconds(b as FDateTime)
}

/** Times are told apart by milliseconds, as the conformance suite wants it; the nudge is for binary fractions. */
function milliseconds({ seconds, offset = 0 }: FDateTime | FTime): number {
  return Math.floor((seconds - offset) * 1000 + 0.005)
}

/** What an order sign asks of the outcome of a comparison. */
export function orderTest(op: CompareOp): (order: number) => boolean {
  switch (op) {
    case '<': return (order) => order < 0
    case '<=': return (order) => order <= 0
    case '>': return (order) => order > 0
    case '>=': return (order) => order >= 0
    case '=': return (order) => order === 0
    case '!=': return (order) => order !== 0
  }
}

/** a + b. */
export function add(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return finite(a + b)
  if (typeof a === 'string' && typeof b === 'string') return boundedText(a + b)
  if (b instanceof FDuration) return plus(a, b)
  return a instanceof FDuration ? plus(b, a) : null
}

/** a − b. */
export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return finite(a - b)
  if (b instanceof FDuration) return plus(a, new FDuration(b.kind, -b.amount))
  if (a instanceof FDate && b instanceof FDate) {
    return new FDuration('seconds', (a.day - b.day) * DAY)
  }
  if (a instanceof FTime && b instanceof FTime) return gap(a, b)
  const from = asDateTime(a)
  const to = asDateTime(b)
  return from && to ? gap(from, to) : null
}

/** a · b. */
export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return finite(a * b)
  if (a instanceof FDuration && typeof b === 'number') return scaled(a, a.amount * b)
  return typeof a === 'number' && b instanceof FDuration ? scaled(b, b.amount * a) : null
}

/** a ÷ b; null for a division by zero. */
export function divide(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return finite(a / b)
  if (a instanceof FDuration && typeof b === 'number') return scaled(a, a.amount / b)
  const durations = a instanceof FDuration && b instanceof FDuration && a.kind === b.kind
  return durations ? finite(a.amount / b.amount) : null
}

/** a to the power of b. */
export function power(a: Value, b: Value): Value {
  return typeof a === 'number' && typeof b === 'number' ? finite(a ** b) : null
}

/** −a. */
export function negate(a: Value): Value {
  if (typeof a === 'number') return a === 0 ? 0 : -a
  return a instanceof FDuration ? new FDuration(a.kind, -a.amount) : null
}

/** Whether a value lies in a range; null if it cannot be compared with its ends. */
export function inRange(value: Value, range: FRange): boolean | null {
  const low = range.sign && range.low === null ? 1 : compare(value, range.low)
  const high = range.sign && range.high === null ? -1 : compare(value, range.high)
  if (low === null || high === null) return null
  return (range.lowClosed ? low >= 0 : low > 0) && (range.highClosed ? high <= 0 : high < 0)
}

/** The number, or null if it is infinite or not a number. */
export function finite(n: number): number | null {
  return Number.isFinite(n) ? n : null
}

/** A day number some months later; a missing day becomes the last of the month. */
export function addMonthsToDay(epoch: number, months: number): number {
  const { year, month, day } = civilParts(epoch)
  const total = year * 12 + month - 1 + months
  const toYear = Math.floor(total / 12)
  const toMonth = total - toYear * 12 + 1
  return civilDay(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

function plus(a: Value, { kind, amount }: FDuration): Value {
  const months = kind === 'months'
  if (a instanceof FDate) {
    if (Math.abs(amount) > MAX_SECONDS) return null
    return onCalendar(months ? addMonthsToDay(a.day, amount)
      : Math.floor((a.day * DAY + amount) / DAY), (day) => new FDate(day))
  }
  if (a instanceof FDateTime) {
    if (Math.abs(amount) > MAX_SECONDS) return null
    const { seconds, offset } = a
    const at = (to: number): FDateTime => new FDateTime(to, offset)
    if (!months) return onCalendar((seconds + amount) / DAY, () => at(seconds + amount))
    const day = Math.floor(seconds / DAY)
    return onCalendar(addMonthsToDay(day, amount), (to) => at((to - day) * DAY + seconds))
  }
  if (a instanceof FTime && !months) {
    return new FTime((((a.seconds + amount) % DAY) + DAY) % DAY, a.offset)
  }
  return a instanceof FDuration && a.kind === kind ? new FDuration(kind, a.amount + amount) : null
}

// Years beyond 999,999,999 are no dates of the standard.
function onCalendar(day: number, make: (day: number) => Value): Value {
  return Math.abs(day) <= MAX_DAYS ? make(day) : null
}

function scaled(duration: FDuration, amount: number): Value {
  if (!Number.isFinite(amount)) return null
  return new FDuration(duration.kind, duration.kind === 'months' ? Math.trunc(amount) : amount)
}

// The standard counts a bare date as midnight UTC when it meets a date and time.
function asDateTime(value: Value): FDateTime | undefined {
  if (value instanceof FDateTime) return value
  return value instanceof FDate ? new FDateTime(value.day * DAY, 0) : undefined
}

function between(a: FDateTime | FTime, b: FDateTime | FTime): number | null {
  if ((a.offset === undefined) !== (b.offset === undefined)) return null
  return a.seconds - (a.offset ?? 0) - (b.seconds - (b.offset ?? 0))
}

function gap(a: FDateTime | FTime, b: FDateTime | FTime): Value {
  const seconds = between(a, b)
  return seconds === null ? null : new FDuration('seconds', seconds)
}
