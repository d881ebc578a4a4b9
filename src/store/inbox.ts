// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { NewEffect } from './commit-command.ts'
import { orderEffect } from './queue.ts'
import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A message in an account's inbox; it counts as provided from `providedAt` (§ 9 OZG). */
export interface InboxMessage {
  readonly id: string
  readonly caseId: string
  readonly account: string
  readonly documentId: string | null
  readonly subject: string
  readonly body: string
  readonly kind: string
  readonly createdAt: string
  readonly providedAt: string
  readonly readAt: string | null
}

type Place = Pick<Tenant, 'id'>

const MESSAGES_AT_ONCE = 500
const COLUMNS =
  `id, case_id AS "caseId", account, document_id AS "documentId", subject, body, kind,
   created_at AS "createdAt", provided_at AS "providedAt", read_at AS "readAt"`

/**
 * Puts a message in, and with it in one transaction the order to send a `notice`; the same id again
 * changes nothing, so an effect may repeat it.
 */
export async function putMessage(
  store: Store,
  tenant: Place,
  message: Omit<InboxMessage, 'readAt'>,
  notice?: NewEffect,
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    const put = await q(
      `INSERT INTO inbox (id, case_id, account, document_id, subject, body, kind, created_at,
         provided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [message.id, message.caseId, message.account, message.documentId, message.subject,
        message.body, message.kind, message.createdAt, message.providedAt])
    if (put.length && notice) await orderEffect(q, notice, message.caseId, message.createdAt)
  })
}

/** An account's messages, newest first, at most 500. */
export function messagesOf(
  store: Store,
  tenant: Place,
  account: string,
): Promise<readonly InboxMessage[]> {
  return readRows<InboxMessage>(store, tenant,
    `SELECT ${COLUMNS} FROM inbox WHERE account = $1
       ORDER BY provided_at DESC, id LIMIT $2`, [account, MESSAGES_AT_ONCE])
}

/** One message of this account; `undefined` if there is none or it is another's. */
export async function messageById(
  store: Store,
  tenant: Place,
  account: string,
  id: string,
): Promise<InboxMessage | undefined> {
  const rows = await readRows<InboxMessage>(store, tenant,
    `SELECT ${COLUMNS} FROM inbox WHERE id = $1 AND account = $2`, [id, account])
  return rows[0]
}

/** Notes the first reading; true only then. */
export async function markRead(
  store: Store,
  tenant: Place,
  account: string,
  id: string,
  at: string,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE inbox SET read_at = $3 WHERE id = $1 AND account = $2 AND read_at IS NULL
       RETURNING id`, [id, account, at]))
  return rows.length === 1
}
