// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor } from '../engine/actor.ts'
import type { Refusal } from '../engine/command.ts'
import { UNDO_MINUTES, undoOf } from '../engine/undo.ts'
import type { Told } from '../engine/undo.ts'
import { readEvents } from '../store/events.ts'
import { toldOf } from './told.ts'
import type { Tenant } from '../store/tenant.ts'
import { viewCase } from './case-view.ts'
import { execute } from './execute.ts'
import type { Done } from './execute.ts'
import type { House } from './house.ts'

/** Takes back what a command did to a case, once however often it is asked; or says why not. */
export async function undoStep(
  house: House, tenant: Tenant, caseId: string, wish: { readonly id: string; readonly of: string; readonly by: Actor },
): Promise<Done | { readonly refusal: Refusal }> {
  const view = await viewCase(house, tenant, caseId)
  if (!view) return { refusal: { kind: 'unknown', message: 'Diesen Vorgang gibt es nicht.' } }
  const history = await historyOf(house, tenant, caseId)
  if (history.some(({ command }) => command === wish.id)) return { case: view.at, repeated: true }
  const command = undoOf(view.prepared, history, wish.of, { ...wish, now: house.clock() })
  return 'refusal' in command ? command : execute(house, tenant, command, { case: caseId })
}

/** Until when the person may take back this step; undefined if not, or not any more. */
export async function undoableUntil(
  house: House, tenant: Tenant, caseId: string, of: string, by: Actor,
): Promise<string | undefined> {
  const view = await viewCase(house, tenant, caseId)
  if (!view) return undefined
  const history = await historyOf(house, tenant, caseId)
  const now = house.clock()
  if ('refusal' in undoOf(view.prepared, history, of, { id: 'undo', by, now })) return undefined
  const { when } = history.find(({ command }) => command === of)!
  return new Date(Date.parse(when) + UNDO_MINUTES * 60_000).toISOString()
}

/** Longer histories have no last step that can be taken back: they would have to be read in parts. */
async function historyOf(house: House, tenant: Tenant, caseId: string): Promise<Told[]> {
  return toldOf(await readEvents(house.store, tenant, caseId))
}
