// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Scalar } from './parse-number.ts'

/** A time of day: `14:00`, `14.00`, `14 Uhr`, `9`; stored as `HH:MM`. 24:00 is stored as 00:00. */
export function parseTime(text: string): Scalar {
  const given = text.trim()
  if (!given) return { value: null }
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*Uhr)?(?:\s+(\d{2}))?$/i.exec(given)
  if (!match || (match[2] && match[3])) {
    return { message: `„${given.slice(0, 30)}“ ist keine Uhrzeit. Möglich ist zum Beispiel 14:00.` }
  }
  const hour = Number(match[1])
  const minute = Number(match[2] ?? match[3] ?? 0)
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) {
    return {
      message: `Die Uhrzeit ${given.slice(0, 30)} gibt es nicht. Möglich sind 0:00 bis 24:00.`,
    }
  }
  return { value: `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}
