// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Language } from '../words/language.ts'

// A local date is the day on the calendar of a town hall: no time, no zone, proleptic Gregorian.
export type LocalDate = string

export const FIRST_YEAR = 1583
export const LAST_YEAR = 9999

const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag']
const MONTHS = [
  'Januar', 'Februar', 'März', 'April', 'Mai', 'Juni',
  'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember',
]
const ENGLISH_WEEKDAYS = [
  'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday',
]
const ENGLISH_MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]
const DAYS_BEFORE_1970 = 719468

/** The date a text `YYYY-MM-DD` names, undefined for anything else (also 30 February). */
export function parseLocalDate(text: unknown): LocalDate | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const { year, month, day } = dateParts(text)
  if (year < FIRST_YEAR || month < 1 || month > 12) return undefined
  return day >= 1 && day <= daysInMonth(year, month) ? text : undefined
}

/** Year, month (1–12) and day (1–31) of a valid date. */
export function dateParts(date: LocalDate): { year: number; month: number; day: number } {
  return { year: +date.slice(0, 4), month: +date.slice(5, 7), day: +date.slice(8, 10) }
}

/** The number of days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Days since 1 January 1970 (negative before). */
export function epochDay(date: LocalDate): number {
  const { year, month, day } = dateParts(date)
  return civilDay(year, month, day)
}

/** Days since 1 January 1970 of a civil year, month and day; works for any year. */
export function civilDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - DAYS_BEFORE_1970
}

/** The civil year, month and day of a day number; the inverse of `civilDay`. */
export function civilParts(epoch: number): { year: number; month: number; day: number } {
  const z = epoch + DAYS_BEFORE_1970
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460)
    + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365)
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** The date of a day number; throws a RangeError outside the years 1583 to 9999. */
export function fromEpochDay(epoch: number): LocalDate {
  const { year, month, day } = civilParts(epoch)
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new RangeError(`date outside ${FIRST_YEAR}–${LAST_YEAR}: day number ${epoch}`)
  }
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

/** The date n days later (earlier for negative n). */
export function addDays(date: LocalDate, n: number): LocalDate {
  return fromEpochDay(epochDay(date) + n)
}

/** The date n months later; a missing day becomes the last of the month (§ 188 Abs. 3 BGB). */
export function addMonths(date: LocalDate, n: number): LocalDate {
  const { year, month, day } = dateParts(date)
  const months = year * 12 + month - 1 + n
  const toYear = Math.floor(months / 12)
  const toMonth = months - toYear * 12 + 1
  return fromEpochDay(civilDay(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))))
}

/** The date n years later; 29 February becomes the 28th (§ 188 Abs. 3 BGB). */
export function addYears(date: LocalDate, n: number): LocalDate {
  return addMonths(date, n * 12)
}

/** The day of the week, 1 = Monday to 7 = Sunday. */
export function weekday(date: LocalDate): number {
  return (((epochDay(date) + 3) % 7) + 7) % 7 + 1
}

/** The German name of the day of the week. */
export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekday(date) - 1]!
}

/** Negative if a is before b, 0 if equal, positive if after. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * A date as people read it: long `15. Juni 2026`, short `15.06.2026`, weekday `Montag, 15. Juni
 * 2026`; in English `15 June 2026` and `Monday, 15 June 2026`.
 */
export function formatDate(
  date: LocalDate,
  style: 'long' | 'short' | 'weekday',
  language: Language = 'de',
): string {
  const { year, month, day } = dateParts(date)
  if (language === 'en' && style !== 'short') {
    const long = `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`
    return style === 'long' ? long : `${ENGLISH_WEEKDAYS[weekday(date) - 1]}, ${long}`
  }
  if (style === 'short') return `${twoDigits(day)}.${twoDigits(month)}.${year}`
  const long = `${day}. ${MONTHS[month - 1]} ${year}`
  return style === 'long' ? long : `${weekdayName(date)}, ${long}`
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
