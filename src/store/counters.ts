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

/**
 * The number a member of a series got when it was first asked for, and keeps for ever: 1 for the
 * first, whatever comes or goes later.
 */
export async function stableNumber(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  series: string,
  member: string,
): Promise<number> {
  const name = `${series}:${member}`
  const known = async () => {
    const rows = await withTenant(store, tenant, (q) =>
      q<{ value: number }>('SELECT value FROM counters WHERE name = $1', [name]))
    return rows[0]?.value
  }
  const before = await known()
  if (before !== undefined) return before
  const next = await nextNumber(store, tenant, series)
  await withTenant(store, tenant, (q) =>
    q('INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [name, next]))
  return (await known())!
}
