// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// ISO texts of dates, times and durations, read and written.
import { civilDay, civilParts, daysInMonth } from '../calendar/date.ts'
import { FDate, FDateTime, FDuration, FTime } from './values.ts'

const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})$/
const TIME = /^(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(.*)$/
const OFFSET = /^(?:(Z)|([+-])(\d{2}):(\d{2})(?::(\d{2}))?)$/
const MONTHS = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/
const SECONDS = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const MAX_OFFSET = 18 * 3600
const DAY = 86_400

/** The date a text `YYYY-MM-DD` means, null for anything else. */
export function parseDate(text: string): FDate | null {
  const match = DATE.exec(text)
  if (!match) return null
  const year = (match[1] ? -1 : 1) * Number(match[2])
  return dateOf(year, Number(match[3]), Number(match[4]))
}

/** The date of numbers, null if there is no such day. */
export function dateOf(year: number, month: number, day: number): FDate | null {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > 999_999_999) return null
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return new FDate(civilDay(year, month, day))
}

/** The time a text such as `14:00` or `14:00:00+02:00` means, null for anything else. */
export function parseTime(text: string): FTime | null {
  const match = TIME.exec(text)
  if (!match) return null
  const seconds = secondsOf(Number(match[1]), Number(match[2]), Number(match[3] ?? 0))
  const offset = parseOffset(match[4]!)
  return seconds === null || offset === null ? null : new FTime(seconds, offset)
}

/** The seconds of a time of day, null outside 00:00:00 to 23:59:59. */
export function secondsOf(hour: number, minute: number, second: number): number | null {
  if (!Number.isInteger(hour) || !Number.isInteger(minute)) return null
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return null
  if (!(second >= 0 && second < 60)) return null
  return hour * 3600 + minute * 60 + second
}

/** The date and time a text means; a bare date is midnight; null for anything else. */
export function parseDateTime(text: string): FDateTime | null {
  const split = text.indexOf('T')
  const date = parseDate(split < 0 ? text : text.slice(0, split))
  if (!date) return null
  if (split < 0) return new FDateTime(date.day * DAY)
  const clock = text.slice(split + 1)
  // 24:00:00 is the midnight that ends the day.
  const midnight = /^24:00(:00(\.0+)?)?(?![\d:.])/.test(clock)
  const time = parseTime(midnight ? `00${clock.slice(2)}` : clock)
  const day = date.day + (midnight ? 1 : 0)
  return time && new FDateTime(day * DAY + time.seconds, time.offset)
}

/** The duration a text such as `P1Y2M` or `P3DT4H` means, null for anything else. */
export function parseDuration(text: string): FDuration | null {
  const months = MONTHS.exec(text)
  if (months && (months[2] || months[3])) {
    const amount = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)
    return new FDuration('months', months[1] ? -amount : amount)
  }
  const match = SECONDS.exec(text)
  if (!match || text.endsWith('T')) return null
  if (match.slice(2).every((part) => part === undefined)) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((n) => Number(n ?? 0))
  const amount = days * DAY + hours * 3600 + minutes * 60 + seconds
  return new FDuration('seconds', match[1] ? -amount : amount)
}

/** The ISO text of a date, time or duration. */
export function temporalText(value: FDate | FTime | FDateTime | FDuration): string {
  if (value instanceof FDate) return dateText(value.day)
  if (value instanceof FTime) return timeText(value.seconds) + offsetText(value.offset)
  if (value instanceof FDuration) return durationText(value)
  const day = Math.floor(value.seconds / DAY)
  return `${dateText(day)}T${timeText(value.seconds - day * DAY)}${offsetText(value.offset)}`
}

// No named zones: their answer would change with the zone data of the machine.
function parseOffset(text: string): number | undefined | null {
  if (text === '') return undefined
  const match = OFFSET.exec(text)
  if (!match) return null
  if (match[1]) return 0
  const [hours, minutes, seconds] = [match[3], match[4], match[5] ?? 0].map(Number)
  if (minutes! > 59 || seconds! > 59) return null
  const offset = hours! * 3600 + minutes! * 60 + seconds!
  if (offset > MAX_OFFSET) return null
  return match[2] === '-' ? -offset : offset
}

function dateText(epoch: number): string {
  const { year, month, day } = civilParts(epoch)
  const sign = year < 0 ? '-' : ''
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function timeText(seconds: number): string {
  const whole = Math.floor(seconds)
  const rest = Math.round((seconds - whole) * 1e9)
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`
  const minutes = Math.floor(whole / 60)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(whole % 60)}${fraction}`
}

function offsetText(offset: number | undefined): string {
  if (offset === undefined) return ''
  if (offset === 0) return 'Z'
  const size = Math.abs(offset)
  const seconds = size % 60 ? `:${two(size % 60)}` : ''
  const text = `${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`
  return `${offset < 0 ? '-' : '+'}${text}`
}

function durationText({ kind, amount }: FDuration): string {
  const sign = amount < 0 ? '-' : ''
  const size = Math.abs(amount)
  if (kind === 'months') {
    if (size === 0) return 'P0M'
    const years = Math.floor(size / 12)
    return `${sign}P${years ? `${years}Y` : ''}${size % 12 ? `${size % 12}M` : ''}`
  }
  if (size === 0) return 'PT0S'
  const days = Math.floor(size / DAY)
  const hours = Math.floor((size % DAY) / 3600)
  const minutes = Math.floor((size % 3600) / 60)
  const seconds = Number((size % 60).toFixed(9))
  const part = (n: number, unit: string): string => (n ? `${n}${unit}` : '')
  const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S')
  return `${sign}P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
