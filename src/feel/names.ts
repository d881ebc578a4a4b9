// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a name means: a loop variable, a member of the filtered element, or a name of the case.
import type { Code, Frame, KnownShape, Scope } from './code.ts'
import { keyOf, nearest, normalName } from './shape.ts'
import type { Shape } from './shape.ts'
import { FDate, FDateTime, FDuration, FRange, FTime, Scalar, isContext, isList } from './values.ts'
import type { Value } from './values.ts'
import { civilParts } from '../calendar/date.ts'
import { weekdayOf } from './weekday.ts'

export type Names =
  | { readonly kind: 'root'; readonly shape: Shape }
  | {
      readonly kind: 'local'; readonly name: string; readonly slot: number
      readonly shape: KnownShape; readonly path: string | undefined; readonly outer: Names
    }
  | {
      readonly kind: 'item'; readonly slot: number; readonly shape: KnownShape
      readonly path: string | undefined; readonly outer: Names
    }

/** The name under which the tested value of a decision table is known. */
export const INPUT = '?'

const DAY = 86_400
const PROTOTYPE_KEYS = new Set([
  ...Object.getOwnPropertyNames(Object.prototype), ...Object.getOwnPropertyNames(Array.prototype),
])
export const MEMBERS = new Set([
  'year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'time offset', 'timezone',
  'years', 'months', 'days', 'hours', 'minutes', 'seconds',
  'start', 'end', 'start included', 'end included',
])

/** Code that reads a name, undefined if nothing of that name is known. */
export function resolve(written: string, names: Names): Code | undefined {
  switch (names.kind) {
    case 'root': {
      const key = keyOf(names.shape, written)
      return key === undefined ? undefined : rootCode(key, names.shape[key]!)
    }
    case 'local': {
      if (normalName(names.name) !== normalName(written)) return resolve(written, names.outer)
      const { slot, shape, path } = names
      return { run: (frame) => frame.locals[slot]!, shape, path }
    }
    case 'item': {
      if (written === 'item') return elementCode(names)
      return itemCode(written, names, resolve(written, names.outer))
    }
  }
}

/** All names that can be written at a place, for suggestions. */
export function visible(names: Names): string[] {
  const found: string[] = []
  for (let at = names; ; at = at.outer) {
    if (at.kind === 'root') return [...found, ...Object.keys(at.shape)]
    if (at.kind === 'local') found.push(at.name)
    else if (typeof at.shape === 'object') found.push(...Object.keys(at.shape))
  }
}

/** The German message for a name nobody knows, with the nearest known one. */
export function unknownName(written: string, known: Iterable<string>): string {
  const not = written.endsWith(' not') ? ' Eine Verneinung schreiben Sie not(…).' : ''
  const near = nearest(written, known)
  const meant = near === undefined ? '' : ` Meinten Sie «${near}»?`
  return `Den Namen «${written}» gibt es nicht.${meant}${not}`
}

/** The member of a context, of each element of a list, of a date, time, duration or range. */
export function member(value: Value, key: string): Value {
  if (typeof value !== 'object' || value === null) return null
  if (isList(value)) return value.map((each) => member(each, key))
  if (isContext(value)) return Object.hasOwn(value, key) ? value[key] ?? null : null
  return Scalar.is(value) ? scalarMember(value, key) : null
}

function rootCode(key: string, shape: Shape | true): Code {
  const run = PROTOTYPE_KEYS.has(key)
    ? ({ scope }: Frame): Value => (isNamed(scope, key) ? scope[key] ?? null : null)
    : ({ scope }: Frame): Value => scope[key] ?? null
  return { run, shape, path: key }
}

/** Whether a scope, or one it stands in, has the name; what every object has is no name. */
function isNamed(scope: Scope, key: string): boolean {
  for (let at: object | null = scope; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null) {
    if (Object.hasOwn(at, key)) return true
  }
  return false
}

// `item` is the element, unless the element has a member of that name.
function elementCode({ slot, shape, path }: Extract<Names, { kind: 'item' }>): Code {
  const run = (frame: Frame): Value => {
    const item = frame.locals[slot]!
    return isContext(item) && Object.hasOwn(item, 'item') ? item['item'] ?? null : item
  }
  const own = typeof shape === 'object' ? shape['item'] : undefined
  return { run, shape: own ?? shape, path: own && path ? `${path}.item` : path }
}

// The element's own member first, then the name outside: FEEL's dynamic scoping.
function itemCode(
  written: string, names: Extract<Names, { kind: 'item' }>, outer: Code | undefined,
): Code | undefined {
  const { slot, shape, path } = names
  const known = typeof shape === 'object'
  const key = known ? keyOf(shape, written) : written
  if (shape === true || key === undefined) return outer
  if (!known && outer) {
    const run = (frame: Frame): Value => {
      const item = frame.locals[slot]!
      return isContext(item) && Object.hasOwn(item, key) ? item[key] ?? null : outer.run(frame)
    }
    return { run, shape: undefined, path: outer.path }
  }
  const run = (frame: Frame): Value => {
    const item = frame.locals[slot]!
    return isContext(item) && Object.hasOwn(item, key) ? item[key] ?? null
      : outer ? outer.run(frame) : null
  }
  return { run, shape: known ? shape[key] : undefined, path: path && `${path}.${key}` }
}

function scalarMember(value: Scalar, key: string): Value {
  if (value instanceof FDate) return dateMember(value.day, key)
  if (value instanceof FTime) return timeMember(value.seconds, value.offset, key)
  if (value instanceof FDateTime) {
    const day = Math.floor(value.seconds / DAY)
    return dateMember(day, key) ?? timeMember(value.seconds - day * DAY, value.offset, key)
  }
  if (value instanceof FDuration) return durationMember(value, key)
  if (!(value instanceof FRange)) return null
  switch (key) {
    case 'start': return value.low
    case 'end': return value.high
    case 'start included': return value.lowClosed
    case 'end included': return value.highClosed
    default: return null
  }
}

function dateMember(epoch: number, key: string): Value {
  switch (key) {
    case 'year': return civilParts(epoch).year
    case 'month': return civilParts(epoch).month
    case 'day': return civilParts(epoch).day
    case 'weekday': return weekdayOf(epoch)
    default: return null
  }
}

function timeMember(seconds: number, offset: number | undefined, key: string): Value {
  switch (key) {
    case 'hour': return Math.floor(seconds / 3600)
    case 'minute': return Math.floor(seconds / 60) % 60
    case 'second': return Math.floor(seconds % 60)
    case 'time offset': return offset === undefined ? null : new FDuration('seconds', offset)
    default: return null
  }
}

function durationMember({ kind, amount }: FDuration, key: string): Value {
  if (kind === 'months') {
    if (key === 'years') return Math.trunc(amount / 12) + 0
    return key === 'months' ? amount % 12 + 0 : null
  }
  switch (key) {
    case 'days': return Math.trunc(amount / DAY) + 0
    case 'hours': return Math.trunc((amount % DAY) / 3600) + 0
    case 'minutes': return Math.trunc((amount % 3600) / 60) + 0
    case 'seconds': return amount % 60 + 0
    default: return null
  }
}
