// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type pg from 'pg'
import { asOutage, retryRead } from './outage.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** Runs one statement by the extended protocol (never two in one text); gives its rows. */
export type Query = <Row = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>

const TENANT_ID = /^m_[0-9a-f]{4,32}$/

/**
 * A transaction in which plain table names mean this tenant's tables and its role can see no other;
 * commits if `fn` returns, rolls back if it throws. Throws `Outage`: then nothing is known.
 */
export function withTenant<T>(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  fn: (q: Query) => Promise<T>,
): Promise<T> {
  return transaction(store.poolOf(tenant.id), `BEGIN; ${asTenant(tenant.id)}`, fn)
}

/** The same for reading only: the database refuses writes, and an outage is retried. */
export function readTenant<T>(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  fn: (q: Query) => Promise<T>,
): Promise<T> {
  const start = `BEGIN READ ONLY; ${asTenant(tenant.id)}`
  return retryRead(() => transaction(store.poolOf(tenant.id), start, fn))
}

/** The rows of one statement, read in one journey to the database; retried like `readTenant`. */
export function readRows<Row>(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const start = `BEGIN READ ONLY; ${asTenant(tenant.id)}`
  return retryRead(() => onConnection(store.poolOf(tenant.id), start, async (client) => {
    const [{ rows }] = await Promise.all([client.query(extended(text, values)), client.query('COMMIT')])
    return rows as Row[]
  }))
}

/** One read on the control schema, retried after an outage. */
export function readControl<Row>(
  store: Store,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return retryRead(() => writeControl<Row>(store, text, values))
}

/** One statement on the control schema with the application's rights. */
export async function writeControl<Row>(
  store: Store,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  try {
    const result = await store.poolOf('laufzettel').query(extended(text, values))
    return result.rows as Row[]
  } catch (error) {
    throw asOutage(error)
  }
}

/** `start` is our own text and the only place where two statements share a message. */
export function transaction<T>(pool: pg.Pool, start: string, fn: (q: Query) => Promise<T>): Promise<T> {
  return onConnection(pool, start, async (client) => {
    const value = await fn(async <Row>(text: string, values: readonly unknown[] = []) => {
      const result = await client.query(extended(text, values))
      return result.rows as Row[]
    })
    await client.query('COMMIT')
    return value
  })
}

/**
 * Begins and works on a connection that is given back afterwards. Nobody waits for the beginning:
 * it travels with the first statement, and if it failed the server refuses what follows.
 */
async function onConnection<T>(
  pool: pg.Pool, start: string, work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asOutage(error)
  })
  // Without a listener a connection that breaks between two statements would end the process.
  const ignore = () => undefined
  client.on('error', ignore)
  let broken = true
  const begun = client.query(start).then(() => undefined, (error: unknown) => ({ error }))
  try {
    const value = await work(client)
    const failed = await begun
    if (failed) throw failed.error
    broken = false
    return value
  } catch (error) {
    const failed = await begun
    broken = !(await client.query('ROLLBACK').then(() => true, () => false))
    throw asOutage(failed ? failed.error : error)
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

function asTenant(id: string): string {
  if (!TENANT_ID.test(id)) throw new Error(`${id} is no tenant id`)
  return `SET LOCAL ROLE ${id}; SET LOCAL search_path TO ${id}`
}

function extended(text: string, values: readonly unknown[]) {
  return { text, values: [...values], queryMode: 'extended' as const }
}
