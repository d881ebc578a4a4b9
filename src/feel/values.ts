// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The values rules count with: immutable, without zone data, comparable by their fields.
import { epochDay, fromEpochDay } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'

export type Value =
  | null | boolean | number | string
  | FDate | FTime | FDateTime | FDuration | FRange
  | readonly Value[]
  | { readonly [key: string]: Value }

export type Context = { readonly [key: string]: Value }

/** Values whose fields are their own affair; everything else that is an object is a context. */
export abstract class Scalar {
  declare readonly scalar: true
  static is(value: object): value is Scalar {
    return value instanceof Scalar
  }
}

/** A day, counted from 1 January 1970. */
export class FDate extends Scalar {
  readonly day: number
  constructor(day: number) {
    super()
    this.day = day
  }
}

/** A time of day in seconds since midnight, with an offset from UTC in seconds if one is given. */
export class FTime extends Scalar {
  readonly seconds: number
  readonly offset: number | undefined
  constructor(seconds: number, offset?: number) {
    super()
    this.seconds = seconds
    this.offset = offset
  }
}

/** A day and time on the wall, in seconds since 1 January 1970, with an offset if one is given. */
export class FDateTime extends Scalar {
  readonly seconds: number
  readonly offset: number | undefined
  constructor(seconds: number, offset?: number) {
    super()
    this.seconds = seconds
    this.offset = offset
  }
}

/** Either whole months (years and months) or seconds (days and time), never both. */
export class FDuration extends Scalar {
  readonly kind: 'months' | 'seconds'
  readonly amount: number
  constructor(kind: 'months' | 'seconds', amount: number) {
    super()
    this.kind = kind
    this.amount = amount === 0 ? 0 : amount
  }
}

/** An interval; `sign` if it was written as `< 5`, whose missing end means unbounded. */
export class FRange extends Scalar {
  readonly low: Value
  readonly high: Value
  readonly lowClosed: boolean
  readonly highClosed: boolean
  readonly sign: boolean
  constructor(
    low: Value, high: Value, lowClosed: boolean, highClosed: boolean, sign: boolean = false,
  ) {
    super()
    this.low = low
    this.high = high
    this.lowClosed = lowClosed
    this.highClosed = highClosed
    this.sign = sign
  }
}

/** The FEEL date of a local date. */
export function feelDate(date: LocalDate): FDate {
  return new FDate(epochDay(date))
}

/** The local date of a FEEL date, undefined for any other value. */
export function toLocalDate(value: Value): LocalDate | undefined {
  if (!(value instanceof FDate)) return undefined
  try {
    return fromEpochDay(value.day)
  } catch {
    return undefined
  }
}

/** The FEEL time of a text `HH:MM`; throws a RangeError for other text. */
export function feelTime(text: string): FTime {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (!match) throw new RangeError('not a time HH:MM')
  return new FTime(Number(match[1]) * 3600 + Number(match[2]) * 60)
}

/** Whether a value is a context: not a list, not one of the value classes. */
export function isContext(value: Value | undefined): value is Context {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && !Scalar.is(value)
}

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

export type Kind =
  | 'null' | 'boolean' | 'number' | 'string' | 'date' | 'time' | 'date and time'
  | 'years and months duration' | 'days and time duration' | 'range' | 'list' | 'context'

/** The FEEL type of a value. */
export function kindOf(value: Value): Kind {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean': return 'boolean'
    case 'number': return 'number'
    case 'string': return 'string'
  }
  if (isList(value)) return 'list'
  if (value instanceof FDate) return 'date'
  if (value instanceof FTime) return 'time'
  if (value instanceof FDateTime) return 'date and time'
  if (value instanceof FRange) return 'range'
  if (!(value instanceof FDuration)) return 'context'
  return value.kind === 'months' ? 'years and months duration' : 'days and time duration'
}
