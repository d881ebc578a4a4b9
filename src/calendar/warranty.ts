// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LocalDate } from './date.ts'
import type { Region } from './holidays.ts'
import { before, period } from './period.ts'
import type { PeriodEnd } from './step.ts'

/** The end of a warranty from acceptance, with the day of the inspection a lead time before it. */
export function warranty(request: {
  readonly accepted: LocalDate
  readonly duration: string
  /** How long before the end to inspect. */
  readonly lead: string
  readonly region: Region
}): PeriodEnd & { readonly inspection: LocalDate } {
  const { accepted, duration, lead, region } = request
  const end = period({ from: accepted, duration, roll: false, region })
  const inspection = before({ on: end.raw, duration: lead })
  const last = inspection.steps[0]!
  return { ...end, inspection: inspection.date, steps: [...end.steps, { ...last, text: `Begehung ${last.text}` }] }
}
