// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a working day holds for one person, each part asked for as much as a page shows of it.
import { addDays } from '../calendar/date.ts'
import type { WaitingKind } from '../store/commit-command.ts'
import { countCases, listCases } from '../store/worklist.ts'
import type { CaseFilter, CaseLine } from '../store/worklist.ts'
import type { Desk } from './desk.ts'
import { inPlaceOf, readerOf } from './readers.ts'

/** A list on the start page is cut here; the work list has the rest. */
export const MAX_SHOWN = 12
const SOON_DAYS = 40
const SOON_AT_MOST = 1_000

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
  /** Own cases with a deadline in the next weeks, for the picture of them. */
  readonly soon: readonly CaseLine[]
  /** How many own cases wait for whom. */
  readonly others: Readonly<Record<WaitingKind, number>>
  /** Cases of each person one stands in for. */
  readonly deputies: readonly number[]
}

const KINDS: readonly WaitingKind[] = ['staff', 'applicant', 'consultee', 'nobody']

/** Gathers the day of the signed-in person. */
export async function dayOf(desk: Desk): Promise<Day> {
  const { house, tenant, today, person } = desk
  const me = readerOf(desk)
  const open: CaseFilter = { state: 'open', hidden: desk.hidden }
  const own: CaseFilter = { ...open, ownOf: [me] }
  const list = (filter: CaseFilter, pageSize = MAX_SHOWN) =>
    listCases(house.store, tenant, { ...filter, pageSize })
  const [due, waiting, free, soon, counts] = await Promise.all([
    list({ ...own, dueTo: today }),
    list({ ...own, turnOf: me, notDueTo: today }),
    list({ ...open, assignee: null, inUnit: false, turnOf: me, sort: 'newest' }),
    list({ ...own, dueFrom: today, dueTo: addDays(today, SOON_DAYS) }, SOON_AT_MOST),
    countCases(house.store, tenant, [
      ...KINDS.map((waitingKind) => ({ ...own, notTurnOf: me, waitingKind })),
      ...person.deputyFor.map((principal) => ({ ...open, ...inPlaceOf(desk, [principal]) })),
    ]),
  ])
  const others = Object.fromEntries(KINDS.map((kind, i) => [kind, counts[i]!])) as Day['others']
  return { due, waiting, free, soon: soon.lines, others, deputies: counts.slice(KINDS.length) }
}
