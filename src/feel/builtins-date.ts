// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Functions on dates, times and durations.
import { civilDay, civilParts } from '../calendar/date.ts'
import { builtin } from './builtin.ts'
import type { Builtin } from './builtin.ts'
import { addMonthsToDay, compare, equal } from './ops.ts'
import {
  dateOf, parseDate, parseDateTime, parseDuration, parseTime, secondsOf,
} from './temporal.ts'
import { FDate, FDateTime, FDuration, FTime, feelDate, kindOf } from './values.ts'
import type { Value } from './values.ts'
import { weekdayOf } from './weekday.ts'

const DAY = 86_400
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December',
]

export const DATES: readonly Builtin[] = [
  builtin('date', 'from:any|year:number, month:number, day:number', date),
  builtin('time', 'from:any|hour:number, minute:number, second:number, offset?:any', time),
  builtin('date and time', 'from:any|date:any, time:time', dateAndTime),
  builtin('duration', 'from:string', ([from]) => parseDuration(from)),
  builtin('years and months duration', 'from:any, to:any', ([from, to]) =>
    monthsBetween(from, to)),
  builtin('day of year', 'date:any',
    onDay((day) => day - civilDay(civilParts(day).year, 1, 1) + 1)),
  builtin('day of week', 'date:any',
    onDay((day) => WEEKDAYS[weekdayOf(day) - 1]!)),
  builtin('month of year', 'date:any',
    onDay((day) => MONTHS[civilParts(day).month - 1]!)),
  builtin('week of year', 'date:any', onDay(weekOfYear)),
  builtin('abs', 'n:any', ([n]) => {
    if (typeof n === 'number') return Math.abs(n)
    return n instanceof FDuration ? new FDuration(n.kind, Math.abs(n.amount)) : null
  }),
  builtin('is', 'value1:any, value2:any', ([a, b], { budget }) =>
    kindOf(a) === kindOf(b) && offsetOf(a) === offsetOf(b) && equal(a, b, budget) === true),
  builtin('today', '', (_, { env }) => feelDate(env.today)),
]

function date([first, month, day]: readonly any[]): Value {
  if (month !== undefined) return dateOf(first, month, day)
  if (typeof first === 'string') return parseDate(first)
  if (first instanceof FDate) return first
  return first instanceof FDateTime ? new FDate(Math.floor(first.seconds / DAY)) : null
}

function time([first, minute, second, offset]: readonly any[]): Value {
  if (minute !== undefined) {
    const seconds = secondsOf(first, minute, second)
    if (seconds === null) return null
    if (offset === undefined || offset === null) return new FTime(seconds)
    const days = offset instanceof FDuration && offset.kind === 'seconds'
    return days ? new FTime(seconds, offset.amount) : null
  }
  if (typeof first === 'string') return parseTime(first)
  if (first instanceof FTime) return first
  if (first instanceof FDate) return new FTime(0, 0)
  if (!(first instanceof FDateTime)) return null
  return new FTime(first.seconds - Math.floor(first.seconds / DAY) * DAY, first.offset)
}

function dateAndTime([first, at]: readonly any[]): Value {
  if (at === undefined) {
    if (typeof first === 'string') return parseDateTime(first)
    if (first instanceof FDate) return new FDateTime(first.day * DAY, 0)
    return first instanceof FDateTime ? first : null
  }
  const day = dayOf(first)
  return day === undefined ? null : new FDateTime(day * DAY + at.seconds, at.offset)
}

// Whole months between two days; the days that remain do not count (age, terms).
function monthsBetween(from: Value, to: Value): Value {
  const [start, end] = [dayOf(from), dayOf(to)]
  if (start === undefined || end === undefined) return null
  const sign = compare(from, to)
  const backwards = sign === null ? end < start : sign > 0
  const [a, b] = [civilParts(start), civilParts(end)]
  let months = (b.year - a.year) * 12 + b.month - a.month
  const beyond = addMonthsToDay(start, months)
  if (!backwards && beyond > end) months -= 1
  if (backwards && beyond < end) months += 1
  return new FDuration('months', months)
}

function onDay(read: (day: number) => Value): Builtin['run'] {
  return ([value]) => {
    const day = dayOf(value)
    return day === undefined ? null : read(day)
  }
}

function dayOf(value: Value): number | undefined {
  if (value instanceof FDate) return value.day
  return value instanceof FDateTime ? Math.floor(value.seconds / DAY) : undefined
}

// ISO 8601: the week of the Thursday.
function weekOfYear(day: number): number {
  const thursday = day - weekdayOf(day) + 4
  return Math.floor((thursday - civilDay(civilParts(thursday).year, 1, 1)) / 7) + 1
}

function offsetOf(value: Value): number | undefined {
  return value instanceof FTime || value instanceof FDateTime ? value.offset : undefined
}
