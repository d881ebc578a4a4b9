// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The only conversion between instants and the clock on the wall of a German town hall.
import type { LocalDate } from './date.ts'

const BERLIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The day in Germany at an ISO instant; throws a RangeError for text that is no instant. */
export function localDateOf(instantIso: string): LocalDate {
  return wallClockOf(instantIso).slice(0, DATE_LENGTH)
}

/** The time `HH:MM` in Germany at an ISO instant; throws a RangeError for text that is none. */
export function localTimeOf(instantIso: string): string {
  return wallClockOf(instantIso).slice(DATE_LENGTH + 1)
}

/**
 * The instant at which a clock in Germany shows a day and `HH:MM`. Of the hour that comes twice in
 * autumn it is the first; the hour left out in spring is taken as shown by a clock not yet put on.
 */
export function instantOf(day: LocalDate, time: string): string {
  const shown = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(shown)) throw new RangeError(`no such day and time: ${day} ${time}`)
  const iso = (ms: number) => new Date(ms).toISOString()
  const fits = SUMMER_FIRST_HOURS.map((hours) => iso(shown - hours * HOUR_MS))
    .find((one) => wallClockOf(one) === `${day}T${time}`)
  return fits ?? iso(shown - HOUR_MS)
}

const HOUR_MS = 3_600_000
const SUMMER_FIRST_HOURS = [2, 1]
const DATE_LENGTH = 'YYYY-MM-DD'.length
const MINUTE_LENGTH = 'YYYY-MM-DDTHH:MM'.length
/** Clocks are put on and back on the full hour, so within one hour the distance to UTC is the same. */
const distances = new Map<number, number>()
const MAX_DISTANCES = 10_000

/** `YYYY-MM-DDTHH:MM` as clocks in Germany show it. */
function wallClockOf(instantIso: string): string {
  const hasZone = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(instantIso)
  const instant = Date.parse(instantIso)
  if (!hasZone || Number.isNaN(instant)) {
    throw new RangeError(`not an instant with zone (2026-06-01T12:00:00Z): ${instantIso}`)
  }
  const hour = Math.floor(instant / HOUR_MS)
  let distance = distances.get(hour)
  if (distance === undefined) {
    if (distances.size >= MAX_DISTANCES) distances.clear()
    distance = shownAt(hour * HOUR_MS) - hour * HOUR_MS
    distances.set(hour, distance)
  }
  return new Date(instant + distance).toISOString().slice(0, MINUTE_LENGTH)
}

/** What clocks in Germany show at a full hour, read as UTC. */
function shownAt(fullHour: number): number {
  const parts = Object.fromEntries(BERLIN.formatToParts(fullHour).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'])
}
