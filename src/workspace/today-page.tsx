// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf, localTimeOf } from '../calendar/instant.ts'
import { addDays, formatDate } from '../calendar/date.ts'
import type { Page } from '../server/web.ts'
import type { CaseLine } from '../store/worklist.ts'
import { List } from '../ui/list.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { Due } from '../ui/say.tsx'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { DueChart } from './due-chart.tsx'
import { dueWords } from './due-words.ts'
import { deskPage } from './frame.tsx'
import { clockOf } from './moment.ts'
import { scanCases } from './open-cases.ts'
import { OthersTurn } from './others-turn.tsx'
import { isFree, isOwn, turnOf } from './turn.ts'

/** A list on the start page is cut here; the work list has the rest. */
const MAX_SHOWN = 12

/** The start of a working day: what is due, what is new, what waits for whom. */
export async function showToday(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const { today, person } = desk
  const { lines } = await scanCases(desk, { state: 'open' })
  const own = lines.filter((line) => isOwn(desk, line, person.roles, person.id))
  const due = own.filter((line) => line.nextDue !== null && line.nextDue <= today)
  const waiting = own.filter((line) => !due.includes(line) && turnOf(desk, line).mine)
  const free = lines.filter((line) => isFree(desk, line))
  const rest = own.filter((line) => !turnOf(desk, line).mine)
  return deskPage(c, {
    desk,
    title: 'Heute',
    place: 'heute',
    children: (
      <>
        <header>
          <p class="lz-meta">{formatDate(today, 'weekday')}</p>
          <h1 class="kern-heading-medium">
            {greeting(desk)} {headline(due.length, waiting.length, free.length)}
          </h1>
        </header>
        <div class="lz-cols lz-cols--right">
          <div class="lz-cols">
            <DueList desk={desk} title="Heute fällig" lines={due} />
            <DueList desk={desk} title="Sie sind am Zug" lines={waiting} />
            <Arrivals desk={desk} lines={free} />
            {due.length + waiting.length + free.length === 0 && <NothingToDo desk={desk} />}
          </div>
          <div class="lz-cols">
            <Panel title="Fristen der nächsten zwei Wochen">
              <DueChart desk={desk} lines={own} />
            </Panel>
            <OthersTurn desk={desk} lines={rest} />
            <Deputies desk={desk} lines={lines} />
          </div>
        </div>
      </>
    ),
  })
}

function greeting({ now, person }: Desk): string {
  const hour = Number(localTimeOf(now).slice(0, 2))
  const words = hour < 11 ? 'Guten Morgen' : hour < 18 ? 'Guten Tag' : 'Guten Abend'
  return `${words}, ${person.name}.`
}

const inSentence = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const NUMBERS = [
  'Nichts',
  'Eine Sache',
  'Zwei',
  'Drei',
  'Vier',
  'Fünf',
  'Sechs',
  'Sieben',
  'Acht',
  'Neun',
  'Zehn',
  'Elf',
  'Zwölf',
]

function headline(due: number, waiting: number, free: number): string {
  const things = (n: number) => (n < 2 ? NUMBERS[n]! : `${NUMBERS[n] ?? n} Dinge`)
  if (due > 0) return `${things(due)} ${due === 1 ? 'ist' : 'sind'} fällig.`
  const rest = waiting + free
  if (rest > 0)
    return `Heute ist nichts fällig, ${inSentence(things(rest))} ${rest === 1 ? 'wartet' : 'warten'} auf Sie.`
  return 'Heute ist nichts fällig.'
}

function DueList({
  desk,
  title,
  lines,
}: {
  desk: Desk
  title: string
  lines: readonly CaseLine[]
}) {
  if (lines.length === 0) return null
  return (
    <Panel title={title}>
      <List kind="due">
        {lines.slice(0, MAX_SHOWN).map((line) => (
          <DueRow desk={desk} line={line} />
        ))}
      </List>
      {lines.length > MAX_SHOWN && (
        <p>
          <a href={`${desk.base}/vorgaenge`}>Alle {lines.length} ansehen</a>
        </p>
      )}
    </Panel>
  )
}

function DueRow({ desk, line }: { desk: Desk; line: CaseLine }) {
  const due = line.nextDue === null ? undefined : dueWords(line.nextDue, desk.today, desk.region)
  return (
    <li>
      <span>{due && <Due state={due.state}>{due.text}</Due>}</span>
      <span>
        <a class="lz-go" href={`${desk.base}/vorgaenge/${line.id}`}>
          {line.title}: {turnOf(desk, line).words}
        </a>
        <br />
        <span class="lz-meta">
          <span class="lz-num">{line.fileNumber}</span> · {line.applicant}
        </span>
      </span>
      <span class="lz-meta lz-wide">{line.nextDueKind}</span>
    </li>
  )
}

function Arrivals({ desk, lines }: { desk: Desk; lines: readonly CaseLine[] }) {
  if (lines.length === 0) return null
  const newest = [...lines].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)).slice(0, MAX_SHOWN)
  return (
    <Panel title="Neu eingegangen">
      <List kind="due">
        {newest.map((line) => (
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

function arrivedText({ today }: Desk, at: string): string {
  const date = localDateOf(at)
  if (date === today) return clockOf(at)
  return date === addDays(today, -1) ? 'gestern' : formatDate(date, 'short')
}

function NothingToDo({ desk }: { desk: Desk }) {
  return (
    <Empty>
      <h2 class="kern-heading-small">Nichts wartet auf Sie</h2>
      <p>
        Hier stehen Vorgänge, die heute fällig sind, auf Sie warten oder neu eingegangen sind.{' '}
        <a href={`${desk.base}/vorgaenge?sicht=alle`}>Alle offenen Vorgänge ansehen</a>
      </p>
    </Empty>
  )
}

function Deputies({ desk, lines }: { desk: Desk; lines: readonly CaseLine[] }) {
  if (desk.person.deputyFor.length === 0) return null
  return (
    <Panel title="Vertretung">
      {desk.person.deputyFor.map(({ id, name, roles }) => {
        const count = lines.filter((line) => isOwn(desk, line, roles, id)).length
        return (
          <p>
            Sie vertreten {name}.{' '}
            <a href={`${desk.base}/vorgaenge?sicht=vertretung&person=${encodeURIComponent(id)}`}>
              {count === 1 ? 'Einen Vorgang' : `${count} Vorgänge`} ansehen
            </a>
          </p>
        )
      })}
    </Panel>
  )
}
