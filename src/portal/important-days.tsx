// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { Deadline } from '../engine/case.ts'
import { Facts } from '../ui/facts.tsx'

/** The days an applicant should know of; nothing where there are none. */
export function ImportantDays({ deadlines }: { deadlines: readonly Pick<Deadline, 'title' | 'due'>[] }) {
  if (deadlines.length === 0) return null
  const rows = deadlines.map(({ title, due }) => ({ label: title, value: formatDate(due, 'weekday') }))
  return (
    <section aria-labelledby="tage">
      <h2 class="kern-heading-medium" id="tage">
        Wichtige Tage
      </h2>
      <Facts isWide rows={rows} />
    </section>
  )
}
