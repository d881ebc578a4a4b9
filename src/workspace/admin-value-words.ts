// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Durations and times as people write them: `14 Tage` is P14D, `5:00 Uhr` is 05:00:00.

const UNITS = {
  D: ['Tag', 'Tage'],
  W: ['Woche', 'Wochen'],
  M: ['Monat', 'Monate'],
  Y: ['Jahr', 'Jahre'],
} as const
const DURATION = /^P(?=\d)(?:\d+[YMWD])+$/
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/

/** A stored text as it is shown; what is neither duration nor time stays as it is. */
export function shownText(stored: string): string {
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(stored) ?? []
  if (count !== undefined)
    return `${count} ${UNITS[unit as keyof typeof UNITS][count === '1' ? 0 : 1]}`
  const [, hour, minute, second] = TIME.exec(stored) ?? []
  return hour !== undefined && second === '00' ? `${Number(hour)}:${minute} Uhr` : stored
}

/** What was typed as it is stored, in the shape of the library's value; undefined if it has another. */
export function readText(like: string, typed: string): string | undefined {
  if (DURATION.test(like)) return durationOf(typed.trim())
  if (TIME.test(like)) return timeOf(typed.trim())
  return typed
}

/** How a text in the shape of the library's value is written. */
export function hintFor(like: string): string {
  return DURATION.test(like)
    ? 'Schreiben Sie eine Dauer wie 14 Tage, 2 Wochen, 3 Monate oder 1 Jahr.'
    : 'Schreiben Sie eine Uhrzeit wie 5:00 Uhr.'
}

function durationOf(typed: string): string | undefined {
  if (DURATION.test(typed)) return typed
  const [, count, word] = /^(\d{1,4})\s*(\p{L}+)$/u.exec(typed) ?? []
  const unit = Object.entries(UNITS).find(([, words]) =>
    words.some((one) => one === word || `${one}n` === word),
  )?.[0]
  return count !== undefined && unit !== undefined ? `P${Number(count)}${unit}` : undefined
}

function timeOf(typed: string): string | undefined {
  if (TIME.test(typed)) return typed
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})(?:\s*Uhr)?$/.exec(typed) ?? []
  const time = `${hour?.padStart(2, '0')}:${minute}:00`
  return TIME.test(time) ? time : undefined
}
