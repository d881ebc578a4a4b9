// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** One link of the chain; hashes in hex. Of events it holds hashes, other entries speak plainly. */
export interface AuditEntry {
  readonly number: number
  readonly at: string
  readonly caseId: string | null
  readonly commandId: string | null
  readonly kind: string
  readonly content: Json
  readonly contentHash: string
  readonly previous: string
  readonly hash: string
}

const ENTRIES_AT_ONCE = 1000

/** The chain from `after` on in order, read in portions of 1,000, so of any length. */
export async function* auditEntries(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  after = 0,
): AsyncGenerator<AuditEntry> {
  for (let last = after; ; ) {
    const entries = await readRows<AuditEntry>(store, tenant,
      `SELECT number, at, case_id AS "caseId", command_id AS "commandId", kind, content,
           encode(content_hash, 'hex') AS "contentHash", encode(previous, 'hex') AS previous,
           encode(hash, 'hex') AS hash
         FROM audit WHERE number > $1 ORDER BY number LIMIT $2`, [last, ENTRIES_AT_ONCE])
    yield* entries
    if (entries.length < ENTRIES_AT_ONCE) return
    last = entries.at(-1)!.number
  }
}

/** Where the chain ends now. */
export async function chainHead(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
): Promise<{ number: number; hash: string }> {
  const rows = await readRows<{ number: number; hash: string }>(store, tenant,
    `SELECT number, encode(hash, 'hex') AS hash FROM chain`)
  if (!rows[0]) throw new Error(`tenant ${tenant.id}: the head of the chain is gone`)
  return rows[0]
}
