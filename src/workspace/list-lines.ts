// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CaseFilter, CaseLine } from '../store/worklist.ts'
import { workDaysBetween } from './work-days.ts'
import type { Desk } from './desk.ts'
import { URGENT_DAYS } from './due-words.ts'
import type { ListQuery } from './list-query.ts'
import { scanCases } from './open-cases.ts'
import { isOfOffice, isOwn, turnOf } from './turn.ts'

export const PAGE_SIZE = 20

export interface ListPage {
  readonly lines: readonly CaseLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** There are more cases than are looked through. */
  readonly isCut: boolean
}

/** The lines one page of the work list shows. */
export async function listLines(desk: Desk, query: ListQuery): Promise<ListPage> {
  const filter: CaseFilter = {
    state: query.view === 'abgeschlossen' ? 'all' : 'open',
    sort: query.view === 'abgeschlossen' && query.sort === 'due' ? 'changed' : query.sort,
    ...(query.process !== undefined && { process: query.process }),
    ...(query.entity !== undefined && { entity: query.entity }),
    ...(query.text !== undefined && { text: query.text }),
  }
  const { lines, isCut } = await scanCases(desk, filter)
  const wanted = lines.filter(
    (line) =>
      inView(desk, query, line) &&
      isDueAsAsked(desk, query, line) &&
      isTurnAsAsked(desk, query, line),
  )
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE_SIZE))
  const page = Math.min(query.page, pages)
  const shown = wanted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  return { lines: shown, total: wanted.length, page, pages, isCut }
}

function inView(desk: Desk, { view, person }: ListQuery, line: CaseLine): boolean {
  switch (view) {
    case 'meine':
      return isOwn(desk, line, desk.person.roles, desk.person.id)
    case 'amt':
      return isOfOffice(desk, line)
    case 'alle':
      return true
    case 'abgeschlossen':
      return line.done
    case 'vertretung': {
      const principals = desk.person.deputyFor.filter(
        ({ id }) => person === undefined || id === person,
      )
      return principals.some(({ id, roles }) => isOwn(desk, line, roles, id))
    }
  }
}

function isDueAsAsked({ today, region }: Desk, { due }: ListQuery, { nextDue }: CaseLine): boolean {
  if (due === undefined) return true
  if (nextDue === null) return false
  if (due === 'vorbei') return nextDue < today
  return due === 'heute' ? nextDue <= today : workDaysBetween(today, nextDue, region) <= URGENT_DAYS
}

function isTurnAsAsked(desk: Desk, { turn }: ListQuery, line: CaseLine): boolean {
  if (turn === undefined) return true
  const { kind, mine } = turnOf(desk, line)
  switch (turn) {
    case 'mich':
      return mine
    case 'kollegen':
      return kind === 'staff' && !mine
    case 'antragsteller':
      return kind === 'applicant'
    case 'stellen':
      return kind === 'consultee'
    case 'niemand':
      return kind === 'nobody'
  }
}
