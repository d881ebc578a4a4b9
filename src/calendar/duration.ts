// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Lengths of periods as ISO 8601 writes them; weeks may stand beside months (`P1M2W`).
export interface Duration {
  readonly months: number
  readonly days: number
}

const MAX_COUNT = 99_999
const PATTERN = /^P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/
const UNITS = [
  ['Jahr', 'Jahre', 'Jahren'], ['Monat', 'Monate', 'Monaten'], ['Woche', 'Wochen', 'Wochen'],
  ['Tag', 'Tage', 'Tagen'],
] as const

/** Months and days of a duration such as `P3M`, `P2W`, `P14D`; undefined for other text. */
export function parseDuration(text: unknown): Duration | undefined {
  const counts = countsOf(text)
  if (!counts) return undefined
  const [years, months, weeks, days] = counts
  const duration = { months: years * 12 + months, days: weeks * 7 + days }
  return duration.months <= MAX_COUNT && duration.days <= MAX_COUNT ? duration : undefined
}

/** German words for a duration: `P1M2W` → `1 Monat und 2 Wochen`. */
export function formatDuration(text: string): string {
  return inWords(text, 1)
}

/** The same after «nach»: `P3M` → `3 Monaten`. */
export function formatDurationDative(text: string): string {
  return inWords(text, 2)
}

function inWords(text: string, many: 1 | 2): string {
  const counts = countsOf(text)
  if (!counts) return text
  const words = counts.map((n, i) => (n === 0 ? '' : `${n} ${UNITS[i]![n === 1 ? 0 : many]}`))
  return words.filter((word) => word !== '').join(' und ') || `0 ${UNITS[3][many]}`
}

function countsOf(text: unknown): [number, number, number, number] | undefined {
  if (typeof text !== 'string' || text === 'P') return undefined
  const match = PATTERN.exec(text)
  if (!match) return undefined
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((n) => Number(n ?? 0))
  return [years, months, weeks, days]
}
