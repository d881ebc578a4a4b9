// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** How many closed cases of a process there are, by the year in which they were last changed. */
export interface ClosedYear {
  readonly process: string
  readonly year: number
  readonly count: number
}

const YEARS_AT_MOST = 5_000

/** Closed cases by process and year (Europe/Berlin), oldest first. */
export function closedByYear(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
): Promise<readonly ClosedYear[]> {
  return readRows<ClosedYear>(store, tenant,
    `SELECT process, extract(year FROM changed_at AT TIME ZONE 'Europe/Berlin')::int AS year,
         count(*) AS count
       FROM cases WHERE done GROUP BY 1, 2 ORDER BY 1, 2 LIMIT $1`,
      [YEARS_AT_MOST])
}
