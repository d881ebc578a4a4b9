// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A target in working days that rests while others are waited for: the working days of the rest do
// not count. It is the office's own aim and no period of law, so nothing refuses here.
import { addDays, formatDate } from './date.ts'
import type { LocalDate } from './date.ts'
import { isWorkingDay } from './holidays.ts'
import type { Region } from './holidays.ts'
import { extend, workingDays } from './period.ts'
import type { PeriodEnd, Step } from './step.ts'
import type { Fact } from './timeline.ts'

/** The end after rests and extensions; `restsSince` while it rests, the end then as known before. A rest after the end changes nothing. */
export function restingWorkingDays({ from, days, facts, region }: {
  readonly from: LocalDate
  readonly days: number
  readonly facts: readonly Fact[]
  readonly region: Region
}): PeriodEnd & { readonly restsSince?: LocalDate } {
  const began = workingDays({ from, days, region })
  let { date } = began
  const steps: Step[] = [...began.steps]
  let since: LocalDate | undefined
  for (const fact of facts) {
    if (fact.kind === 'suspended' && since === undefined && fact.on <= date) since = fact.on
    else if (fact.kind === 'resumed' && since !== undefined) {
      const rested = workingDaysBetween(since, fact.on, region)
      date = workingDays({ from: date, days: rested, region }).date
      const text = `ruhte vom ${formatDate(since, 'short')} bis ${formatDate(fact.on, 'short')}, ${rested === 1 ? '1 Arbeitstag' : `${rested} Arbeitstage`} später: ${formatDate(date, 'short')}`
      steps.push({ text, basis: 'Ruhen' })
      since = undefined
    } else if (fact.kind === 'extended') {
      const longer = extend({ end: date, duration: fact.duration, roll: true, region })
      date = longer.date
      steps.push(...longer.steps)
    }
  }
  return { raw: date, date, steps, ...(since !== undefined && { restsSince: since }) }
}

/** Working days from `since` to before `on`. */
function workingDaysBetween(since: LocalDate, on: LocalDate, region: Region): number {
  let count = 0
  for (let day = since; day < on; day = addDays(day, 1)) if (isWorkingDay(day, region)) count++
  return count
}
