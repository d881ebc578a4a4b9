// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What goes along when a case changes hands, gathered so that nothing is a surprise to the receiver.
import { formatDate } from '../calendar/date.ts'
import type { CaseView } from '../command/house.ts'
import { NO_ENDS } from '../store/transferred.ts'
import type { LooseEnds } from '../store/transferred.ts'
import { Facts, Lines } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { isDrafted, issuingAction } from './notice.ts'

export interface Baggage {
  readonly deadlines: readonly string[]
  readonly drafts: readonly string[]
  readonly waiting: readonly string[]
  readonly messages: readonly string[]
}

/** Everything open in the case, each in a few words. */
export function baggageOf({ at, prepared: { process } }: Pick<CaseView, 'at' | 'prepared'>, ends: LooseEnds | undefined): Baggage {
  const { unread, parked } = ends ?? NO_ENDS
  const deadlines = Object.values(at.deadlines)
    .sort((a, b) => (a.alarm < b.alarm ? -1 : 1))
    .map(({ title, alarm, restsSince }) => `${title}: ${restsSince ? 'ruht' : formatDate(alarm, 'short')}`)
  const issuing = issuingAction(process)
  const hasDraft = issuing && isDrafted({ at, prepared: { process } }, issuing.key) && !at.letters.some(({ letter }) => letter === issuing.letter)
  const many = (n: number, one: string, more: string) => (n === 0 ? [] : [n === 1 ? one : `${n} ${more}`])
  return {
    deadlines,
    drafts: hasDraft ? [`${process.letters[issuing.letter]?.title ?? 'Bescheid'}, entworfen und nicht gezeichnet`] : [],
    waiting: [
      ...at.consultations.filter(({ status }) => status === 'open')
        .map(({ title, due }) => `Antwort von ${title} bis ${formatDate(due, 'short')}`),
      ...at.requests.filter(({ status }) => status === 'open')
        .map(({ due }) => `Nachgeforderte Unterlagen bis ${formatDate(due, 'short')}`),
      ...many(parked, 'Eine Arbeit liegt unter Übergaben', 'Arbeiten liegen unter Übergaben'),
    ],
    messages: many(unread, 'Eine Nachricht hat der Antragsteller noch nicht gelesen', 'Nachrichten hat der Antragsteller noch nicht gelesen'),
  }
}

/** The same in one line, for a table; undefined when nothing is open. */
export function baggageLine({ deadlines, drafts, waiting, messages }: Baggage): string | undefined {
  const all = [...deadlines, ...drafts, ...waiting, ...messages]
  return all.length === 0 ? undefined : `Mit geht: ${all.join('; ')}.`
}

/** The open things of a case as a panel; says so where there is nothing. */
export function BaggagePanel({ baggage }: { baggage: Baggage }) {
  const rows = [
    ['Fristen und Wiedervorlagen', baggage.deadlines, 'keine'],
    ['Entwürfe', baggage.drafts, 'keine'],
    ['Wartet auf', baggage.waiting, 'niemanden'],
    ['Ungelesen', baggage.messages, 'nichts'],
  ] as const
  return (
    <Panel title="Was mitgeht">
      <Facts rows={rows.map(([label, lines, none]) => ({ label, value: <Lines lines={lines.length ? lines : [none]} /> }))} />
      <p class="lz-meta">
        Antrag, Akte und Verlauf gehen ganz mit. Fristen laufen weiter. Antragsteller und beteiligte
        Stellen bekommen keine Nachricht.
      </p>
    </Panel>
  )
}
