// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { formatDate } from '../calendar/date.ts'
import type { CaseView } from '../command/house.ts'
import type { Case } from '../engine/case.ts'
import type { Action } from '../process/process.ts'
import { German } from '../ui/german.tsx'
import { Due } from '../ui/say.tsx'
import { useLanguage, useWords } from '../ui/words.ts'
import { CASE } from './case.words.ts'

interface AskedProps {
  readonly view: CaseView
  readonly action: string
  readonly children: ComponentChildren
}

/** Something is asked of the person: what, by when, what happens otherwise, and the form for it. */
export function AskedOf({ view, action, children }: AskedProps) {
  const rule = view.prepared.process.actions[action]!
  const [say, language] = [useWords(CASE), useLanguage()]
  const due = dueOf(view.at, rule)
  const items = (rule.effects ?? []).some((effect) => effect.kind === 'supply')
    ? requestedItems(view)
    : []
  return (
    <section class="lz-panel lz-panel--soon lz-flow" aria-labelledby={`frage-${action}`}>
      <header class="lz-tight">
        {due && (
          <p>
            <Due state="soon">{say.by(formatDate(due, 'weekday', language))}</Due>
          </p>
        )}
        <h2 class="kern-heading-medium" id={`frage-${action}`}>
          {items.length ? say.need(items.length) : rule.title}
        </h2>
        {rule.help && <p>{rule.help}</p>}
        {rule.consequence && <p>{rule.consequence}</p>}
      </header>
      {items.length > 0 && (
        <ul class="lz-tight">
          {items.map(({ title, text }) => (
            <li>
              <strong>
                <German>{title}</German>
              </strong>
              {text && (
                <>
                  <br />
                  <span class="lz-meta">
                    <German>{text}</German>
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

/** The deadline this action would take away. */
function dueOf(at: Case, rule: Action): string | undefined {
  for (const effect of rule.effects ?? []) {
    if (effect.kind === 'deadline' && 'clear' in effect && at.deadlines[effect.clear])
      return at.deadlines[effect.clear]!.due
  }
  return undefined
}

/** What was asked for: the first text of an item names it, the second says why. */
function requestedItems({ at, prepared }: CaseView): { title: string; text: string }[] {
  const { actions, fields } = prepared.process
  const request = Object.values(actions)
    .flatMap((one) => one.effects ?? [])
    .find((effect) => effect.kind === 'request')
  const keys = Object.keys((request && fields[request.items]?.fields) ?? {})
  return at.requests
    .filter((one) => one.status === 'open')
    .flatMap((one) => one.items)
    .map((item) => {
      const texts = keys.map((key) => item[key]).filter((value) => typeof value === 'string')
      return { title: texts[0] ?? '', text: texts[1] ?? '' }
    })
}
