// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { daysInMonth, FIRST_YEAR, LAST_YEAR } from '../calendar/date.ts'
import type { Scalar } from './parse-number.ts'

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
const EXAMPLE = 'zum Beispiel 15.06.2026'

/** A date typed into three inputs; all empty is no date, something missing is refused. */
export function parseDateParts(day: string, month: string, year: string): Scalar {
  const [d, m, y] = [day, month, year].map((part) => part.trim().replace(/\.$/, ''))
  if (!d && !m && !y) return { value: null }
  const gaps = [!d && 'der Tag', !m && 'der Monat', !y && 'das Jahr'].filter((gap) => gap !== false)
  if (gaps.length) return { message: `Hier fehlt ${gaps.join(' und ')}.` }
  const named = monthNamed(m!)
  return dateOf(d!, named ?? m!, y!, `${d}.${m}.${y}`)
}

/** A date typed as one text: `15.3.2026`, `15. März 2026` or `2026-03-15`. */
export function parseDateText(text: string): Scalar {
  const given = text.trim()
  if (!given) return { value: null }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)
  if (iso) return dateOf(iso[3]!, iso[2]!, iso[1]!, given)
  const german = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d+)$/.exec(given)
  if (german) return dateOf(german[1]!, german[2]!, german[3]!, given)
  const words = /^(\d{1,2})\.?\s+([A-Za-zä]+)\.?\s+(\d+)$/.exec(given)
  const month = words && monthNamed(words[2]!)
  if (words && month) return dateOf(words[1]!, month, words[3]!, given)
  return { message: `„${shorten(given)}“ ist kein Datum. Schreiben Sie es ${EXAMPLE}.` }
}

function dateOf(day: string, month: string, year: string, given: string): Scalar {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d+$/.test(year)) {
    return { message: `„${shorten(given)}“ ist kein Datum. Schreiben Sie es ${EXAMPLE}.` }
  }
  if (year.length !== 4) {
    return {
      message: `Schreiben Sie das Jahr mit vier Ziffern, ${EXAMPLE}. Angegeben ist „${shorten(year)}“.`,
    }
  }
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  if (m < 1 || m > 12) return { message: `Einen ${m}. Monat gibt es nicht. Möglich sind 1 bis 12.` }
  if (y < FIRST_YEAR || y > LAST_YEAR) return { message: `Das Jahr ${year} ist nicht möglich.` }
  if (d < 1 || d > daysInMonth(y, m)) {
    return { message: `Den ${d}. ${MONTHS[m - 1]} ${y} gibt es nicht.` }
  }
  return { value: `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` }
}

function monthNamed(text: string): string | undefined {
  const start = text.toLowerCase().replace(/\.$/, '').replace('ae', 'ä')
  if (start.length < 3) return undefined
  const index = MONTHS.findIndex((month) => month.toLowerCase().startsWith(start))
  return index < 0 ? undefined : String(index + 1)
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
