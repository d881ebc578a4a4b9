// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { FigureGroup, FigureRow } from './insight-figures.ts'
import type { Shown } from './insight-shown.ts'

const WIDTH = 260
const BAR = 13
const GAP = 3
const LABEL = 20
const BOTTOM = 12

/**
 * Bars of now (filled) and before (outlined) for each row, with their words; one scale for all. The
 * table beside it says the same.
 */
export function InsightChart({ group }: { group: FigureGroup }) {
  const values = group.rows.flatMap(({ now, before }) => [now.value ?? 0, before?.value ?? 0])
  const most = Math.max(...values, 0)
  if (most === 0) return null
  const heights = group.rows.map(({ before }) => LABEL + BAR + (isDrawn(before) ? GAP + BAR : 0) + BOTTOM)
  const total = heights.reduce((sum, one) => sum + one, 0)
  const id = `bild-${group.key}`
  let y = 0
  return (
    <figure class="lz-figures">
      <svg viewBox={`0 0 ${WIDTH} ${total}`} role="img" aria-labelledby={id}>
        <title id={id}>{`${group.title}, Werte in der Tabelle`}</title>
        {group.rows.map((row, i) => {
          const top = y
          y += heights[i]!
          return <RowPicture row={row} top={top} most={most} />
        })}
      </svg>
    </figure>
  )
}

/** A hidden number of before is left to the table. */
const isDrawn = (shown: Shown | undefined) => shown?.value !== undefined

function RowPicture({ row, top, most }: { row: FigureRow; top: number; most: number }) {
  return (
    <g>
      <text x="0" y={top + 13}>
        {row.label}
      </text>
      <Bar shown={row.now} top={top + LABEL} most={most} kind="now" />
      {isDrawn(row.before) && <Bar shown={row.before!} top={top + LABEL + BAR + GAP} most={most} kind="before" />}
    </g>
  )
}

const ROOM = 110

function Bar({ shown, top, most, kind }: { shown: Shown; top: number; most: number; kind: 'now' | 'before' }) {
  const width = ((shown.value ?? 0) / most) * (WIDTH - ROOM)
  return (
    <>
      {shown.value !== undefined && (
        <rect class={kind} x="1" y={top + 0.5} width={Math.max(width, 1)} height={BAR - 1} />
      )}
      <text class={kind === 'now' ? 'n' : undefined} x={shown.value === undefined ? 1 : width + 7} y={top + 10.5}>
        {shown.text}
      </text>
    </>
  )
}

/** The same numbers as a table; what they lead to stands at their name. */
export function InsightTable({ group, now, before }: { group: FigureGroup; now: string; before: string }) {
  const isPair = group.rows.some((row) => row.before)
  return (
    <table class="lz-figures-table">
      <caption class="kern-sr-only">{group.title}</caption>
      <thead>
        <tr>
          <th scope="col">Was</th>
          <th scope="col">{isPair ? now : 'heute'}</th>
          {isPair && <th scope="col">{before}</th>}
        </tr>
      </thead>
      <tbody>
        {group.rows.map((row) => (
          <tr>
            <th scope="row">{row.href ? <a href={row.href}>{row.label}</a> : row.label}</th>
            <td>{row.now.text}</td>
            {isPair && <td>{row.before?.text}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
