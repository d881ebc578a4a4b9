// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Periods by §§ 187–193 BGB and § 31 VwVfG (Schleswig-Holstein: § 89 LVwG).
import { addDays, addMonths, dateParts, formatDate, weekday, weekdayName } from './date.ts'
import type { LocalDate } from './date.ts'
import { formatDuration, formatDurationDative, parseDuration } from './duration.ts'
import type { Duration } from './duration.ts'
import { holidayName, isRollDay, isWorkingDay } from './holidays.ts'
import type { Region } from './holidays.ts'
import { dayText } from './step.ts'
import type { DatedSteps, PeriodEnd, Step } from './step.ts'

export const MAX_WORKING_DAYS = 5_000
export const MAX_RETENTION_YEARS = 200
// Christmas between two weekends is six days; a municipality may add some.
const MAX_ROLL_DAYS = 30

/** The end of a period that starts with an event; `eventDayCounts` for § 187 Abs. 2 BGB. */
export function period(request: {
  readonly from: LocalDate
  readonly duration: string
  readonly eventDayCounts?: boolean | undefined
  readonly roll: boolean
  readonly region: Region
}): PeriodEnd {
  const { from, duration, eventDayCounts = false, region } = request
  const length = lengthOf(duration)
  const raw = eventDayCounts ? lastDayCounting(from, length) : plus(from, length)
  const begins = eventDayCounts ? from : addDays(from, 1)
  const steps: Step[] = [
    eventDayCounts
      ? { text: `Fristbeginn ${dayText(from)}, der Tag zählt mit`, basis: '§ 187 Abs. 2 BGB' }
      : {
          text: `Ereignis ${dayText(from)} zählt nicht mit, Fristbeginn ${dayText(begins)}`,
          basis: '§ 187 Abs. 1 BGB',
        },
    endStep(from, raw, duration, length, eventDayCounts),
  ]
  return request.roll ? rollEnd(raw, region, rollBasis(region), steps) : { raw, date: raw, steps }
}

/** A granted extension; it counts from the day the old period really ended (§ 190 BGB). */
export function extend(request: {
  readonly end: LocalDate
  readonly duration: string
  readonly roll: boolean
  readonly region: Region
}): PeriodEnd {
  const { end, duration, region } = request
  const raw = plus(end, lengthOf(duration))
  const steps: Step[] = [{
    text: `Verlängerung um ${formatDuration(duration)} ab Ablauf der alten Frist am `
      + `${dayText(end)}: neues Ende ${dayText(raw)}`,
    basis: '§ 190 BGB',
  }]
  return request.roll ? rollEnd(raw, region, rollBasis(region), steps) : { raw, date: raw, steps }
}

/** The n-th working day after a date (before it for negative n); the date itself for 0. */
export function workingDays(request: {
  readonly from: LocalDate
  readonly days: number
  readonly region: Region
}): DatedSteps {
  const { from, days, region } = request
  if (!Number.isInteger(days) || Math.abs(days) > MAX_WORKING_DAYS) {
    throw new RangeError(`working days must be a whole number up to ±${MAX_WORKING_DAYS}: ${days}`)
  }
  const step = Math.sign(days)
  const skipped: string[] = []
  let date = from
  for (let left = Math.abs(days); left > 0; ) {
    date = addDays(date, step)
    const holiday = weekday(date) <= 5 ? holidayName(date, region) : undefined
    if (holiday !== undefined) skipped.push(`${holiday} ${formatDate(date, 'short')}`)
    if (isWorkingDay(date, region)) left -= 1
  }
  const count = Math.abs(days) === 1 ? '1 Arbeitstag' : `${Math.abs(days)} Arbeitstage`
  const direction = days < 0 ? 'vor' : 'nach'
  const without = skipped.length ? `; nicht mitgezählt: ${skipped.slice(0, 10).join(', ')}` : ''
  const text = `${count} ${direction} ${dayText(from)}: ${dayText(date)}${without}`
  return { date, steps: [{ text, basis: 'Arbeitstage Montag bis Freitag ohne Feiertage' }] }
}

