// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { startedBy } from '../engine/started.ts'
import type { Started } from '../engine/started.ts'
import { parseForm } from '../forms/parse.ts'
import type { Typed } from '../forms/typed.ts'
import type { ActionSight } from './action-sight.ts'
import { SIDES } from './deadline-list.tsx'
import { dayOf } from './due-words.ts'
import { Steps } from './steps.tsx'

/** Above the button: which deadlines begin with it and when they end, if it is pressed today. */
export function StartedDeadlines({ sight, typed }: { sight: ActionSight; typed: Typed }) {
  const { key, seen: { prepared, at, context, desk: { today } }, names, actor, clauses } = sight
  const entries = [...typed].flatMap(([path, texts]) => texts.map((text) => [path, text] as const))
  const { values } = parseForm(prepared.process.fields, names, entries, { before: at.fields, clauses })
  const started = startedBy(prepared, key, at, values, actor, context)
  if (started.length === 0) return null
  return (
    <section class="lz-tight" aria-labelledby={`fristen-${key}`}>
      <h3 class="kern-heading-small" id={`fristen-${key}`}>{started.length === 1 ? 'Damit beginnt eine Frist' : 'Damit beginnen Fristen'}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without markers Safari drops the role */}
      <ul class="lz-list lz-list--plain" role="list">
        {started.map((one) => (
          <li>
            {one.deadline.title}: <strong>bis {dayOf(one.deadline.due, today)}</strong>
            {beforeOf(one, at.deadlines[one.name]?.due, today)}
            <br />
            <span class="lz-meta">
              {SIDES[one.deadline.side]} · {one.deadline.basis}
              {one.asks && ' · mit den Angaben, die jetzt dastehen'}
            </span>
            <details>
              <summary class="lz-meta">
                Wie gerechnet<span class="kern-sr-only">: {one.deadline.title}</span>
              </summary>
              <Steps steps={one.deadline.steps} basis={one.deadline.basis} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where the deadline runs already and moves. */
const beforeOf = ({ deadline }: Started, due: string | undefined, today: string) =>
  due === undefined || due === deadline.due ? '' : ` (bisher ${dayOf(due, today)})`
