// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localDateOf, localTimeOf } from '../calendar/instant.ts'
import type { Language } from '../words/language.ts'
import { PORTAL } from './portal.words.ts'

/** `3. Juni 2026, 10:47 Uhr`; in English `3 June 2026, 10:47`. */
export function moment(instant: string, language: Language): string {
  return PORTAL[language].moment(formatDate(localDateOf(instant), 'long', language), timeOf(instant))
}

/** `10:47 Uhr`. */
export function clock(instant: string, language: Language): string {
  return PORTAL[language].clock(timeOf(instant))
}

/** The time of day as people write it, without a leading zero. */
export function timeOf(instant: string): string {
  return localTimeOf(instant).replace(/^0/, '')
}
