// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The reasoning behind a date, in words a clerk can put into the file.
import { formatDate, weekdayName } from './date.ts'
import type { LocalDate } from './date.ts'

/** One line of reasoning with the norm it rests on. */
export interface Step {
  readonly text: string
  readonly basis: string
}

/** A computed day with its reasoning. */
export interface DatedSteps {
  readonly date: LocalDate
  readonly steps: readonly Step[]
}

/** A period's end as computed (raw) and as it counts after weekends and holidays (date). */
export interface PeriodEnd extends DatedSteps {
  readonly raw: LocalDate
}

/** `Mo 15.06.2026`: short enough for a file note, with the day of the week that decides. */
export function dayText(date: LocalDate): string {
  return `${weekdayName(date).slice(0, 2)} ${formatDate(date, 'short')}`
}

/** Whose limit a deadline is: the office must see its own coming even if a weekend would save it. */
export type Side = 'authority' | 'citizen'

/** The day to warn for: the raw day of an authority's limit, the rolled day of a citizen's. */
export function alarmOf({ raw, date }: PeriodEnd, side: Side): LocalDate {
  return side === 'authority' ? raw : date
}
