// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays } from '../calendar/date.ts'
import { isWorkingDay } from '../calendar/holidays.ts'
import type { Region } from '../calendar/holidays.ts'

/** More are only ever said as „über 1 Jahr“. */
export const MAX_COUNTED_DAYS = 366

/** Working days after `from` up to and with `to`; 0 when `to` is not later. Counts one year. */
export function workDaysBetween(from: string, to: string, region: Region): number {
  let days = 0
  let date = from
  for (let n = 0; date < to && n < MAX_COUNTED_DAYS; n++) {
    date = addDays(date, 1)
    if (isWorkingDay(date, region)) days++
  }
  return days
}
