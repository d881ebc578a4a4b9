// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, formatDate } from '../calendar/date.ts'
import { localDateOf, localTimeOf } from '../calendar/instant.ts'

/** `10:42 Uhr` of an instant on a German wall. */
export function clockOf(instant: string): string {
  return `${localTimeOf(instant).replace(/^0/, '')}\u00a0Uhr`
}

/** `heute, 10:42 Uhr`, `gestern, 9:05 Uhr`, `8. Juni 2026, 14:15 Uhr`. */
export function momentOf(instant: string, today: string): string {
  const date = localDateOf(instant)
  const day =
    date === today ? 'heute' : date === addDays(today, -1) ? 'gestern' : formatDate(date, 'long')
  return `${day}, ${clockOf(instant)}`
}

/** `um 10:42 Uhr` today, else `am 8. Juni 2026 um 14:15 Uhr`: for the middle of a sentence. */
export function atMoment(instant: string, today: string): string {
  const date = localDateOf(instant)
  return date === today
    ? `um ${clockOf(instant)}`
    : `am ${formatDate(date, 'long')} um ${clockOf(instant)}`
}
