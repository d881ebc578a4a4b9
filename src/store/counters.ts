// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/**
 * The next number of a series, from 1: a file number, a payment reference. Never the same twice; a
 * number whose use failed is missing from the series.
 */
export async function nextNumber(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  name: string,
): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q<{ value: number }>(
      `INSERT INTO counters AS c (name, value) VALUES ($1, 1)
       ON CONFLICT (name) DO UPDATE SET value = c.value + 1 RETURNING value`, [name]))
  return rows[0]!.value
}
