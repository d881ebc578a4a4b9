// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A mail about an attempt to deliver a letter; `attempt` counts from 1. */
export interface SentMail {
  readonly key: string
  readonly caseId: string
  readonly delivery: string
  readonly attempt: number
  readonly sentAt: string
}

type Place = Pick<Tenant, 'id'>

/** Notes a mail before it goes, so that no bounce can be faster; the same again changes nothing. */
export async function noteMail(store: Store, tenant: Place, mail: SentMail): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`INSERT INTO sent_mails (key, case_id, delivery, attempt, sent_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING`,
    [mail.key, mail.caseId, mail.delivery, mail.attempt, mail.sentAt]))
}

/** The mail with this key, if this tenant sent it. */
export async function mailByKey(store: Store, tenant: Place, key: string): Promise<SentMail | undefined> {
  const rows = await readRows<SentMail>(store, tenant,
    `SELECT key, case_id AS "caseId", delivery, attempt, sent_at AS "sentAt"
       FROM sent_mails WHERE key = $1`, [key])
  return rows[0]
}

/** Forgets mails sent before `before`: no bounce comes that late. Gives the number. */
export async function purgeMails(store: Store, tenant: Place, before: string): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q('DELETE FROM sent_mails WHERE sent_at < $1 RETURNING key', [before]))
  return rows.length
}