/** The last day records are kept: the years count from the end of the year they were closed. */
export function retention(request: {
  readonly closed: LocalDate
  readonly years: number
}): DatedSteps {
  const { closed, years } = request
  if (!Number.isInteger(years) || years < 0 || years > MAX_RETENTION_YEARS) {
    throw new RangeError(`retention must be 0 to ${MAX_RETENTION_YEARS} whole years: ${years}`)
  }
  const { year } = dateParts(closed)
  const date = addDays(`${year + years}-12-31`, 0)
  const length = years === 1 ? '1 Jahr' : `${years} Jahre`
  return {
    date,
    steps: [
      {
        text: `Abgeschlossen am ${formatDate(closed, 'short')}; `
          + `die Aufbewahrungsfrist beginnt mit Ablauf des Jahres ${year}`,
        basis: 'Aufbewahrung ab Jahresende',
      },
      {
        text: `${length} ab 31.12.${year}: aufzubewahren bis ${formatDate(date, 'short')}`,
        basis: 'Aufbewahrungsfrist',
      },
    ],
  }
}

/** The latest day before an event by a lead time; periods backwards never roll. */
export function before(request: {
  readonly on: LocalDate
  readonly duration: string
}): DatedSteps {
  const { months, days } = lengthOf(request.duration)
  const date = addDays(addMonths(request.on, -months), -days)
  const text = `${formatDuration(request.duration)} vor ${dayText(request.on)}, der Tag selbst `
    + `zählt nicht mit: ${dayText(date)}; rückwärts gerechnete Fristen verschieben sich nicht`
  return { date, steps: [{ text, basis: '§ 187 Abs. 1 BGB entsprechend' }] }
}

/** A raw end moved to the next working day, with the step that says why (§ 193 BGB). */
export function rollEnd(
  raw: LocalDate, region: Region, basis: string, steps: readonly Step[],
): PeriodEnd {
  let date = raw
  for (let n = 0; isRollDay(date, region); n += 1) {
    if (n >= MAX_ROLL_DAYS) throw new RangeError(`no working day within ${n} days of ${raw}`)
    date = addDays(date, 1)
  }
  if (date === raw) return { raw, date, steps }
  const reason = holidayName(raw, region)
    ? `${holidayName(raw, region)} (${weekdayName(raw)})`
    : `ein ${weekdayName(raw)}`
  const text = `${formatDate(raw, 'short')} ist ${reason}: `
    + `es gilt der nächste Werktag, ${dayText(date)}`
  return { raw, date, steps: [...steps, { text, basis }] }
}

/** The norm by which ends roll in a Land. */
export function rollBasis(region: Region): string {
  const law = region.land === 'SH' ? '§ 89 LVwG' : '§ 31 Abs. 3 VwVfG'
  return `§ 193 BGB, ${law}`
}

function lengthOf(duration: string): Duration {
  const length = parseDuration(duration)
  if (!length) throw new RangeError(`not a duration such as P3M, P14D or P1M2W: ${duration}`)
  return length
}

function plus(from: LocalDate, { months, days }: Duration): LocalDate {
  return addDays(addMonths(from, months), days)
}

// The day before the one of the same number (§ 188 Abs. 2); missing: last of month (Abs. 3).
function lastDayCounting(from: LocalDate, { months, days }: Duration): LocalDate {
  const same = addMonths(from, months)
  const clamped = dateParts(same).day < dateParts(from).day
  return addDays(same, clamped ? days : days - 1)
}

function endStep(
  from: LocalDate, raw: LocalDate, duration: string, length: Duration, counts: boolean,
): Step {
  const text = `Fristende nach ${formatDurationDative(duration)}: ${dayText(raw)}`
  if (length.months === 0) {
    const weeks = length.days % 7 === 0 && !duration.includes('D')
    return { text, basis: weeks ? '§ 188 Abs. 2 BGB' : '§ 188 Abs. 1 BGB' }
  }
  const sameDay = dateParts(addMonths(from, length.months)).day === dateParts(from).day
  if (sameDay) return { text, basis: '§ 188 Abs. 2 BGB' }
  const missing = counts ? 'maßgebende Tag' : `${dateParts(from).day}.`
  return { text: `${text}; den ${missing} gibt es dort nicht`, basis: '§ 188 Abs. 3 BGB' }
}
