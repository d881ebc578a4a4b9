// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Public holidays by Land and municipality as the law stands; reliable from 1995 on.
import { getHolidays } from 'feiertagejs'
import { epochDay, weekday } from './date.ts'
import type { LocalDate } from './date.ts'
import type { Land } from './land.ts'

/** Where an act must be performed; the extra and dropped days are a municipality's own. */
export interface Region {
  readonly land: Land
  /** Eight-digit AGS. */
  readonly municipality?: string | undefined
  readonly extraHolidays?: readonly LocalDate[] | undefined
  readonly notHolidays?: readonly LocalDate[] | undefined
}

const AUGSBURG = '09761000'
const LOCAL_HOLIDAY = 'örtlicher Feiertag'
const MAX_CACHED_YEARS = 2000

// Once only, by Berlin law: 75 and 80 years after the liberation, 75 years after 17 June 1953.
const ONCE: Readonly<Record<string, string>> = {
  'BE-2020-05-08': 'Tag der Befreiung',
  'BE-2025-05-08': 'Tag der Befreiung',
  'BE-2028-06-17': 'Jahrestag des Volksaufstandes',
}
const REFORMATION_SINCE_2018: readonly Land[] = ['SH', 'HH', 'HB', 'NI']
const cache = new Map<string, ReadonlyMap<LocalDate, string>>()

/** Whether a date is a public holiday in the region; a plain Sunday is not. */
export function isHoliday(date: LocalDate, region: Region): boolean {
  return holidayName(date, region) !== undefined
}

/** The German name of the public holiday on a date, undefined if there is none. */
export function holidayName(date: LocalDate, region: Region): string | undefined {
  if (region.notHolidays?.includes(date)) return undefined
  const name = holidaysOf(date.slice(0, 4), region).get(date)
  if (name !== undefined) return name
  if (!region.extraHolidays?.includes(date)) return undefined
  return date.endsWith('-08-15') ? 'Mariä Himmelfahrt' : LOCAL_HOLIDAY
}

/** Monday to Friday and no holiday; 24 and 31 December are working days. */
export function isWorkingDay(date: LocalDate, region: Region): boolean {
  return weekday(date) <= 5 && !isHoliday(date, region)
}

/** Saturday, Sunday or holiday: a period does not end on such a day (§ 193 BGB). */
export function isRollDay(date: LocalDate, region: Region): boolean {
  return !isWorkingDay(date, region)
}

/** How many working days lie after `from` up to and with `to`; 0 when `to` is not later. Weeks are counted, not walked. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, region: Region): number {
  if (to <= from) return 0
  const span = epochDay(to) - epochDay(from)
  let days = Math.floor(span / 7) * 5
  for (let n = 1; n <= span % 7; n++) if ((weekday(from) + n - 1) % 7 < 5) days++
  const isFree = (date: LocalDate) => date > from && date <= to && weekday(date) <= 5 && isHoliday(date, region)
  const free = new Set(region.extraHolidays?.filter(isFree))
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const date of holidaysOf(String(year).padStart(4, '0'), region).keys()) if (isFree(date)) free.add(date)
  }
  return days - free.size
}

function holidaysOf(year: string, region: Region): ReadonlyMap<LocalDate, string> {
  const augsburg = region.land === 'BY' && region.municipality === AUGSBURG
  const key = `${augsburg ? 'AUGSBURG' : region.land}-${year}`
  const known = cache.get(key)
  if (known) return known
  if (cache.size >= MAX_CACHED_YEARS) cache.clear()
  const days = new Map<LocalDate, string>()
  for (const holiday of getHolidays(+year, augsburg ? 'AUGSBURG' : region.land)) {
    if (holiday.name === 'MARIAHIMMELFAHRT' && region.land === 'BY' && !augsburg) continue
    if (holiday.name === 'REFORMATIONSTAG' && !isReformationDay(+year, region.land)) continue
    // The library dates holidays at noon UTC; its own text would depend on the machine's zone.
    days.set(holiday.date.toISOString().slice(0, 10), holiday.translate('de')!)
  }
  for (const [once, name] of Object.entries(ONCE)) {
    if (once.startsWith(`${region.land}-${year}`)) days.set(once.slice(3), name)
  }
  cache.set(key, days)
  return days
}

// Nationwide in 2017 alone (500 years); the four northern Länder made it theirs in 2018.
function isReformationDay(year: number, land: Land): boolean {
  return year >= 2017 || !REFORMATION_SINCE_2018.includes(land)
}
