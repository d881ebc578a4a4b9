// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, dateParts, formatDate, weekdayName } from '../calendar/date.ts'
import { isWorkingDay } from '../calendar/holidays.ts'
import type { Desk } from './desk.ts'

const DAYS = 10
const MAX_LOOK = 40
const BAR = 64
const STEP = 28

interface Bar {
  readonly date: string
  readonly count: number
}

/** How many deadlines end on each of the next ten working days; the table below says the same. */
export function DueChart({ desk, counts }: { desk: Desk; counts: ReadonlyMap<string, number> }) {
  const bars = barsOf(desk, counts)
  if (bars.every(({ count }) => count === 0))
    return <p>In den nächsten zwei Wochen endet keine Ihrer Fristen.</p>
  const most = Math.max(...bars.map(({ count }) => count))
  return (
    <>
      <figure class="lz-bars">
        <svg
          viewBox={`0 0 ${DAYS * STEP} 124`}
          role="img"
          aria-label="Fristen je Arbeitstag, Werte in der Tabelle darunter"
        >
          {bars.map((bar, i) => (
            <BarPicture
              bar={bar}
              x={i * STEP}
              height={bar.count === 0 ? 2 : Math.round((bar.count / most) * BAR)}
              isToday={bar.date === desk.today}
            />
          ))}
        </svg>
      </figure>
      <details>
        <summary>Als Tabelle</summary>
        <BarTable bars={bars} />
      </details>
    </>
  )
}

/** A deadline on a day off shows on the working day before it, when it must be kept. */
function barsOf({ today, region }: Desk, counts: ReadonlyMap<string, number>): Bar[] {
  const days: string[] = []
  for (let i = 0; days.length < DAYS + 1 && i < MAX_LOOK; i++) {
    const day = addDays(today, i)
    if (i === 0 || isWorkingDay(day, region)) days.push(day)
  }
  return days.slice(0, DAYS).map((date, i) => ({
    date,
    count: sumOf([...counts].filter(([day]) => day >= date && day < (days[i + 1] ?? addDays(date, 1)))),
  }))
}

const sumOf = (counts: readonly (readonly [string, number])[]) => counts.reduce((sum, [, count]) => sum + count, 0)

function BarPicture({
  bar,
  x,
  height,
  isToday,
}: {
  bar: Bar
  x: number
  height: number
  isToday: boolean
}) {
  const top = 20 + BAR - height
  return (
    <g class={isToday ? 't' : undefined}>
      <rect x={x + 5} y={top} width="18" height={height} rx="2" />
      <text x={x + 14} y={top - 6} class="n">
        {bar.count || ''}
      </text>
      <text x={x + 14} y="103">
        {dateParts(bar.date).day}.
      </text>
      <text x={x + 14} y="120">
        {weekdayName(bar.date).slice(0, 2)}
      </text>
    </g>
  )
}

function BarTable({ bars }: { bars: readonly Bar[] }) {
  return (
    <table class="kern-table kern-table--small">
      <thead>
        <tr>
          <th scope="col" class="kern-table__header">
            Tag
          </th>
          <th scope="col" class="kern-table__header kern-table__header--numeric">
            Fristen
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ date, count }) => (
          <tr>
            <th scope="row" class="kern-table__header">
              {formatDate(date, 'short')}
            </th>
            <td class="kern-table__cell kern-table__cell--numeric">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
