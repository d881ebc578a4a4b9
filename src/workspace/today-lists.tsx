// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { CaseLine } from '../store/worklist.ts'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import { countText, isCut } from './counted.ts'
import type { Desk } from './desk.ts'
import { dueWords } from './due-words.ts'
import { clockOf } from './moment.ts'
import type { Part } from './today.ts'
import { turnOf } from './turn.ts'

/** Cases by what is due first, each saying what comes next; nothing when there are none. */
export function DueList({
  desk,
  title,
  part: { lines, total },
}: {
  desk: Desk
  title: string
  part: Part
}) {
  if (lines.length === 0) return null
  return (
    <Panel title={title}>
      <List kind="due">
        {lines.map((line) => (
          <DueRow desk={desk} line={line} />
        ))}
      </List>
      {total > lines.length && (
        <p>
          <a href={`${desk.base}/vorgaenge`}>{isCut(total) ? 'Alle' : `Alle ${countText(total)}`} ansehen</a>
        </p>
      )}
    </Panel>
  )
}

function DueRow({ desk, line }: { desk: Desk; line: CaseLine }) {
  const due = line.nextDue === null ? undefined : dueWords(line.nextDue, desk.today, desk.region)
  const turn = turnOf(desk, line)
  return (
    <li>
      <span>{due && <Due state={due.state}>{due.text}</Due>}</span>
      <span>
        <a class="lz-go" href={`${desk.base}/vorgaenge/${line.id}`}>
          {line.title}: {turn.words}
        </a>
        <br />
        <span class="lz-meta">
          <span class="lz-num">{line.fileNumber}</span> · {line.applicant}
        </span>
      </span>
      <span class="lz-row">
        <span class="lz-meta lz-wide">{line.nextDueKind}</span>
        {turn.mine && (
          <a class="lz-next" href={`${desk.base}/vorgaenge/${line.id}/weiter`}>
            Weiter<span class="kern-sr-only"> mit {line.title}: {turn.words}</span>
          </a>
        )}
      </span>
    </li>
  )
}

/** What came in and nobody has taken yet, newest first; nothing when there is nothing. */
export function Arrivals({ desk, lines }: { desk: Desk; lines: readonly CaseLine[] }) {
  if (lines.length === 0) return null
  return (
    <Panel title="Neu eingegangen">
      <List kind="due">
        {lines.map((line) => (
          <li>
            <span>
              <Due>{arrivedText(desk, line.openedAt)}</Due>
            </span>
            <span>
              <a class="lz-go" href={`${desk.base}/vorgaenge/${line.id}`}>
                {line.title}
              </a>
              <br />
              <span class="lz-meta">
                <span class="lz-num">{line.fileNumber}</span> · {line.applicant}
              </span>
            </span>
            <span class="lz-meta lz-wide">zu übernehmen</span>
          </li>
        ))}
      </List>
    </Panel>
  )
}

/** When something came in, as short as a list needs it. */
export function arrivedText({ today }: Desk, at: string): string {
  const date = localDateOf(at)
  if (date === today) return clockOf(at)
  return date === addDays(today, -1) ? 'gestern' : formatDate(date, 'short')
}
