// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows, withTenant, type Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** One change of what a service takes, with who and when. */
export interface AvailabilityChange {
  readonly process: string
  readonly state: Json
  readonly setBy: string
  readonly setAt: string
}

type Place = Pick<Tenant, 'id'>

const COLUMNS = 'process, state, set_by AS "setBy", set_at AS "setAt"'
const CHANGES_AT_ONCE = 1_000

/** Notes a change; throws if somebody changed the same service at the same moment. */
export async function addAvailability(
  store: Store, tenant: Place, change: AvailabilityChange,
): Promise<void> {
  await withTenant(store, tenant, (q) => writeAvailability(q, change))
}

/** The same inside a transaction of somebody else's. */
export async function writeAvailability(q: Query, change: AvailabilityChange): Promise<void> {
  await q(`INSERT INTO availability (process, number, state, set_by, set_at)
     SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4 FROM availability WHERE process = $1`,
  [change.process, JSON.stringify(change.state), change.setBy, change.setAt])
}

/** What holds for a service as this transaction sees it; undefined if nothing was ever set. */
export async function readAvailability(q: Query, process: string): Promise<Json | undefined> {
  const [row] = await q<{ state: Json }>(
    'SELECT state FROM availability WHERE process = $1 ORDER BY number DESC LIMIT 1', [process])
  return row?.state
}

/** The newest change of every service that ever had one. */
export function currentAvailability(
  store: Store, tenant: Place,
): Promise<readonly AvailabilityChange[]> {
  return readRows<AvailabilityChange>(store, tenant,
    `SELECT DISTINCT ON (process) ${COLUMNS} FROM availability
       ORDER BY process, number DESC LIMIT $1`, [CHANGES_AT_ONCE])
}

/** All changes of a service, newest first. */
export function availabilityHistory(
  store: Store, tenant: Place, process: string,
): Promise<readonly AvailabilityChange[]> {
  return readRows<AvailabilityChange>(store, tenant,
    `SELECT ${COLUMNS} FROM availability WHERE process = $1 ORDER BY number DESC LIMIT $2`,
      [process, CHANGES_AT_ONCE])
}
