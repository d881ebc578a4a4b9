// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { daysInMonth, FIRST_YEAR, LAST_YEAR } from '../calendar/date.ts'
import type { Language } from '../words/language.ts'
import type { Scalar } from './parse-number.ts'
import { UNREAD } from './parse.words.ts'

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]
/** What the other languages call months; they are understood in every language. */
const ENGLISH_MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june',
  'july', 'august', 'september', 'october', 'november', 'december',
]

/**
 * A date typed into three inputs; all empty is no date, something missing is refused. Who types on
 * in the first one (`15.3.` or `15. März 2026`) is understood; a year is never guessed.
 */
export function parseDateParts(
  day: string, month: string, year: string, language: Language = 'de',
): Scalar {
  if (!month.trim() && DAY_AND_MORE.test(day.trim())) {
    const [, d, m, y] = DAY_AND_MORE.exec(day.trim())!
    if (y && !year.trim()) return parseDateText(day, language)
    if (!y) return parseDateParts(d!, m!, year, language)
  }
  const [d, m, y] = [day, month, year].map((part) => part.trim().replace(/\.$/, ''))
  if (!d && !m && !y) return { value: null }
  const gaps = ([['day', d], ['month', m], ['year', y]] as const).flatMap(([part, text]) => (text ? [] : [part]))
  if (gaps.length) return { message: UNREAD[language].gaps(gaps) }
  const named = monthNamed(m!)
  return dateOf(d!, named ?? m!, y!, `${d}.${m}.${y}`, language)
}

/** `15.3.`, `15. März`, either with a year. */
const DAY_AND_MORE = /^(\d{1,2})\.?[\s.]\s*(\d{1,2}|[A-Za-zä]+)\.?\s*(\d+)?$/

/** A date typed as one text: `15.3.2026`, `15. März 2026` or `2026-03-15`. */
export function parseDateText(text: string, language: Language = 'de'): Scalar {
  const given = text.trim()
  if (!given) return { value: null }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)
  if (iso) return dateOf(iso[3]!, iso[2]!, iso[1]!, given, language)
  const german = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d+)$/.exec(given)
  if (german) return dateOf(german[1]!, german[2]!, german[3]!, given, language)
  const words = /^(\d{1,2})\.?\s+([A-Za-zä]+)\.?\s+(\d+)$/.exec(given)
  const month = words && monthNamed(words[2]!)
  if (words && month) return dateOf(words[1]!, month, words[3]!, given, language)
  return { message: UNREAD[language].noDate(shorten(given)) }
}

function dateOf(
  day: string, month: string, year: string, given: string, language: Language,
): Scalar {
  const say = UNREAD[language]
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d+$/.test(year)) {
    return { message: say.noDate(shorten(given)) }
  }
  if (year.length !== 4) return { message: say.shortYear(shorten(year)) }
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  if (m < 1 || m > 12) return { message: say.noMonth(m) }
  if (y < FIRST_YEAR || y > LAST_YEAR) return { message: say.noYear(year) }
  const date = `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return d < 1 || d > daysInMonth(y, m) ? { message: say.noDay(date) } : { value: date }
}

function monthNamed(text: string): string | undefined {
  const start = text.toLowerCase().replace(/\.$/, '').replace('ae', 'ä')
  if (start.length < 3) return undefined
  const index = [MONTHS, ENGLISH_MONTHS]
    .map((months) => months.findIndex((month) => month.toLowerCase().startsWith(start)))
    .find((one) => one >= 0)
  return index === undefined ? undefined : String(index + 1)
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
