// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Deadlines per second on one core, with reasons, beside the same days counted by bare JavaScript.
import { fromEpochDay } from '../src/calendar/date.ts'
import { objection, served } from '../src/calendar/delivery.ts'
import { holidayName } from '../src/calendar/holidays.ts'
import type { Region } from '../src/calendar/holidays.ts'
import { period } from '../src/calendar/period.ts'
import { rate } from './rate.ts'
import type { Rate } from './rate.ts'

const SH: Region = { land: 'SH' }
const DAY = 86_400_000
const FIRST = 20_454 // 1 January 2026
const DAYS = 3_650

const starts = Array.from({ length: DAYS }, (_, i) => fromEpochDay(FIRST + i))
const holidays = new Set(Array.from({ length: DAYS + 500 }, (_, i) => fromEpochDay(FIRST + i))
  .filter((date) => holidayName(date, SH) !== undefined).map((date) => Date.parse(date)))

/** One month after service by post, rolled: what a script without reasons would do. */
function bareObjection(on: string): string {
  const from = new Date(Date.parse(on) + 4 * DAY)
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 2, 0)).getUTCDate()
  const end = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, Math.min(from.getUTCDate(), last)))
  let at = end.getTime()
  while (new Date(at).getUTCDay() % 6 === 0 || holidays.has(at)) at += DAY
  return new Date(at).toISOString().slice(0, 10)
}

function ourObjection(on: string): string {
  const { date } = served({ channel: 'post', on, regime: 'lvwg', region: SH })
  return objection({ served: date, remedyNotice: 'complete', region: SH }).date
}

/** Rates of the sums of the calendar; throws if both ways differ on a day. */
export function deadlineRates(seconds: number): Rate[] {
  for (const on of starts) {
    if (bareObjection(on) !== ourObjection(on)) throw new Error(`${on}: ${bareObjection(on)} ${ourObjection(on)}`)
  }
  const each = (count: (on: string) => unknown) => (i: number) => count(starts[i % DAYS]!)
  return [
    rate('Brief → Bekanntgabe → Widerspruchsende, mit Begründung', seconds, each(ourObjection)),
    rate('dieselben Tage in nacktem JavaScript, ohne Begründung', seconds, each(bareObjection)),
    rate('eine Frist von drei Monaten, mit Begründung', seconds,
      each((from) => period({ from, duration: 'P3M', roll: true, region: SH }))),
  ]
}
