// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// By when a reported barrier is answered, and how long what was said is kept.
import { addDays, addMonths } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Tenant } from '../store/tenant.ts'

/** So long after it was dealt with, feedback is deleted. */
export const FEEDBACK_KEPT_MONTHS = 6

/** Days the tenant promises an answer within (`feedbackDays`); undefined for one month, as in § 12b Abs. 4 BGG. */
export function promisedDays({ settings }: Tenant): number | undefined {
  const days = settings['feedbackDays']
  return typeof days === 'number' && Number.isSafeInteger(days) && days > 0 ? days : undefined
}

/** The day by which a report made at an ISO instant is answered; a month as in § 188 Abs. 2 BGB. */
export function answerDay(tenant: Tenant, createdAt: string): LocalDate {
  const [days, day] = [promisedDays(tenant), localDateOf(createdAt)]
  return days === undefined ? addMonths(day, 1) : addDays(day, days)
}
