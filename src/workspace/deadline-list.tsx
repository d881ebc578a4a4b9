// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Deadline } from '../engine/case.ts'
import { Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import type { CaseDesk } from './case-desk.ts'
import { dayOf, dueWords } from './due-words.ts'
import { Steps } from './steps.tsx'

/** Who has to keep it. */
export const SIDES = {
  authority: 'einzuhalten vom Amt',
  applicant: 'einzuhalten vom Antragsteller',
  consultee: 'einzuhalten von den Stellen',
}

/** The deadlines of a case on a line with today's mark; each can show how it was computed. */
export function DeadlineList({
  seen: {
    at,
    desk: { today, region },
  },
}: {
  seen: CaseDesk
}) {
  const all = Object.values(at.deadlines).sort((a, b) => (a.alarm < b.alarm ? -1 : 1))
  const row = (deadline: Deadline) => {
    if (deadline.restsSince !== undefined) return <Resting deadline={deadline} since={dayOf(deadline.restsSince, today)} />
    const { text, state } = dueWords(deadline.alarm, today, region)
    const rest = text.startsWith('in ')
      ? `noch ${text.slice(3)}`
      : state === 'late'
        ? `überschritten ${text}`
        : text
    return (
      <li class={state ? 'is-soon' : undefined}>
        <span>
          {dayOf(deadline.alarm, today)} · {deadline.title}
        </span>
        <small>
          {state && (
            <>
              <Due state={state}>{rest}</Due> ·{' '}
            </>
          )}
          {SIDES[deadline.side]}
        </small>
        {deadline.due !== deadline.alarm && (
          <small>
            Rechtlich endet sie am {dayOf(deadline.due, today)} (Wochenende oder Feiertag).
          </small>
        )}
        <details>
          <summary class="lz-meta">
            Wie gerechnet<span class="kern-sr-only">: {deadline.title}</span>
          </summary>
          <Steps steps={deadline.steps} basis={deadline.basis} />
        </details>
      </li>
    )
  }
  const isOver = ({ alarm, restsSince }: Deadline) => restsSince === undefined && alarm < today
  return (
    <Panel title="Fristen">
      {all.length === 0 && <p>Gerade läuft keine Frist.</p>}
      {all.length > 0 && (
        <ol class="lz-line" aria-label="Fristen auf einer Linie">
          {all.filter(isOver).map(row)}
          <li class="is-day">
            <span>Heute, {dayOf(today, today)}</span>
          </li>
          {all.filter((one) => !isOver(one)).map(row)}
        </ol>
      )}
    </Panel>
  )
}

/** While it rests nothing is due, and nobody knows yet when it will be. */
function Resting({ deadline: { title, side, steps, basis }, since }: { deadline: Deadline; since: string }) {
  return (
    <li>
      <span>{title} ruht</span>
      <small>
        seit {since} · {SIDES[side]}
      </small>
      <details>
        <summary class="lz-meta">
          Wie gerechnet<span class="kern-sr-only">: {title}</span>
        </summary>
        <Steps steps={steps} basis={basis} />
      </details>
    </li>
  )
}
