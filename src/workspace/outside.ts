// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The outside duty: whose turn it is at a place, asked of the database by its columns, and what
// somebody on the way needs to know of each of the few cases a page shows.
import { viewCases } from '../command/foresee.ts'
import { offersFor } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import { addDays } from '../calendar/date.ts'
import { look } from '../engine/scope.ts'
import type { Value } from '../feel/values.ts'
import { rolesWithin } from '../server/deputies.ts'
import { listCases } from '../store/worklist.ts'
import type { CaseFilter, CaseLine } from '../store/worklist.ts'
import type { Turns } from '../store/worklist-filter.ts'
import { placeName } from './desk.ts'
import type { Desk } from './desk.ts'
import { readerOf } from './readers.ts'
import { actorFor } from './tasks.ts'

/** A section of the page is cut here; what is due comes first. */
export const VISITS_AT_MOST = 25
/** What falls due within so many days is soon. */
export const WEEK_DAYS = 7
const PLACES_AT_MOST = 10

/** A case that waits for somebody at its place. */
export interface Visit {
  readonly line: CaseLine
  /** The actions to be done there now, the usual one first; empty when the rules have changed. */
  readonly tasks: readonly { readonly title: string; readonly href: string; readonly instead?: string }[]
  /** Streets or plots with the municipality, as a map is asked for them. */
  readonly places: readonly string[]
  readonly detail?: string
  readonly contact?: string
  readonly phone?: string
}

export interface Visits {
  readonly visits: readonly Visit[]
  readonly total: number
}

export interface OutsideDay {
  /** Due today or before. */
  readonly due: Visits
  readonly week: Visits
  readonly later: Visits
}

/** So many forms go along at once: more than a day outside has room for, and a few MB at most. */
export const FORMS_AT_MOST = 30

/** The forms of what is due and of the next seven days, in this order; `more` where it is cut. */
export function formsOf({ due, week }: OutsideDay): { readonly forms: readonly string[]; readonly more: boolean } {
  const all = [due, week].flatMap(({ visits }) => visits).flatMap(({ tasks }) => tasks.map(({ href }) => href))
  const isCut = [due, week].some(({ visits, total }) => total > visits.length)
  return { forms: all.slice(0, FORMS_AT_MOST), more: isCut || all.length > FORMS_AT_MOST }
}

/** The open cases whose turn is on site, for this person or who they stand in for; undefined where there is no such duty. */
export function onSiteFilter(desk: Desk): CaseFilter | undefined {
  const { person, staff, hidden } = desk
  const own = turnsOf(desk, person, () => person.roles)
  const others = person.deputyFor.map((one) => turnsOf(desk, one, (process) => rolesWithin(one, process)))
  const turnsIn = [own, ...others].filter(({ turns }) => turns.length > 0)
  const entities = staff.get(person.id)?.entities
  return turnsIn.length === 0 ? undefined : { state: 'open', hidden, turnsIn, ...(entities && { entities }) }
}

function turnsOf(
  desk: Desk,
  reader: { readonly id: string; readonly roles: readonly string[] },
  rolesIn: (process: string) => readonly string[],
): Turns {
  const turns = desk.processes.flatMap(({ process }) => {
    const mine = rolesIn(process.id)
    const acts = Object.values(process.actions).filter(({ onSite, by }) => onSite && by.some((role) => mine.includes(role)))
    // Whoever may do what the outside duty is asked for may see that it waits.
    const roles = new Set(acts.flatMap(({ by }) => by).filter((role) => process.roles[role]?.onSite))
    return [...roles].map((role) => `${process.id} ${role}`)
  })
  return { turns, held: readerOf(desk, reader).held }
}

/** What is to be done outside; undefined for who has no such duty. */
export async function outsideDayOf(desk: Desk): Promise<OutsideDay | undefined> {
  const filter = onSiteFilter(desk)
  if (!filter) return undefined
  const { today } = desk
  const end = addDays(today, WEEK_DAYS)
  const [due, week, later] = await Promise.all([
    visitsOf(desk, { ...filter, dueTo: today }),
    visitsOf(desk, { ...filter, dueFrom: addDays(today, 1), dueTo: end }),
    visitsOf(desk, { ...filter, notDueTo: end }),
  ])
  return { due, week, later }
}

async function visitsOf(desk: Desk, filter: CaseFilter): Promise<Visits> {
  const { house, tenant } = desk
  const { lines, total } = await listCases(house.store, tenant, { ...filter, pageSize: VISITS_AT_MOST })
  const views = new Map<string, CaseView>()
  for await (const view of viewCases(house, tenant, lines.map(({ id }) => id))) views.set(view.at.id, view)
  const visits = lines.flatMap((line) => {
    const view = views.get(line.id)
    return view ? [visitOf(desk, line, view)] : []
  })
  return { visits, total }
}

function visitOf(desk: Desk, line: CaseLine, view: CaseView): Visit {
  const { site } = view.prepared.process
  const sight = look(view.prepared, view.at, view.context)
  const read = (rule: string | undefined) =>
    rule === undefined ? [] : textsOf(view.prepared.rule(rule).evaluate(sight.scope, sight.env))
  const town = placeName(desk, line.entity)
  const [detail, contact, phone] = [site?.detail, site?.contact, site?.phone].map((rule) => read(rule).join(', '))
  return {
    line,
    tasks: tasksAt(desk, view),
    places: read(site?.place).slice(0, PLACES_AT_MOST).map((one) => (town ? `${one}, ${town}` : one)),
    ...(detail && { detail }),
    ...(contact && { contact }),
    ...(phone && { phone }),
  }
}

/** The texts of what a rule gave; nothing known gives none. */
function textsOf(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one as Value))
  return typeof value === 'string' && value.trim() !== '' ? [value] : []
}

function tasksAt({ person, base }: Desk, view: CaseView): Visit['tasks'] {
  const { process } = view.prepared
  const home = `${base}/vorgaenge/${view.at.id}/aktion/`
  const as = (instead?: { readonly id: string; readonly name: string }) =>
    offersFor(view, actorFor(person, process, instead?.id))
      .filter(({ action, offered }) => offered && process.actions[action]?.onSite)
      .map(({ action }) => ({
        key: action,
        title: process.actions[action]!.title,
        isRare: process.actions[action]!.rare === true,
        href: `${home}${encodeURIComponent(action)}${instead ? `?fuer=${encodeURIComponent(instead.id)}` : ''}`,
        ...(instead && { instead: instead.name }),
      }))
  const stands = person.deputyFor.filter((one) => rolesWithin(one, process.id).length > 0)
  const all = [...as(), ...stands.flatMap((one) => as(one))]
  const first = all.filter(({ key }, i) => all.findIndex((one) => one.key === key) === i)
  return first.sort((a, b) => Number(a.isRare) - Number(b.isRare))
}
