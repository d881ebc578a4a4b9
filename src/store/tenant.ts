// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto'
import type { Json } from './canonical-json.ts'
import { migrateTenant } from './migrate.ts'
import { readControl, transaction } from './query.ts'
import type { Store } from './store.ts'

/** A municipality or an Amt with data of its own. `id` is its schema and role, and says nothing. */
export interface Tenant {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly settings: { readonly [name: string]: Json | undefined }
}

/** `at` is an ISO instant. `id` only for a tenant that moves in from elsewhere. */
export interface NewTenant {
  readonly slug: string
  readonly name: string
  readonly settings?: Tenant['settings']
  readonly at: string
  readonly id?: string
}

const ID = /^m_[0-9a-f]{4,32}$/
const ID_BYTES = 6
/** Another process may have changed a tenant; we hear of it after this long at the latest. */
const CACHE_MS = 5_000
const COLUMNS = 'id, slug, name, settings'

/** Makes role, schema and tables in a transaction; throws if slug or id is taken or malformed. */
export async function createTenant(store: Store, tenant: NewTenant): Promise<Tenant> {
  const id = tenant.id ?? `m_${randomBytes(ID_BYTES).toString('hex')}`
  if (!ID.test(id)) throw new Error(`${id} is no tenant id: m_ and 4 to 32 hexadecimal digits`)
  const settings = tenant.settings ?? {}
  const client = await store.admin.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO laufzettel.tenants (id, slug, name, state, database, settings, created_at)
       VALUES ($1, $2, $3, 'active', current_database(), $4, $5)`,
      [id, tenant.slug, tenant.name, JSON.stringify(settings), tenant.at],
    )
    // Roles belong to the whole server: one may be left from another database there.
    const { rowCount } = await client.query(
      'SELECT FROM pg_catalog.pg_roles WHERE rolname = $1', [id],
    )
    if (!rowCount) await client.query(`CREATE ROLE ${id} NOLOGIN NOINHERIT`)
    await client.query(`GRANT ${id} TO CURRENT_USER; GRANT ${id} TO "${store.app}"`)
    await client.query(`CREATE SCHEMA ${id}`)
    await migrateTenant(client, store, id, false)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
  store.tenants.clear()
  return { id, slug: tenant.slug, name: tenant.name, settings }
}

/** Deletes schema, role and directory entry: every row of the tenant. False if there is none. */
export async function removeTenant(store: Store, slug: string): Promise<boolean> {
  const removed = await transaction(store.admin, 'BEGIN', async (q) => {
    const [row] = await q<{ id: string }>(
      'DELETE FROM laufzettel.tenants WHERE slug = $1 RETURNING id', [slug],
    )
    if (!row) return false
    await q(`DROP SCHEMA ${row.id} CASCADE`)
    await q('DELETE FROM laufzettel.migrations WHERE scope = $1', [row.id])
    await q('DELETE FROM laufzettel.wakes WHERE tenant = $1', [row.id])
    return row.id
  })
  store.tenants.clear()
  if (removed) await dropRole(store, removed)
  return removed !== false
}

/** The role stays if another database of the server still uses it. */
async function dropRole(store: Store, id: string): Promise<void> {
  const DEPENDENT = '2BP01'
  await store.admin.query(`DROP ROLE IF EXISTS ${id}`).catch((error: { code?: string }) => {
    if (error.code !== DEPENDENT) throw error
  })
}

/** New name or settings; throws if the tenant is gone. */
export async function changeTenant(
  store: Store,
  id: string,
  change: Pick<Tenant, 'name' | 'settings'>,
): Promise<void> {
  const { rowCount } = await store.admin.query(
    'UPDATE laufzettel.tenants SET name = $2, settings = $3 WHERE id = $1',
    [id, change.name, JSON.stringify(change.settings)],
  )
  if (rowCount !== 1) throw new Error(`no tenant ${id}`)
  store.tenants.clear()
}

/** All active tenants by name. */
export function listTenants(store: Store): Promise<readonly Tenant[]> {
  return readControl<Tenant>(
    store,
    `SELECT ${COLUMNS} FROM laufzettel.tenants WHERE state = 'active' ORDER BY name, id`,
  )
}

/** The tenant behind the first part of an address, from memory for 5 s; `undefined` if none. */
export async function tenantBySlug(store: Store, slug: string): Promise<Tenant | undefined> {
  const seen = store.tenants.get(slug)
  if (seen && seen.until > performance.now()) return seen.tenant
  const [tenant] = await readControl<Tenant>(
    store,
    `SELECT ${COLUMNS} FROM laufzettel.tenants WHERE slug = $1 AND state = 'active'`,
    [slug],
  )
  // Unknown slugs come from outside without end, so only tenants are kept.
  if (tenant) store.tenants.set(slug, { tenant, until: performance.now() + CACHE_MS })
  return tenant
}
