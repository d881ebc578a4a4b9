// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, formatDate } from './date.ts'
import type { LocalDate } from './date.ts'
import { served } from './delivery.ts'
import type { Channel, DeliveryRule, Regime } from './delivery.ts'
import type { Region } from './holidays.ts'
import { dayText } from './step.ts'
import type { DatedSteps } from './step.ts'

const MAX_DAYS_BACK = 60

/** The last day to dispatch so that a notice counts as served by a day (the raw end of a limit). */
export function latestDispatch(request: {
  readonly by: LocalDate
  readonly channel: Channel
  readonly regime: Regime
  readonly region: Region
  readonly rules?: readonly DeliveryRule[] | undefined
}): DatedSteps {
  const { by, ...rest } = request
  for (let back = 0; back <= MAX_DAYS_BACK; back += 1) {
    const on = addDays(by, -back)
    const notice = served({ ...rest, on })
    if (notice.date > by) continue
    const text = `Spätester Absendetag ${dayText(on)}, damit die Bekanntgabe bis `
      + `${formatDate(by, 'short')} eintritt; rückwärts gerechnet verschiebt sich nichts`
    return { date: on, steps: [...notice.steps, { text, basis: '§ 187 Abs. 1 BGB entsprechend' }] }
  }
  throw new RangeError(`no day of dispatch within ${MAX_DAYS_BACK} days before ${by}`)
}
