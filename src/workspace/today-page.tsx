// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import { localTimeOf } from '../calendar/instant.ts'
import type { Page } from '../server/web.ts'
import { Empty, Panel } from '../ui/panel.tsx'
import { Absences } from './absences.tsx'
import { Answers, answersOf } from './answers.tsx'
import { countText, isCut } from './counted.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'
import { DueChart } from './due-chart.tsx'
import { deskPage } from './frame.tsx'
import { countHouseTasks, HouseTasks, HouseTasksBeside, houseTasksOf } from './house-tasks.tsx'
import { LiveRegion } from './live-region.tsx'
import { OthersTurn } from './others-turn.tsx'
import { dayOf } from './today.ts'
import type { Day } from './today.ts'
import { Arrivals, DueList } from './today-lists.tsx'
import { HandedToUnit, handedTo } from './transferred.tsx'
import { numberWord } from '../ui/number-word.ts'

/** The start of a working day: what is due, what is new, what waits for whom. */
export async function showToday(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const { today } = desk
  const [{ due, waiting, free, soon, others, deputies }, handed, answers, tasks] =
    await Promise.all([dayOf(desk), handedTo(desk), answersOf(desk), houseTasksOf(desk)])
  const hasCases = due.total + waiting.total + free.total + handed.length > 0
  // Who has cases finds the work of the house beside them; to who has none, like the post room, it is the work.
  return deskPage(c, {
    desk,
    title: 'Heute',
    place: 'heute',
    children: (
      <>
        <LiveRegion desk={desk} of={{ heute: '1', ab: desk.now }} />
        <header class="lz-row">
          <div>
            <p class="lz-meta">{formatDate(today, 'weekday')}</p>
            <h1 class="kern-heading-medium">
              {greeting(desk)} {headline(due.total, waiting.total, free.total + handed.length + (hasCases ? 0 : countHouseTasks(tasks)))}
            </h1>
          </div>
          <a class="lz-end" href={`${desk.base}/neu`} data-keys="n">
            Antrag erfassen
          </a>
        </header>
        <div class="lz-cols lz-cols--right">
          <div class="lz-cols">
            <DueList desk={desk} title="Heute fällig" part={due} />
            <DueList desk={desk} title="Sie sind am Zug" part={waiting} />
            <Answers desk={desk} lines={answers} />
            <HandedToUnit desk={desk} lines={handed} />
            <Arrivals desk={desk} lines={free.lines} />
            {!hasCases && (countHouseTasks(tasks) ? <HouseTasks desk={desk} tasks={tasks} /> : <NothingToDo desk={desk} />)}
          </div>
          <div class="lz-cols">
            <Panel title="Fristen der nächsten zwei Wochen">
              <DueChart desk={desk} counts={soon} />
            </Panel>
            {hasCases && <HouseTasksBeside desk={desk} tasks={tasks} />}
            <OthersTurn desk={desk} counts={others} />
            <Deputies desk={desk} counts={deputies} />
            <Absences desk={desk} />
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

function headline(due: number, waiting: number, free: number): string {
  const things = (n: number) => (n === 1 ? 'Eine Sache' : `${isCut(n) ? 'Sehr viele' : numberWord(n)} Dinge`)
  if (due > 0) return `${things(due)} ${due === 1 ? 'ist' : 'sind'} fällig.`
  const rest = waiting + free
  const waits = rest === 1 ? 'wartet' : 'warten'
  if (rest > 0)
    return `Heute ist nichts fällig, ${inSentence(things(rest))} ${waits} auf Sie.`
  return 'Heute ist nichts fällig.'
}

function NothingToDo({ desk }: { desk: Desk }) {
  return (
    <Empty>
      <h2 class="kern-heading-small">Nichts wartet auf Sie</h2>
      <p>
        Hier stehen Vorgänge, die fällig oder neu sind oder auf Sie warten.{' '}
        <a href={`${desk.base}/vorgaenge?sicht=alle`}>Alle offenen Vorgänge ansehen</a>
      </p>
    </Empty>
  )
}

function Deputies({ desk, counts }: { desk: Desk; counts: Day['deputies'] }) {
  if (desk.person.deputyFor.length === 0) return null
  return (
    <Panel title="Vertretung">
      {desk.person.deputyFor.map(({ id, name }, i) => {
        const { open, due } = counts[i]!
        return (
          <p>
            Sie vertreten {name}.{' '}
            <a href={`${desk.base}/vorgaenge?sicht=vertretung&person=${encodeURIComponent(id)}`}>
              {open === 1 ? 'Einen Vorgang' : `${countText(open)} Vorgänge`} ansehen
            </a>
            {due > 0 && `, ${due === 1 ? 'einer ist' : `${countText(due)} sind`} fällig`}
          </p>
        )
      })}
    </Panel>
  )
}
