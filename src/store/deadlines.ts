// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A deadline whose case is to be looked at. */
export interface StoredDeadline {
  readonly caseId: string
  readonly name: string
  readonly wakeAt: string
  readonly due: string
  readonly title: string
}

const COLUMNS = 'case_id AS "caseId", name, wake_at AS "wakeAt", due, title'

/** Deadlines to wake at `now` (ISO), oldest first; they stay until a commit replaces them. */
export function dueDeadlines(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  now: string,
  limit: number,
): Promise<readonly StoredDeadline[]> {
  return readRows<StoredDeadline>(store, tenant,
    `SELECT ${COLUMNS} FROM deadlines WHERE wake_at <= $1
       ORDER BY wake_at, case_id, name LIMIT $2`, [now, limit])
}

/** All deadlines of a case by date. */
export function deadlinesOf(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  caseId: string,
): Promise<readonly StoredDeadline[]> {
  return readRows<StoredDeadline>(store, tenant,
    `SELECT ${COLUMNS} FROM deadlines WHERE case_id = $1 ORDER BY due, name`, [caseId])
}

/** Takes one wake away where waking changed nothing; false if it is gone already. */
export async function dropDeadline(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  deadline: Pick<StoredDeadline, 'caseId' | 'name' | 'wakeAt'>,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM deadlines WHERE case_id = $1 AND name = $2 AND wake_at = $3 RETURNING name',
      [deadline.caseId, deadline.name, deadline.wakeAt]))
  return rows.length === 1
}

/** Lets a wake that failed come again at `again` (ISO); false if it is gone already. */
export async function postponeDeadline(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  deadline: Pick<StoredDeadline, 'caseId' | 'name' | 'wakeAt'>,
  again: string,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE deadlines SET wake_at = $4
       WHERE case_id = $1 AND name = $2 AND wake_at = $3 RETURNING name`,
    [deadline.caseId, deadline.name, deadline.wakeAt, again]))
  return rows.length === 1
}
