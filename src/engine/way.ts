// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LocalDate } from '../calendar/date.ts'
import { toLocalDate } from '../feel/values.ts'
import type { WayStep } from '../process/process.ts'
import type { Case } from './case.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** The day a case came to this station: what its `on` says, else the day of the entry; undefined while it has not. */
export function reachedOn(prepared: Prepared, step: WayStep, at: Case, { scope, env }: Sight): LocalDate | undefined {
  const entered = enteredOn(step, at)
  if (entered === undefined || step.on === undefined) return entered
  return toLocalDate(prepared.rule(step.on).evaluate(scope, env)) ?? entered
}

/** The day on which its status first had one of its states. */
export function enteredOn(step: WayStep, at: Case): LocalDate | undefined {
  return statesOf(step)
    .map((state) => at.reached[`${step.status}:${state}`])
    .filter((on) => on !== undefined)
    .sort()[0]
}

/** The states of its status that a station stands for. */
export const statesOf = ({ state }: WayStep): readonly string[] => (typeof state === 'string' ? [state] : state)
