// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import { orderEffect } from './queue.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import { noteWake } from './wakes.ts'

/** What somebody said about the portal. */
export interface Feedback {
  readonly id: string
  readonly kind: 'page' | 'barrier'
  /** The page it is about, as the person wrote or came from it. */
  readonly page: string
  readonly body: string
  readonly contact: string | null
  readonly createdAt: string
  readonly doneBy: string | null
  readonly doneAt: string | null
}

type Place = Pick<Tenant, 'id'>

const AT_ONCE = 200
const COLUMNS = `id, kind, page, body, contact, created_at AS "createdAt", done_by AS "doneBy",
  done_at AS "doneAt"`

/** Keeps a message and, where the tenant `sendsMail`, orders the mail that tells of it. */
export async function addFeedback(
  store: Store, tenant: Place, one: Omit<Feedback, 'doneBy' | 'doneAt'>, sendsMail: boolean,
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    await q(`INSERT INTO feedback (id, kind, page, body, contact, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
    [one.id, one.kind, one.page, one.body, one.contact, one.createdAt])
    if (!sendsMail) return
    const order = { id: `feedback:${one.id}`, kind: 'mail', payload: { notice: 'feedback' } }
    await orderEffect(q, order, null, one.createdAt)
  })
  if (sendsMail) noteWake(store, tenant.id, one.createdAt)
}

/** Open messages first, then what is done, newest first, at most 200. */
export function listFeedback(store: Store, tenant: Place): Promise<readonly Feedback[]> {
  return readRows<Feedback>(store, tenant,
    `SELECT ${COLUMNS} FROM feedback
       ORDER BY done_at IS NOT NULL, created_at DESC, id LIMIT $1`, [AT_ONCE])
}

/** Marks a message as done; false if it is already, or there is none. */
export async function closeFeedback(
  store: Store, tenant: Place, id: string, by: string, at: string,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE feedback SET done_by = $2, done_at = $3 WHERE id = $1 AND done_at IS NULL
       RETURNING id`, [id, by, at]))
  return rows.length === 1
}

/** Deletes what was dealt with at this instant or before; gives the number. */
export async function purgeFeedback(store: Store, tenant: Place, doneUntil: string): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM feedback WHERE done_at <= $1 RETURNING id', [doneUntil]))
  return rows.length
}
