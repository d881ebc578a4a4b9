// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

type Place = Pick<Tenant, 'id'>

/** Notes a failed sign-in. `key` is a hash of who tried; it holds no name and no address. */
export async function noteAttempt(
  store: Store,
  tenant: Place,
  key: string,
  at: string,
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q('INSERT INTO attempts (key, at) VALUES ($1, $2)', [key, at]))
}

/** How often `key` failed since `since`. */
export async function countAttempts(
  store: Store,
  tenant: Place,
  key: string,
  since: string,
): Promise<number> {
  const rows = await readRows<{ count: number }>(store, tenant,
    'SELECT count(*) FROM attempts WHERE key = $1 AND at > $2', [key, since])
  return rows[0]!.count
}

/** When `key` failed since `since`, newest first, at most `limit`. */
export async function attemptTimes(
  store: Store, tenant: Place, key: string, { since, limit }: { readonly since: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await readRows<{ at: string }>(store, tenant,
    'SELECT at FROM attempts WHERE key = $1 AND at > $2 ORDER BY at DESC LIMIT $3', [key, since, limit])
  return rows.map(({ at }) => at)
}

/** Forgets the attempts of `key` after it succeeded. */
export async function clearAttempts(store: Store, tenant: Place, key: string): Promise<void> {
  await withTenant(store, tenant, (q) => q('DELETE FROM attempts WHERE key = $1', [key]))
}

/** Deletes attempts before `before`; gives the number. */
export async function purgeAttempts(
  store: Store,
  tenant: Place,
  before: string,
): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM attempts WHERE at < $1 RETURNING key', [before]))
  return rows.length
}
