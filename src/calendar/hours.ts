// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Periods in hours run through nights, weekends and holidays (§ 31 Abs. 6 VwVfG).
import { civilDay, fromEpochDay, parseLocalDate, weekday } from './date.ts'
import type { LocalDate } from './date.ts'
import { dayText } from './step.ts'
import type { DatedSteps, Step } from './step.ts'

export const MAX_HOURS = 10_000
const DAY = 1_440
const WINTER = 60

/** The moment a period in hours ends, as German local time `YYYY-MM-DDTHH:MM`. */
export interface HourEnd extends DatedSteps {
  readonly until: string
}

/** Whether a text is a German local time such as `2026-06-05T14:20`. */
export function isLocalTime(text: unknown): text is string {
  if (typeof text !== 'string' || parseLocalDate(text.slice(0, 10)) === undefined) return false
  return /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10))
}

/**
 * The end of a period of whole hours. The hour of the event does not count unless `fromMinute`
 * (§ 187 Abs. 1 BGB by analogy); hours are hours, also when the clocks change.
 */
export function hours(request: {
  readonly from: string
  readonly hours: number
  readonly fromMinute?: boolean | undefined
}): HourEnd {
  const { from, fromMinute = false } = request
  if (!isLocalTime(from)) throw new RangeError(`not a local time such as 2026-06-05T14:20: ${String(from)}`)
  if (!Number.isInteger(request.hours) || request.hours < 0 || request.hours > MAX_HOURS) {
    throw new RangeError(`hours must be 0 to ${MAX_HOURS}: ${request.hours}`)
  }
  const event = toUtc(from)
  const start = fromMinute || event % 60 === 0 ? event : event + 60 - (event % 60)
  const until = toLocal(start + request.hours * 60)
  const steps: Step[] = []
  if (start !== event) {
    steps.push({
      text: `Ereignis ${timeText(from)}: die angefangene Stunde zählt nicht mit, `
        + `Fristbeginn ${timeText(toLocal(start))}`,
      basis: '§ 187 Abs. 1 BGB entsprechend',
    })
  }
  steps.push({
    text: `${request.hours} Stunden enden ${timeText(until)}; Sonntage und Feiertage zählen mit`,
    basis: '§ 31 Abs. 6 VwVfG',
  })
  return { date: until.slice(0, 10), until, steps }
}

/** Minutes since 1970 in UTC; in the doubled hour of October the first one is meant. */
function toUtc(local: string): number {
  const [hour, minute] = [Number(local.slice(11, 13)), Number(local.slice(14, 16))]
  const date = local.slice(0, 10)
  const wall = civilDay(+date.slice(0, 4), +date.slice(5, 7), +date.slice(8, 10)) * DAY + hour * 60 + minute
  const summer = wall - 2 * WINTER
  return offsetAt(summer) === 2 * WINTER ? summer : wall - WINTER
}

function toLocal(utc: number): string {
  const wall = utc + offsetAt(utc)
  const day = Math.floor(wall / DAY)
  const rest = wall - day * DAY
  const two = (n: number) => String(n).padStart(2, '0')
  return `${fromEpochDay(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}

/** Summer time from the last Sunday of March to that of October, 01:00 UTC (since 1996). */
function offsetAt(utc: number): number {
  const year = +fromEpochDay(Math.floor(utc / DAY)).slice(0, 4)
  const change = (month: number) => lastSunday(year, month) * DAY + 60
  return utc >= change(3) && utc < change(10) ? 2 * WINTER : WINTER
}

function lastSunday(year: number, month: number): number {
  const last: LocalDate = `${year}-${month === 3 ? '03' : '10'}-31`
  return civilDay(year, month, 31) - (weekday(last) % 7)
}

const timeText = (local: string) => `${dayText(local.slice(0, 10))}, ${local.slice(11)} Uhr`
