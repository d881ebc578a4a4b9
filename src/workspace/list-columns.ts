// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a line of the work list can show, as text; the list, its export and its grouping share it.
import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import { euro } from '../engine/money.ts'
import type { CaseLine } from '../store/worklist.ts'
import { placeName, processNamed } from './desk.ts'
import type { Desk } from './desk.ts'
import { turnText } from './turn.ts'
import { MAX_COUNTED_DAYS, workDaysBetween } from './work-days.ts'

/** Columns a reader switches on and off, beside due day, number, title and whose turn it is. */
export const MORE_COLUMNS = {
  antragsteller: 'Antragsteller',
  gemeinde: 'Gemeinde',
  status: 'Status',
  bearbeitung: 'Bearbeitung',
  eingang: 'Eingang',
  kanal: 'Eingangsweg',
  gebuehr: 'Gebühr',
  verfahren: 'Verfahren',
  geaendert: 'Geändert',
  seit: 'seit',
} as const
export type MoreColumn = keyof typeof MORE_COLUMNS

/** What a list shows for whom has chosen nothing. */
export const USUAL_COLUMNS: readonly MoreColumn[] = ['antragsteller', 'gemeinde', 'seit']
/** These name the case; they stand before whose turn it is. */
export const NAMING_COLUMNS: readonly MoreColumn[] = ['antragsteller', 'gemeinde']

export const CHANNELS: Readonly<Record<string, string>> = {
  portal: 'Portal',
  paper: 'Papier',
  counter: 'Vorsprache',
  phone: 'Telefon',
  email: 'E-Mail',
  fax: 'Fax',
  umwandlung: 'Umwandlung',
}

/** What stands in a further column of a line. `since`: when its statuses changed last, as an instant. */
export function columnText(desk: Desk, line: CaseLine, column: MoreColumn, since = line.openedAt): string {
  switch (column) {
    case 'antragsteller':
      return line.applicant ?? ''
    case 'gemeinde':
      return placeName(desk, line.entity)
    case 'geaendert':
      return formatDate(localDateOf(line.changedAt), 'short')
    case 'seit':
      return sinceText(desk, since)
    case 'status':
      return statusText(desk, line)
    case 'bearbeitung':
      return line.assignee === null ? 'niemand' : (desk.staff.get(line.assignee)?.name ?? '')
    case 'eingang':
      return formatDate(localDateOf(line.openedAt), 'short')
    case 'kanal':
      return line.channel === null ? '' : (CHANNELS[line.channel] ?? line.channel)
    case 'gebuehr':
      return line.fee === null ? '' : euro(line.fee)
    case 'verfahren':
      return processNamed(desk, line.process)?.process.title ?? line.process
  }
}

/** Working days from that day to today: `3 AT`, `heute`. */
function sinceText({ today, region }: Desk, at: string): string {
  const from = localDateOf(at)
  if (from >= today) return 'heute'
  const days = workDaysBetween(from, today, region)
  return days > MAX_COUNTED_DAYS / 2 ? 'über ½ Jahr' : `${days} AT`
}

const STATES_SHOWN = 3

/** The states that have moved, the newest statuses of the process last. */
function statusText(desk: Desk, line: CaseLine): string {
  const statuses = processNamed(desk, line.process)?.process.statuses ?? {}
  const moved = Object.entries(statuses).flatMap(([key, { title, states }]) => {
    const state = line.statuses[key]
    const isFirst = state === Object.keys(states)[0]
    return state === undefined || isFirst ? [] : [`${title}: ${states[state]?.title ?? state}`]
  })
  return moved.slice(-STATES_SHOWN).join(', ')
}

export const GROUPS = {
  verfahren: 'Verfahren',
  gemeinde: 'Gemeinde',
  bearbeitung: 'Bearbeitung',
} as const
export type Group = keyof typeof GROUPS

/** The heading a line stands under. */
export function groupText(desk: Desk, line: CaseLine, group: Group): string {
  if (group === 'gemeinde') return columnText(desk, line, group) || 'ohne Gemeinde'
  return columnText(desk, line, group)
}

/** All columns of an export with their headings, in order. */
export const EXPORT_COLUMNS: readonly (readonly [
  title: string,
  text: (desk: Desk, line: CaseLine) => string,
])[] = [
  ['Aktenzeichen', (_, line) => line.fileNumber ?? ''],
  ['Vorgang', (_, line) => line.title],
  ['Antragsteller', (_, line) => line.applicant ?? ''],
  ['Verfahren', (desk, line) => columnText(desk, line, 'verfahren')],
  ['Gemeinde', (desk, line) => placeName(desk, line.entity)],
  ['Eingang', (desk, line) => columnText(desk, line, 'eingang')],
  ['Geändert', (desk, line) => columnText(desk, line, 'geaendert')],
  ['Eingangsweg', (desk, line) => columnText(desk, line, 'kanal')],
  ['Frist', (_, line) => (line.nextDue === null ? '' : formatDate(line.nextDue, 'short'))],
  ['Art der Frist', (_, line) => line.nextDueKind ?? ''],
  ['Wartet auf', (desk, line) => (line.done ? 'abgeschlossen' : turnText(desk, line))],
  ['Bearbeitung', (desk, line) => columnText(desk, line, 'bearbeitung')],
  ['Status', (desk, line) => columnText(desk, line, 'status')],
  ['Gebühr', (desk, line) => columnText(desk, line, 'gebuehr')],
]
