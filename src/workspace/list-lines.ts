// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What one page of the work list shows, asked of the database as a whole: nothing is sifted here.
import { addDays } from '../calendar/date.ts'
import { countCases, listCases, UNINDEXED_SORTS } from '../store/worklist.ts'
import type { CaseFilter, CaseLine, CaseSort } from '../store/worklist.ts'
import { isCut } from './counted.ts'
import { inPlaceOf, officeOf, readerOf } from './readers.ts'
import { workDaysBetween } from './work-days.ts'
import type { Desk } from './desk.ts'
import { URGENT_DAYS } from './due-words.ts'
import type { ListQuery } from './list-query.ts'

export const PAGE_SIZE = 20

export interface ListPage {
  readonly lines: readonly CaseLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** The order that was asked for is only there for fewer cases. */
  readonly isUnsorted: boolean
}

/** The lines one page of the work list shows; a page behind the last that is counted shows that. */
export async function listLines(desk: Desk, query: ListQuery): Promise<ListPage> {
  const { isUnsorted, ...filter } = await orderedFilter(desk, query)
  const read = (page: number) =>
    listCases(desk.house.store, desk.tenant, { ...filter, page, pageSize: PAGE_SIZE })
  let { lines, total } = await read(query.page)
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(query.page, pages)
  if (page !== query.page) ({ lines, total } = await read(page))
  return { lines, total, page, pages, isUnsorted }
}

/**
 * The same condition in the order that was asked for. Without an index for it, all that match are
 * looked at: where that would be more than are counted, the usual order stands instead.
 */
export async function orderedFilter(desk: Desk, query: ListQuery): Promise<CaseFilter & { readonly isUnsorted: boolean }> {
  const filter = filterOf(desk, query)
  if (!UNINDEXED_SORTS.includes(query.sort)) return { ...filter, isUnsorted: false }
  const [total] = await countCases(desk.house.store, desk.tenant, [filter])
  if (!isCut(total!)) return { ...filter, isUnsorted: false }
  return { ...filterOf(desk, { ...query, sort: 'due' }), isUnsorted: true }
}

/** The order a list has: nothing is due any more in what is closed. */
export function sortOf({ view, sort }: Pick<ListQuery, 'view' | 'sort'>): CaseSort {
  return view === 'abgeschlossen' && sort === 'due' ? 'changed' : sort
}

/** The condition an address of the work list stands for, for this reader. */
export function filterOf(desk: Desk, query: ListQuery): CaseFilter {
  const isClosed = query.view === 'abgeschlossen'
  const known = {
    process: query.process,
    entity: query.entity,
    text: query.text,
    place: query.place,
    applicant: query.applicant,
    assignee: query.assignee === '-' ? null : query.assignee,
    channel: query.channel,
    traits: query.traits,
    feeFrom: query.feeFrom === undefined ? undefined : query.feeFrom * 100,
    feeTo: query.feeTo === undefined ? undefined : query.feeTo * 100,
    statuses: query.status && { [query.status[0]]: query.status[1] },
  }
  return {
    state: isClosed ? 'done' : 'open',
    sort: sortOf(query),
    hidden: desk.hidden,
    ...(Object.fromEntries(
      Object.entries(known).filter(([, value]) => value !== undefined),
    ) as Partial<CaseFilter>),
    ...(query.group && { group: GROUP_OF[query.group] }),
    ...viewFilter(desk, query),
    ...dueFilter(desk, query),
    ...turnFilter(desk, query),
  }
}

const GROUP_OF = { verfahren: 'process', gemeinde: 'entity', bearbeitung: 'assignee' } as const

function viewFilter(desk: Desk, { view, person }: ListQuery): Partial<CaseFilter> {
  switch (view) {
    case 'meine':
      return { ownOf: [readerOf(desk)] }
    case 'amt':
      return officeOf(desk)
    case 'vertretung':
      return inPlaceOf(
        desk,
        desk.person.deputyFor.filter(({ id }) => person === undefined || id === person),
      )
    case 'alle':
    case 'abgeschlossen':
      return {}
  }
}

const LOOK_DAYS = 40

function dueFilter({ today, region }: Desk, { due }: ListQuery): Partial<CaseFilter> {
  switch (due) {
    case undefined:
      return {}
    case 'vorbei':
      return { dueTo: addDays(today, -1) }
    case 'heute':
      return { dueTo: today }
    case 'woche': {
      let last = today
      for (let i = 1; i < LOOK_DAYS; i++) {
        const day = addDays(today, i)
        if (workDaysBetween(today, day, region) > URGENT_DAYS) break
        last = day
      }
      return { dueTo: last }
    }
  }
}

function turnFilter(desk: Desk, { turn }: ListQuery): Partial<CaseFilter> {
  switch (turn) {
    case undefined:
      return {}
    case 'mich':
      return { turnOf: readerOf(desk) }
    case 'kollegen':
      return { waitingKind: 'staff', notTurnOf: readerOf(desk) }
    case 'antragsteller':
      return { waitingKind: 'applicant' }
    case 'stellen':
      return { waitingKind: 'consultee' }
    case 'niemand':
      return { waitingKind: 'nobody' }
  }
}
