// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import { availabilityFault, openingOn } from '../engine/availability.ts'
import type { Availability, Opening } from '../engine/availability.ts'
import { addAvailability, currentAvailability } from '../store/availability.ts'
import { noteAudit } from '../store/audit.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'
import { forgetSettings, kept } from './settings.ts'

/** What the municipality has set, by process; what is not there is open. */
export function availabilitiesOf(
  house: House, tenant: Tenant,
): Promise<Readonly<Record<string, Availability>>> {
  return kept(house, `${tenant.id}:availability`, async () => {
    const rows = await currentAvailability(house.store, tenant)
    return Object.fromEntries(rows.map(({ process, state }) => [process, state as unknown as Availability]))
  })
}

/** Whether a service takes applications now. */
export async function openingOf(house: House, tenant: Tenant, process: string): Promise<Opening> {
  const all = await availabilitiesOf(house, tenant)
  const set = Object.hasOwn(all, process) ? all[process]! : { kind: 'open' as const }
  return openingOn(set, localDateOf(house.clock()))
}

/** The processes that take no applications now. */
export async function shutServices(house: House, tenant: Tenant): Promise<ReadonlySet<string>> {
  const today = localDateOf(house.clock())
  const all = Object.entries(await availabilitiesOf(house, tenant))
  return new Set(all.filter(([, one]) => !openingOn(one, today).isOpen).map(([process]) => process))
}

/** Sets what a service takes and notes it; a sentence where that cannot be. */
export async function setAvailability(
  house: House, tenant: Tenant, process: string, availability: Availability, by: string,
): Promise<string | undefined> {
  const at = house.clock()
  const fault = availabilityFault(availability, localDateOf(at))
  if (fault !== undefined) return fault
  const state = { ...availability }
  await addAvailability(house.store, tenant, { process, state, setBy: by, setAt: at })
  await noteAudit(house.store, tenant, { kind: 'availability', at, content: { process, state } })
  forgetSettings(house, tenant)
  return undefined
}
