// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, epochDay } from '../calendar/date.ts'
import { workingDaysBetween } from '../calendar/holidays.ts'
import type { Region } from '../calendar/holidays.ts'

/** More are only ever said as „über 1 Jahr“. */
export const MAX_COUNTED_DAYS = 366

/** Working days after `from` up to and with `to`; 0 when `to` is not later. Counts one year. */
export function workDaysBetween(from: string, to: string, region: Region): number {
  const end = epochDay(to) - epochDay(from) > MAX_COUNTED_DAYS ? addDays(from, MAX_COUNTED_DAYS) : to
  return workingDaysBetween(from, end, region)
}
