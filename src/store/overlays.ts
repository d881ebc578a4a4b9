// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows, withTenant, type Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** What a municipality tunes of a process; `entity: ''` holds for all legal entities. */
export interface Overlay {
  readonly process: string
  readonly entity: string
  readonly parameters: { readonly [name: string]: Json | undefined }
  /** Tariff, texts and office that differ; absent where nothing does. */
  readonly adaptation?: Json
}

type Place = Pick<Tenant, 'id'>

/** Overlays of a process: the one for all first, then by entity. */
export function overlaysOf(
  store: Store,
  tenant: Place,
  process: string,
): Promise<readonly Overlay[]> {
  return readRows<Overlay>(store, tenant,
    'SELECT process, entity, parameters, adaptation FROM overlays WHERE process = $1 ORDER BY entity',
      [process])
}

/** Sets an overlay as a whole. */
export async function saveOverlay(store: Store, tenant: Place, overlay: Overlay): Promise<void> {
  await withTenant(store, tenant, (q) => writeOverlay(q, overlay))
}

/** The same inside a transaction of somebody else's. */
export async function writeOverlay(q: Query, overlay: Overlay): Promise<void> {
  await q(`INSERT INTO overlays (process, entity, parameters, adaptation) VALUES ($1, $2, $3, $4)
     ON CONFLICT (process, entity) DO UPDATE
     SET parameters = excluded.parameters, adaptation = excluded.adaptation`,
  [overlay.process, overlay.entity, JSON.stringify(overlay.parameters), JSON.stringify(overlay.adaptation ?? {})])
}

/** One overlay as this transaction sees it. */
export async function readOverlay(q: Query, process: string, entity: string): Promise<Overlay | undefined> {
  const [row] = await q<Overlay>(
    'SELECT process, entity, parameters, adaptation FROM overlays WHERE process = $1 AND entity = $2',
    [process, entity])
  return row
}
