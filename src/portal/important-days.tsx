// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { Facts } from '../ui/facts.tsx'
import { Why } from '../ui/why.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { CASE } from './case.words.ts'
import type { OutsideDeadline } from './outside-way.ts'

/** The days an applicant should know of; nothing where there are none. */
export function ImportantDays({ deadlines }: { deadlines: readonly OutsideDeadline[] }) {
  const [say, language] = [useWords(CASE), useLanguage()]
  if (deadlines.length === 0) return null
  const rows = deadlines.map(({ title, due }) => ({ label: title, value: formatDate(due, 'weekday', language) }))
  return (
    <section aria-labelledby="tage">
      <h2 class="kern-heading-medium" id="tage">
        {say.days}
      </h2>
      <Facts isWide rows={rows} />
      <Why title={say.counted} traces={deadlines.map(({ why }) => why)} outside />
    </section>
  )
}
