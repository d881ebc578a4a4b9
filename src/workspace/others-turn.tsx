// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseLine } from '../store/worklist.ts'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import type { Desk } from './desk.ts'
import { TURN_CHOICES } from './list-query.ts'
import { turnOf } from './turn.ts'

const GROUPS = {
  applicant: 'antragsteller',
  consultee: 'stellen',
  staff: 'kollegen',
  nobody: 'niemand',
} as const
const TITLES = {
  ...TURN_CHOICES,
  antragsteller: 'Antragsteller',
  stellen: 'Andere Stellen',
  kollegen: 'Im Haus',
  niemand: 'Nur die Zeit',
}

/** How many of the reader's cases wait for whom, each leading to the list of them. */
export function OthersTurn({ desk, lines }: { desk: Desk; lines: readonly CaseLine[] }) {
  if (lines.length === 0) return null
  const counts = Map.groupBy(lines, (line) => GROUPS[turnOf(desk, line).kind])
  const rows = Object.values(GROUPS).flatMap((key) => {
    const count = counts.get(key)?.length ?? 0
    if (count === 0) return []
    const text = count === 1 ? '1 Vorgang' : `${count} Vorgänge`
    return [
      { label: TITLES[key], value: <a href={`${desk.base}/vorgaenge?wartet=${key}`}>{text}</a> },
    ]
  })
  return (
    <Panel title="Wartet auf andere">
      <Facts rows={rows} />
    </Panel>
  )
}
