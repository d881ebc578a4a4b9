// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The units of the house, and the one command that gives a case to one of them.
import type { Actor } from '../engine/actor.ts'
import type { Transfer } from '../engine/command.ts'
import { currentSettings } from '../store/settings-history.ts'
import type { Staff } from '../store/staff.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

/** The area of the settings in which units are kept. */
export const UNIT_AREA = 'einheit'

/** The names of the units that exist, by key. */
export async function openUnits({ store }: House, tenant: Tenant): Promise<ReadonlyMap<string, string>> {
  const all = await currentSettings(store, tenant, UNIT_AREA)
  return new Map([...all].flatMap(([key, state]) => {
    const { name, besteht } = (state ?? {}) as { readonly name?: string; readonly besteht?: boolean }
    return besteht === true ? [[key, name ?? key] as const] : []
  }))
}

/** Those who work in a unit. */
export const membersOf = (unit: string, people: Iterable<Staff>): Staff[] =>
  [...people].filter(({ active, units }) => active && units.includes(unit))

/** What a transfer needs to know of the house. */
export interface Offices {
  readonly people: ReadonlyMap<string, Staff>
  readonly units: ReadonlyMap<string, string>
}

interface Wish {
  readonly id: string
  readonly unit: { readonly id: string; readonly name: string }
  readonly note: string
  /** Where the case was when it was looked at. */
  readonly from: Transfer['from']
  readonly by: Actor
}

/** The command for one case, alone or as one of many; a unit that was closed has no members. */
export function transferCommand({ people, units }: Offices, wish: Wish): Transfer {
  const members = units.has(wish.unit.id) ? membersOf(wish.unit.id, people.values()) : []
  return { kind: 'transfer', ...wish, members: members.map(({ id, roles, entities }) => ({ id, roles, entities })) }
}
