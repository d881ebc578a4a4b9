// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Consultation } from '../engine/case.ts'
import { List } from '../ui/list.tsx'
import { Say } from '../ui/say.tsx'
import type { Mark } from '../ui/say.tsx'
import type { CaseDesk } from './case-desk.ts'
import { dayOf } from './due-words.ts'

const MARKS: Record<Consultation['status'], Mark> = {
  open: 'running',
  answered: 'done',
  silent: 'open',
}

/** The bodies asked, one line each with their position. */
export function ConsultationLines({
  seen: {
    at,
    desk: { today },
  },
}: {
  seen: CaseDesk
}) {
  return (
    <List>
      {at.consultations.map((one) => (
        <li>
          <Say mark={MARKS[one.status]}>
            <span class="kern-sr-only">{STATES[one.status]}</span>
          </Say>
          <div>
            {one.title}
            <br />
            <span class="lz-meta">{shortAnswer(one, today)}</span>
          </div>
          <span class="lz-meta">
            {one.status === 'open'
              ? `bis ${dayOf(one.due, today)}`
              : dayOf(one.answeredOn ?? one.due, today)}
          </span>
        </li>
      ))}
    </List>
  )
}

/** How far a question is, in words. */
export const STATES: Record<Consultation['status'], string> = {
  open: 'noch keine Antwort',
  answered: 'hat geantwortet',
  silent: 'hat geschwiegen',
}

function shortAnswer({ status, position, text, askedOn }: Consultation, today: string): string {
  if (status === 'open') return `Gefragt am ${dayOf(askedOn, today)}, noch keine Antwort.`
  if (status === 'silent') return 'Keine Antwort in der Frist, das gilt als keine Bedenken.'
  return [position && `${position.replace(/\.$/, '')}.`, text].filter(Boolean).join(' ')
}
