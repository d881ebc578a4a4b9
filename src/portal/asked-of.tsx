// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { formatDate } from '../calendar/date.ts'
import type { CaseView } from '../command/house.ts'
import type { Case } from '../engine/case.ts'
import { latestItems } from '../engine/requested.ts'
import type { RequestedItem } from '../engine/requested.ts'
import type { Action } from '../process/process.ts'
import { German } from '../ui/german.tsx'
import { List } from '../ui/list.tsx'
import { Due, Say } from '../ui/say.tsx'
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
  const supply = (rule.effects ?? []).find((effect) => effect.kind === 'supply')
  const items = supply ? latestItems(view.prepared.process, view.at) : []
  const open = items.filter(({ state }) => state === 'open')
  const answered = items.filter(({ answer }) => answer !== undefined)
  const due = dueOf(view.at, rule, open)
  return (
    <section class="lz-panel lz-panel--soon lz-flow" aria-labelledby={`frage-${action}`}>
      <header class="lz-tight">
        {due && (
          <p>
            <Due state="soon">{say.by(formatDate(due, 'weekday', language))}</Due>
          </p>
        )}
        <h2 class="kern-heading-medium" id={`frage-${action}`}>
          {open.length ? (answered.length ? say.needStill : say.need)(open.length) : rule.title}
        </h2>
        {rule.help && <p>{rule.help}</p>}
        {rule.consequence && <p>{rule.consequence}</p>}
        {answered.length > 0 && due && open.length > 0 && (
          <p>
            {say.stillOpen} <German>{listOf(open.map(({ title }) => title))}</German>.{' '}
            {say.sendBy(formatDate(due, 'weekday', language))}
          </p>
        )}
      </header>
      {answered.length > 0 && (
        <List kind="plain">
          {answered.map(({ title, answer }) => (
            <li>
              <Say mark={answer!.files.length ? 'done' : 'open'}>
                <strong>
                  <German>{title}</German>
                </strong>
                <br />
                {(answer!.files.length ? say.sentOn : say.notComing)(formatDate(answer!.on, 'long', language))}
              </Say>
            </li>
          ))}
        </List>
      )}
      {/* Where each item is a question of its own, the form names them. */}
      {open.length > 0 && !(supply && 'items' in supply) && (
        <ul class="lz-tight">
          {open.map(({ title, reason }) => (
            <li>
              <strong>
                <German>{title}</German>
              </strong>
              {reason && (
                <>
                  <br />
                  <span class="lz-meta">
                    <German>{reason}</German>
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

/** The deadline this action would take away, or that runs for what it answers. */
function dueOf(at: Case, rule: Action, open: readonly RequestedItem[]): string | undefined {
  for (const effect of rule.effects ?? []) {
    if (effect.kind === 'deadline' && 'clear' in effect && at.deadlines[effect.clear])
      return at.deadlines[effect.clear]!.due
  }
  return open[0]?.due
}

/** Titles as an enumeration; they are German whatever the page speaks. */
const listOf = (titles: readonly string[]) => new Intl.ListFormat('de').format(titles)
