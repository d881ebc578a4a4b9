// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How long a decision took in real cases: working days from receipt to the first notice, without
// the days on which the office waited for papers.
import { addDays } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import { isWorkingDay } from '../calendar/holidays.ts'
import type { Region } from '../calendar/holidays.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Context } from '../engine/context.ts'
import type { Process } from '../process/process.ts'
import { decidedCases } from '../store/decided-cases.ts'
import type { DecidedCase } from '../store/decided-cases.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'
import { kept } from './settings.ts'

/** Working days within which half, and nine of ten, were decided. */
export interface ProcessingTime {
  readonly half: number
  readonly nineOfTen: number
  readonly cases: number
}

/** Fewer would say more about one person than about the office. */
export const CASES_AT_LEAST = 10
const DAYS_BACK = 365
const MAX_DAYS = 2_000

/** What the closed cases of the last twelve months tell; undefined where they are too few. */
export function processingTime(
  house: House, tenant: Tenant, process: Process, { region, today }: Context,
): Promise<ProcessingTime | undefined> {
  return kept(house, `${tenant.id}:time:${process.id}`, async () => {
    const since = `${addDays(today, -DAYS_BACK)}T00:00:00.000Z`
    const cases = await decidedCases(house.store, tenant, process.id, since)
    return timeOf(cases.flatMap((one) => netDays(one, process, region) ?? []))
  })
}

/** Median and ninth decile of days; undefined for fewer than ten. */
export function timeOf(days: readonly number[]): ProcessingTime | undefined {
  if (days.length < CASES_AT_LEAST) return undefined
  const sorted = [...days].sort((a, b) => a - b)
  const within = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!
  return { half: within(0.5), nineOfTen: within(0.9), cases: sorted.length }
}

/** Net working days of a case; undefined where nothing was decided. */
export function netDays(
  { receivedAt, letters, requests }: DecidedCase, process: Process, region: Region,
): number | undefined {
  const notice = letters.find((one) => process.letters[one.letter]?.kind === 'decisionNotice')
  if (!notice) return undefined
  const changes = [...(requests ?? [])]
  let [days, waiting] = [0, false]
  let day: LocalDate = localDateOf(receivedAt)
  for (let i = 0; i < MAX_DAYS && day < notice.on; i++) {
    while (changes[0] && changes[0].on <= day) waiting = changes.shift()!.open
    day = addDays(day, 1)
    if (!waiting && isWorkingDay(day, region)) days += 1
  }
  return days
}
