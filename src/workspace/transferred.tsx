// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A case that was given to a unit, as its receivers see it: on their day and in the case.
import { formatDate } from '../calendar/date.ts'
import { transferredTo } from '../store/transferred.ts'
import type { TransferredLine } from '../store/transferred.ts'
import { List } from '../ui/list.tsx'
import { Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import type { CaseDesk } from './case-desk.ts'
import type { Desk } from './desk.ts'
import { dueWords } from './due-words.ts'

/** Cases given to the units of the signed-in person, which nobody has taken up yet. */
export function handedTo({ house, tenant, staff, person, hidden }: Desk): Promise<readonly TransferredLine[]> {
  return transferredTo(house.store, tenant, staff.get(person.id)?.units ?? [], hidden)
}

/** On the page «Heute»; nothing when there is nothing. */
export function HandedToUnit({ desk, lines }: { desk: Desk; lines: readonly TransferredLine[] }) {
  if (lines.length === 0) return null
  return (
    <Panel title="An Ihre Einheit übergeben">
      <List kind="due">
        {lines.map(({ id, title, fileNumber, applicant, nextDue, unit }) => {
          const due = nextDue === null ? undefined : dueWords(nextDue, desk.today, desk.region)
          return (
            <li>
              <span>{due && <Due state={due.state}>{due.text}</Due>}</span>
              <span>
                <a class="lz-go" href={`${desk.base}/vorgaenge/${id}`}>
                  {title}
                </a>
                <br />
                {unit.by}: {unit.note}
                <br />
                <span class="lz-meta">
                  <span class="lz-num">{fileNumber}</span> · {applicant}
                </span>
              </span>
              <span class="lz-meta lz-wide">{unit.name}</span>
            </li>
          )
        })}
      </List>
    </Panel>
  )
}

/** In the case, until somebody of the unit has taken it. */
export function TransferNote({ seen: { at, done } }: { seen: CaseDesk }) {
  if (!at.unit || at.assignee || done) return null
  const { name, by, on, note } = at.unit
  return (
    <Panel kind="soon" title={`Übergeben an ${name}`} id="uebergeben">
      <p>
        {by} am {formatDate(on, 'long')}: {note}
      </p>
    </Panel>
  )
}
