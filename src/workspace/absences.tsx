// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who of the colleagues is away today, until when, and who stands in.
import { formatDate } from '../calendar/date.ts'
import { isAbsent, principalsOf } from '../server/deputies.ts'
import type { Staff } from '../store/staff.ts'
import { Facts, Lines } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import type { Desk } from './desk.ts'

/** More than this is a notice board, not a look at the day. */
const SHOWN_AT_MOST = 8

/** Colleagues with whom the reader shares a role or a unit; nothing when all are there. */
export function Absences({ desk }: { desk: Desk }) {
  const all = [...desk.staff.values()].filter(({ active }) => active)
  const me = desk.staff.get(desk.person.id)
  const away = all
    .filter((one) => one.id !== me?.id && isAbsent(one, desk.today) && me !== undefined && isNear(me, one))
    .slice(0, SHOWN_AT_MOST)
  if (away.length === 0) return null
  return (
    <Panel title="Abwesend">
      <Facts rows={away.map((one) => ({ label: one.name, value: <Lines lines={wordsOf(one, all, desk.today)} /> }))} />
    </Panel>
  )
}

/** They work side by side, or one stands in for the other. */
function isNear(me: Staff, one: Staff): boolean {
  const shares = (mine: readonly string[], theirs: readonly string[]) => mine.some((name) => theirs.includes(name))
  return shares(me.roles, one.roles) || shares(me.units, one.units)
    || me.deputyFor.includes(one.id) || one.deputyFor.includes(me.id)
}

function wordsOf(one: Staff, all: readonly Staff[], today: string): string[] {
  const deputies = all.filter((other) => principalsOf(other, [one], today).length > 0).map(({ name }) => name)
  return [
    one.absentUntil ? `bis ${formatDate(one.absentUntil, 'long')}` : 'bis auf Weiteres',
    deputies.length > 0 ? `Vertretung: ${deputies.join(', ')}` : 'Niemand vertritt',
  ]
}
