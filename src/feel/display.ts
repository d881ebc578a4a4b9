// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Values in German, as letters and pages print them.
import { formatDate } from '../calendar/date.ts'
import { boundedText } from './budget.ts'
import { FDate, FDateTime, FDuration, FRange, FTime, isList, toLocalDate } from './values.ts'
import type { Value } from './values.ts'
import type { Language } from '../words/language.ts'
import { temporalText } from './temporal.ts'

const NUMBER = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 12 })
const MAX_DEPTH = 16
const DAY = 86_400

/** German text: `1.234,5`, `15. Juni 2026`, `ja`, lists joined by commas, nothing for null. */
export function display(value: Value, depth: number = 0): string {
  if (value === null || depth > MAX_DEPTH) return ''
  switch (typeof value) {
    case 'boolean': return value ? 'ja' : 'nein'
    case 'number': return NUMBER.format(value)
    case 'string': return value
  }
  if (isList(value)) return boundedText(value.map((each) => display(each, depth + 1)).join(', '))
  if (value instanceof FDate) return dateText(value)
  if (value instanceof FTime) return `${temporalText(value).slice(0, 5)} Uhr`
  if (value instanceof FDateTime) {
    const day = Math.floor(value.seconds / DAY)
    const time = new FTime(value.seconds - day * DAY)
    return `${dateText(new FDate(day))}, ${display(time)}`
  }
  if (value instanceof FDuration) return durationText(value)
  if (value instanceof FRange) {
    const bounds = [value.low, value.high].map((each) => display(each, depth + 1))
    return `${bounds[0]} bis ${bounds[1]}`
  }
  return boundedText(Object.entries(value)
    .map(([key, each]) => `${key}: ${display(each, depth + 1)}`).join(', '))
}

/** As `display`, for who reads another language: days, times, yes and no; numbers stay as in Germany. */
export function displayIn(value: Value, language: Language): string {
  if (language !== 'en') return display(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value instanceof FTime) return temporalText(value).slice(0, 5)
  const local = value instanceof FDate ? toLocalDate(value) : undefined
  return local === undefined ? display(value) : formatDate(local, 'long', language)
}

function dateText(date: FDate): string {
  const local = toLocalDate(date)
  return local === undefined ? temporalText(date) : formatDate(local, 'long')
}

function durationText({ kind, amount }: FDuration): string {
  const size = Math.abs(amount)
  const words = kind === 'months'
    ? [count(Math.floor(size / 12), 'Jahr', 'Jahre'), count(size % 12, 'Monat', 'Monate')]
    : [
        count(Math.floor(size / DAY), 'Tag', 'Tage'),
        count(Math.floor((size % DAY) / 3600), 'Stunde', 'Stunden'),
        count(Math.floor((size % 3600) / 60), 'Minute', 'Minuten'),
        count(size % 60, 'Sekunde', 'Sekunden'),
      ]
  const text = words.filter((word) => word !== '').join(' ')
  if (text === '') return kind === 'months' ? '0 Monate' : '0 Tage'
  return amount < 0 ? `minus ${text}` : text
}

function count(n: number, one: string, many: string): string {
  return n === 0 ? '' : `${NUMBER.format(n)} ${n === 1 ? one : many}`
}
