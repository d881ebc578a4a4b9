// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows, withTenant, type Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A legal entity an Amt administers: a Gemeinde with its own tariff, arms and cash office. */
export interface Entity {
  readonly id: string
  readonly name: string
  readonly settings: { readonly [name: string]: Json | undefined }
}

type Place = Pick<Tenant, 'id'>

/** All legal entities by name. */
export function listEntities(store: Store, tenant: Place): Promise<readonly Entity[]> {
  return readRows<Entity>(store, tenant, 'SELECT id, name, settings FROM entities ORDER BY name, id')
}

/** One legal entity; `undefined` if unknown. */
export async function entityById(
  store: Store,
  tenant: Place,
  id: string,
): Promise<Entity | undefined> {
  const rows = await readRows<Entity>(store, tenant, 'SELECT id, name, settings FROM entities WHERE id = $1', [id])
  return rows[0]
}

/** Adds a legal entity or replaces its name and settings. */
export async function saveEntity(store: Store, tenant: Place, entity: Entity): Promise<void> {
  await withTenant(store, tenant, (q) => writeEntity(q, entity))
}

/** The same inside a transaction of somebody else's. */
export async function writeEntity(q: Query, entity: Entity): Promise<void> {
  await q(`INSERT INTO entities (id, name, settings) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings`,
  [entity.id, entity.name, JSON.stringify(entity.settings)])
}

/** One legal entity as this transaction sees it. */
export async function readEntity(q: Query, id: string): Promise<Entity | undefined> {
  const [row] = await q<Entity>('SELECT id, name, settings FROM entities WHERE id = $1', [id])
  return row
}
