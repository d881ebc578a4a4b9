// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readControl, readRows, writeControl } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

const TENANTS_AT_ONCE = 100

/** Notes in memory that a tenant has work at `dueAt` (ISO) and tells the worker of this process. */
export function noteWake(store: Store, tenantId: string, dueAt: string): void {
  const instant = new Date(dueAt).toISOString()
  const known = store.wakes.get(tenantId)
  if (known === undefined || instant < known) store.wakes.set(tenantId, instant)
  for (const listener of store.wakeListeners) listener(tenantId)
}

/** Calls `listener` after each commit of this process that leaves work; gives a way to stop. */
export function onWake(store: Store, listener: (tenantId: string) => void): () => void {
  store.wakeListeners.add(listener)
  return () => store.wakeListeners.delete(listener)
}

/** Writes what is noted to the directory, for other processes; once a second is often enough. */
export async function flushWakes(store: Store): Promise<void> {
  const noted = [...store.wakes]
  if (noted.length === 0) return
  store.wakes.clear()
  try {
    await writeControl(
      store,
      `INSERT INTO laufzettel.wakes AS w (tenant, due_at, revision)
       SELECT n.tenant, n.due_at, 1
       FROM unnest($1::text[], $2::timestamptz[]) AS n (tenant, due_at) ORDER BY n.tenant
       ON CONFLICT (tenant) DO UPDATE
       SET due_at = least(w.due_at, excluded.due_at), revision = w.revision + 1`,
      [noted.map(([tenant]) => tenant), noted.map(([, dueAt]) => dueAt)],
    )
  } catch (error) {
    for (const [tenant, dueAt] of noted) noteWake(store, tenant, dueAt)
    throw error
  }
}

/** Ids of tenants with work at `now` (ISO), longest waiting first, at most 100. */
export async function dueTenants(store: Store, now: string): Promise<readonly string[]> {
  await flushWakes(store)
  const rows = await readControl<{ tenant: string }>(
    store,
    'SELECT tenant FROM laufzettel.wakes WHERE due_at <= $1 ORDER BY due_at, tenant LIMIT $2',
    [now, TENANTS_AT_ONCE],
  )
  return rows.map((row) => row.tenant)
}

/**
 * Sets the tenant's next wake from its own tables: after its work is done, and as the slow sweep
 * that finds what a killed process never noted. Gives the instant, `undefined` if nothing waits.
 */
export async function refreshWake(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
): Promise<string | undefined> {
  const [seen] = await readControl<{ revision: number }>(
    store, 'SELECT revision FROM laufzettel.wakes WHERE tenant = $1', [tenant.id],
  )
  const next = await nextWork(store, tenant)
  // A note that came in between has raised the revision, and stays.
  const revision = seen?.revision ?? 0
  if (next === undefined) {
    await writeControl(
      store, 'DELETE FROM laufzettel.wakes WHERE tenant = $1 AND revision = $2',
      [tenant.id, revision],
    )
  } else {
    await writeControl(
      store,
      `INSERT INTO laufzettel.wakes AS w (tenant, due_at, revision) VALUES ($1, $2, 1)
       ON CONFLICT (tenant) DO UPDATE SET due_at = excluded.due_at, revision = w.revision + 1
       WHERE w.revision = $3`,
      [tenant.id, next, revision],
    )
  }
  return next
}

async function nextWork(store: Store, tenant: Pick<Tenant, 'id'>): Promise<string | undefined> {
  const rows = await readRows<{ at: string | null }>(store, tenant,
    `SELECT least(
         (SELECT min(run_after) FROM effects WHERE state = 'pending'),
         (SELECT min(taken_until) FROM effects WHERE state = 'running'),
         (SELECT min(wake_at) FROM deadlines)) AS at`)
  return rows[0]!.at ?? undefined
}
