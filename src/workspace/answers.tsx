// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What applicants and consultees did in the reader's cases since anybody in the house acted there.
import { addDays } from '../calendar/date.ts'
import { instantOf } from '../calendar/instant.ts'
import { SYSTEM } from '../engine/actor.ts'
import { answersFor } from '../store/answers.ts'
import type { Answer } from '../store/answers.ts'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import type { Desk } from './desk.ts'
import { arrivedText } from './today-lists.tsx'

/** After a month it is no news any more; deadlines and the work list still have it. */
const NEWS_DAYS = 30
const TEXT_CHARS = 140

/** Answers in the cases of the signed-in person, newest first. */
export function answersOf({ house, tenant, person, hidden, staff, today }: Desk): Promise<readonly Answer[]> {
  return answersFor(house.store, tenant, {
    assignee: person.id, hidden, staff: [...staff.keys()], system: SYSTEM.id, since: instantOf(addDays(today, -NEWS_DAYS), '00:00'),
  })
}

/** A message as long as a line or two. */
const shortened = (text: string) => (text.length > TEXT_CHARS ? `${text.slice(0, TEXT_CHARS).trimEnd()}…` : text)

/** On the page «Heute»; nothing when there is nothing. */
export function Answers({ desk, lines }: { desk: Desk; lines: readonly Answer[] }) {
  if (lines.length === 0) return null
  return (
    <Panel title="Neue Antworten und Nachrichten">
      <List kind="due">
        {lines.map(({ caseId, fileNumber, title, text, at }) => (
          <li>
            <span>
              <Due>{arrivedText(desk, at)}</Due>
            </span>
            <span>
              <a class="lz-go" href={`${desk.base}/vorgaenge/${caseId}/verlauf`}>
                {shortened(text)}
              </a>
              <br />
              <span class="lz-meta">
                <span class="lz-num">{fileNumber}</span> · {title}
              </span>
            </span>
          </li>
        ))}
      </List>
    </Panel>
  )
}
