// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { WaitingKind } from '../store/commit-command.ts'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { countText } from './counted.ts'
import type { Desk } from './desk.ts'
import { TURN_CHOICES } from './list-query.ts'
import type { Day } from './today.ts'

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
export function OthersTurn({ desk, counts }: { desk: Desk; counts: Day['others'] }) {
  const rows = (Object.keys(GROUPS) as WaitingKind[]).flatMap((kind) => {
    const [key, count] = [GROUPS[kind], counts[kind] ?? 0]
    if (count === 0) return []
    const text = count === 1 ? '1 Vorgang' : `${countText(count)} Vorgänge`
    return [
      { label: TITLES[key], value: <a href={`${desk.base}/vorgaenge?wartet=${key}`}>{text}</a> },
    ]
  })
  if (rows.length === 0) return null
  return (
    <Panel title="Wartet auf andere">
      <Facts rows={rows} />
    </Panel>
  )
}
