// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'

export interface Column {
  readonly title: string
  /** Where this column's heading leads to sort by it. */
  readonly sort?: string
  readonly sorted?: 'ascending' | 'descending'
  readonly numeric?: boolean
  /** Place on phones: a = check, b = top right, c = top left. */
  readonly place?: 'a' | 'b' | 'c'
}

export interface Row {
  readonly key: string
  readonly cells: readonly ComponentChildren[]
  /** The row the keyboard stands on. */
  readonly current?: boolean
}

interface GridProps {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** The work list: sticky sortable head; on phones each row is a block. */
export function Grid({ caption, columns, rows }: GridProps) {
  return (
    <table class="lz-grid">
      <caption class="kern-sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, sort, sorted, numeric }) => (
            <th scope="col" class={numeric ? 'lz-num' : undefined} aria-sort={sorted}>
              {sort ? <a href={sort}>{title}</a> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, current }) => (
          <tr data-key={key} aria-current={current ? 'true' : undefined}>
            {cells.map((cell, i) => (
              <td class={cellClass(columns[i])}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellClass(column: Column | undefined): string | undefined {
  const names = [column?.place, column?.numeric && 'lz-num'].filter(Boolean)
  return names.length ? names.join(' ') : undefined
}
