// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Language } from '../words/language.ts'
import type { Scalar } from './parse-number.ts'
import { UNREAD } from './parse.words.ts'

const MAX_SHOWN = 30

/** A time of day: `14:00`, `14.00`, `14 Uhr`, `9`; stored as `HH:MM`. 24:00 is stored as 00:00. */
export function parseTime(text: string, language: Language = 'de'): Scalar {
  const given = text.trim()
  if (!given) return { value: null }
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*Uhr)?(?:\s+(\d{2}))?$/i.exec(given)
  if (!match || (match[2] && match[3])) {
    return { message: UNREAD[language].noTime(given.slice(0, MAX_SHOWN)) }
  }
  const hour = Number(match[1])
  const minute = Number(match[2] ?? match[3] ?? 0)
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) {
    return { message: UNREAD[language].wrongTime(given.slice(0, MAX_SHOWN)) }
  }
  return { value: `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}
