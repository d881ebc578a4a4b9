// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case, Values } from '../engine/case.ts'
import type { Context, ForeignOccupation } from '../engine/context.ts'
import { wantedPlaces } from '../engine/occupy.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import { occupationsOf } from '../store/occupations.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

/** What other cases hold of the places this one asks for; the database is asked only if it asks. */
export async function occupiedBy(
  house: House, tenant: Tenant, prepared: Prepared, at: Case, context: Context, input: Values = {},
): Promise<readonly ForeignOccupation[]> {
  const registers = Object.keys(prepared.process.registers)
  if (registers.length === 0) return []
  const sight = look(prepared, { ...at, fields: { ...at.fields, ...input } }, context)
  const places = registers.flatMap((name) => wantedPlaces(prepared, name, sight))
  return occupationsOf(house.store, tenant, { entity: at.entity, notCase: at.id, places })
}
