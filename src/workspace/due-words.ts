// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, formatDate } from '../calendar/date.ts'
import type { Region } from '../calendar/holidays.ts'
import { workDaysBetween } from './work-days.ts'

/** Within so many working days a deadline is coloured. */
export const URGENT_DAYS = 5

export interface DueWords {
  readonly text: string
  readonly state?: 'soon' | 'late'
}

/** A day to be kept, in a few words seen from today: `seit 2 AT`, `heute`, `in 3 AT`, a date. */
export function dueWords(due: string, today: string, region: Region): DueWords {
  if (due < today) return { text: lateText(due, today, region), state: 'late' }
  if (due === today) return { text: 'heute', state: 'soon' }
  if (due === addDays(today, 1)) return { text: 'morgen', state: 'soon' }
  const days = workDaysBetween(today, due, region)
  if (days <= URGENT_DAYS)
    return { text: days === 0 ? shortDate(due) : `in ${days} AT`, state: 'soon' }
  return { text: formatDate(due, 'short') }
}

function lateText(due: string, today: string, region: Region): string {
  if (due === addDays(today, -1)) return 'seit gestern'
  const days = workDaysBetween(due, today, region)
  return days === 0 ? `seit ${shortDate(due)}` : `seit ${days} AT`
}

/** `18. Juni, noch 5 AT`: the same where there is room for the date. */
export function dueSentence(due: string, today: string, region: Region): DueWords {
  const { text, state } = dueWords(due, today, region)
  const date = dayOf(due, today)
  if (state === undefined) return { text: date }
  const rest = text.startsWith('in ')
    ? `noch ${text.slice(3)}`
    : text === 'heute' || text === 'morgen'
      ? text
      : state === 'late'
        ? `überschritten ${text}`
        : 'bald'
  return { text: `${date}, ${rest}`, state }
}

/** `18. Juni`, with the year when it is not the present one. */
export function dayOf(date: string, today: string): string {
  const long = formatDate(date, 'long')
  return date.slice(0, 4) === today.slice(0, 4) ? long.slice(0, -5) : long
}

const shortDate = (date: string) => formatDate(date, 'short').slice(0, 6)
