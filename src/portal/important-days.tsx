// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { Facts } from '../ui/facts.tsx'
import { Why } from '../ui/why.tsx'
import type { OutsideDeadline } from './outside-way.ts'

/** The days an applicant should know of; nothing where there are none. */
export function ImportantDays({ deadlines }: { deadlines: readonly OutsideDeadline[] }) {
  if (deadlines.length === 0) return null
  const rows = deadlines.map(({ title, due }) => ({ label: title, value: formatDate(due, 'weekday') }))
  return (
    <section aria-labelledby="tage">
      <h2 class="kern-heading-medium" id="tage">
        Wichtige Tage
      </h2>
      <Facts isWide rows={rows} />
      <Why title="So sind die Tage gerechnet" traces={deadlines.map(({ why }) => why)} outside />
    </section>
  )
}
