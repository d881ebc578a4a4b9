// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A work list somebody keeps, as the query of its address. */
export interface SavedSearch {
  readonly id: string
  readonly staff: string
  readonly title: string
  readonly query: string
  readonly shared: boolean
  readonly createdAt: string
}

type Place = Pick<Tenant, 'id'>

export const SEARCHES_AT_MOST = 50

/** The searches of one person and those others share, own ones first. */
export function searchesOf(store: Store, tenant: Place, staff: string): Promise<readonly SavedSearch[]> {
  return readRows<SavedSearch>(store, tenant,
    `SELECT id, staff, title, query, shared, created_at AS "createdAt" FROM searches
       WHERE staff = $1 OR shared ORDER BY staff <> $1, title, id LIMIT $2`,
      [staff, SEARCHES_AT_MOST * 2])
}

/** Keeps a search; a person may have 50. False when that is reached. */
export function saveSearch(store: Store, tenant: Place, search: SavedSearch): Promise<boolean> {
  return withTenant(store, tenant, async (q) => {
    const rows = await q<{ id: string }>(
      `INSERT INTO searches (id, staff, title, query, shared, created_at)
       SELECT $1, $2, $3, $4, $5, $6
       WHERE (SELECT count(*) FROM searches WHERE staff = $2) < $7 RETURNING id`,
      [search.id, search.staff, search.title, search.query, search.shared, search.createdAt,
        SEARCHES_AT_MOST])
    return rows.length === 1
  })
}

/** Forgets a search; only its owner can. */
export async function dropSearch(store: Store, tenant: Place, id: string, staff: string): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q('DELETE FROM searches WHERE id = $1 AND staff = $2', [id, staff]))
}
