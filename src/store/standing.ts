// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** When a status of each of these cases changed last, as an instant; absent where none ever has. */
export async function standingSince(
  store: Store, tenant: Pick<Tenant, 'id'>, ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  // From the newest event of each case back to the first that set a status, however long its history.
  const rows = await readRows<{ id: string; at: string }>(store, tenant,
    `SELECT one.id, last.at FROM unnest($1::uuid[]) one (id) CROSS JOIN LATERAL (
       SELECT at FROM events WHERE case_id = one.id AND kind = 'statusSet' ORDER BY sequence DESC LIMIT 1) last`, [ids])
  return new Map(rows.map(({ id, at }) => [id, at]))
}
