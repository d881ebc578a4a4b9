// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a working day holds for one person, each part asked for as much as a page shows of it.
import { addDays } from '../calendar/date.ts'
import type { WaitingKind } from '../store/commit-command.ts'
import { countByDay, countByWaiting, countCases, listCases } from '../store/worklist.ts'
import type { CaseFilter, CaseLine } from '../store/worklist.ts'
import type { Desk } from './desk.ts'
import { inPlaceOf, readerOf } from './readers.ts'

/** A list on the start page is cut here; the work list has the rest. */
export const MAX_SHOWN = 12
const SOON_DAYS = 40

/** The first lines of a list, and how many it has. */
export interface Part {
  readonly lines: readonly CaseLine[]
  readonly total: number
}

export interface Day {
  readonly due: Part
  readonly waiting: Part
  /** New and taken by nobody, newest first. */
  readonly free: Part
  /** How many own cases fall due on each day of the next weeks, for the picture of them. */
  readonly soon: ReadonlyMap<string, number>
  /** How many own cases wait for whom. */
  readonly others: Partial<Readonly<Record<WaitingKind, number>>>
  /** Cases of each person one stands in for, and how many of them are due. */
  readonly deputies: readonly { readonly open: number; readonly due: number }[]
}

/** Gathers the day of the signed-in person. */
export async function dayOf(desk: Desk): Promise<Day> {
  const { house, tenant, today, person } = desk
  const me = readerOf(desk)
  const open: CaseFilter = { state: 'open', hidden: desk.hidden }
  const own: CaseFilter = { ...open, ownOf: [me] }
  const list = (filter: CaseFilter) => listCases(house.store, tenant, { ...filter, pageSize: MAX_SHOWN })
  const [due, waiting, free, soon, others, deputies] = await Promise.all([
    list({ ...own, dueTo: today }),
    // A case that is taken and one's turn is one's own, whoever has it.
    list({ ...open, isTaken: true, turnOf: me, notDueTo: today }),
    list({ ...open, assignee: null, inUnit: false, turnOf: me, sort: 'newest' }),
    countByDay(house.store, tenant, { ...own, dueFrom: today, dueTo: addDays(today, SOON_DAYS) }),
    // What is one's own without having it is one's turn, so of these only the assigned are left.
    countByWaiting(house.store, tenant, { ...open, assignee: me.id, notTurnOf: me }),
    countCases(house.store, tenant, person.deputyFor.flatMap((principal) => {
      const theirs: CaseFilter = { ...open, ...inPlaceOf(desk, [principal]) }
      return [theirs, { ...theirs, dueTo: today }]
    })),
  ])
  return {
    due, waiting, free, soon, others,
    deputies: person.deputyFor.map((_, i) => ({ open: deputies[2 * i] ?? 0, due: deputies[2 * i + 1] ?? 0 })),
  }
}
