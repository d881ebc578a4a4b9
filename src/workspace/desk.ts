// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What every page of the desk needs to know, gathered once for each request.
import type { Region } from '../calendar/holidays.ts'
import { contextFor, entitiesOf, processOf } from '../command/settings.ts'
import type { House } from '../command/house.ts'
import type { Entity } from '../engine/context.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Process } from '../process/process.ts'
import type { Page, Person } from '../server/web.ts'
import { rolesWithin } from '../server/deputies.ts'
import { standardRoleTitle } from '../server/role-title.ts'
import { listProcesses } from '../store/processes.ts'
import { listStaff } from '../store/staff.ts'
import type { Staff } from '../store/staff.ts'
import type { Tenant } from '../store/tenant.ts'

export type Caseworker = Extract<Person, { kind: 'staff' }>

export interface Desk {
  readonly house: House
  readonly tenant: Tenant
  readonly person: Caseworker
  /** `/amt-suederau/amt`: every address of the desk starts with it. */
  readonly base: string
  readonly today: string
  readonly now: string
  readonly region: Region
  readonly entities: Readonly<Record<string, Entity>>
  /** The newest version of every published process, for what shows rights and no case. */
  readonly published: readonly Prepared[]
  /** Those of them this person may know of. */
  readonly processes: readonly Prepared[]
  /** Processes of a protected class this person has no role for (§ 30 AO). */
  readonly hidden: readonly string[]
  readonly staff: ReadonlyMap<string, Staff>
}

/** Gathers the desk of the signed-in person; only for routes with access `staff`. */
export async function deskOf(c: Page): Promise<Desk> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  if (person?.kind !== 'staff') throw new Error('the desk is for staff only')
  const [list, entities, staff, { today, now, region }] = await Promise.all([
    listProcesses(house.store, tenant),
    entitiesOf(house, tenant),
    listStaff(house.store, tenant),
    contextFor(house, tenant, ''),
  ])
  const prepared = await Promise.all(list.map(({ id }) => processOf(house, tenant, id)))
  const published = prepared.filter((one) => one !== undefined)
  return {
    house,
    tenant,
    person,
    entities,
    today,
    now,
    region,
    base: `/${tenant.slug}/amt`,
    published,
    processes: published.filter(({ process }) => maySee(person, process)),
    hidden: published.filter(({ process }) => !maySee(person, process)).map(({ process }) => process.id),
    staff: new Map(staff.map((one) => [one.id, one])),
  }
}

/** Whether a person may know of the cases of a process; a deputy sees what the absent one sees. */
export function maySee(person: Caseworker, { id, access }: Process): boolean {
  if (!access) return true
  const roles = [...person.roles, ...person.deputyFor.flatMap((one) => rolesWithin(one, id))]
  return access.roles.some((role) => roles.includes(role))
}

/** The process of a line by its id; undefined when it is no longer published. */
export function processNamed(desk: Desk, id: string): Prepared | undefined {
  return desk.processes.find(({ process }) => process.id === id)
}

/** The title of a role in any process this person may know of. */
export function roleTitle(desk: Desk, role: string): string {
  return titleOfRole(desk.processes.map(({ process }) => process), role)
}

/** What a role is called in one of these procedures, or in every town hall. */
export function titleOfRole(processes: readonly Process[], role: string): string {
  return processes.map(({ roles }) => roles[role]?.title).find(Boolean) ?? standardRoleTitle(role)
}

/** The roles that take in money: those that may do an action with a payment as effect. */
export function cashRoles(desk: Desk): ReadonlySet<string> {
  const actions = desk.processes.flatMap(({ process }) => Object.values(process.actions))
  const paying = actions.filter((action) =>
    action.effects?.some((effect) => effect.kind === 'payment'),
  )
  return new Set(paying.flatMap((action) => action.by).filter((role) => role !== 'system'))
}

/** Whether this person works for the cash office. */
export function isCashier(desk: Desk): boolean {
  const roles = cashRoles(desk)
  return desk.person.roles.some((role) => roles.has(role))
}

/** Whether single letters are shortcuts for this person. */
export function hasSingleKeys({ staff, person }: Desk): boolean {
  return staff.get(person.id)?.singleKeys !== false
}

/** The name of a legal entity without the word before it, as lists show it. */
export function placeName(desk: Desk, entity: string): string {
  return (desk.entities[entity]?.name ?? '').replace(/^(?:Gemeinde|Stadt|Amt) /, '')
}
