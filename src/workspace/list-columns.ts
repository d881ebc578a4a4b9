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

/** Columns beyond those every list has; a reader switches them on. */
export const MORE_COLUMNS = {
  status: 'Status',
  bearbeitung: 'Bearbeitung',
  eingang: 'Eingang',
  kanal: 'Eingangsweg',
  gebuehr: 'Gebühr',
  verfahren: 'Verfahren',
} as const
export type MoreColumn = keyof typeof MORE_COLUMNS

export const CHANNELS: Readonly<Record<string, string>> = {
  portal: 'Portal',
  paper: 'Papier',
  counter: 'Vorsprache',
  phone: 'Telefon',
  email: 'E-Mail',
  fax: 'Fax',
  umwandlung: 'Umwandlung',
}

/** What stands in a further column of a line. */
export function columnText(desk: Desk, line: CaseLine, column: MoreColumn): string {
  switch (column) {
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
  if (group === 'gemeinde') return placeName(desk, line.entity) || 'ohne Gemeinde'
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
  ['Eingangsweg', (desk, line) => columnText(desk, line, 'kanal')],
  ['Frist', (_, line) => (line.nextDue === null ? '' : formatDate(line.nextDue, 'short'))],
  ['Art der Frist', (_, line) => line.nextDueKind ?? ''],
  ['Wartet auf', (desk, line) => (line.done ? 'abgeschlossen' : turnText(desk, line))],
  ['Bearbeitung', (desk, line) => columnText(desk, line, 'bearbeitung')],
  ['Status', (desk, line) => columnText(desk, line, 'status')],
  ['Gebühr', (desk, line) => columnText(desk, line, 'gebuehr')],
]
