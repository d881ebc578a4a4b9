// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** How many cases of each process are closed, by its id. */
export async function closedByProcess(store: Store, tenant: Pick<Tenant, 'id'>): Promise<ReadonlyMap<string, number>> {
  const rows = await readRows<{ process: string; count: number }>(store, tenant,
    'SELECT process, count(*) FROM cases WHERE done GROUP BY process')
  return new Map(rows.map(({ process, count }) => [process, count]))
}
