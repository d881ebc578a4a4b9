// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor } from '../engine/actor.ts'
import type { Case } from '../engine/case.ts'
import { offers } from '../engine/offers.ts'
import type { Offer } from '../engine/offers.ts'
import { loadCase } from '../store/load-case.ts'
import type { Tenant } from '../store/tenant.ts'
import { isUuid } from '../store/uuid.ts'
import type { CaseView, House } from './house.ts'
import { occupiedBy } from './occupied.ts'
import { contextFor, processOf } from './settings.ts'

/** A case of this tenant with its process version and the present context; `undefined` if none. */
export async function viewCase(house: House, tenant: Tenant, id: string): Promise<CaseView | undefined> {
  if (!isUuid(id)) return undefined
  const stored = await loadCase(house.store, tenant, id)
  if (!stored) return undefined
  return viewOf(house, tenant, stored.snapshot as unknown as Case)
}

/** A case as it stands, with its process version and the present context. */
export async function viewOf(house: House, tenant: Tenant, at: Case): Promise<CaseView> {
  const prepared = await processOf(house, tenant, at.process, at.version)
  if (!prepared) throw new Error(`case ${at.id}: process ${at.process} ${at.version} is gone`)
  const context = await contextFor(house, tenant, at.process)
  const occupied = await occupiedBy(house, tenant, prepared, at, context)
  return { at, prepared, context: { ...context, occupied } }
}

/** Every action of this person's roles, offered or blocked with its reasons. */
export function offersFor(view: CaseView, actor: Actor): Offer[] {
  return offers(view.prepared, view.at, actor, view.context)
}
