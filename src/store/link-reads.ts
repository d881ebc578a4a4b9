// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** How often a body that was asked opened its page (`document` empty) or a paper, and when last. */
export interface LinkRead {
  readonly consultation: string
  readonly document: string
  readonly times: number
  readonly lastAt: string
}

type Place = Pick<Tenant, 'id'>

/** Questions of a case times their papers. */
const READS_AT_ONCE = 1000

/** Counts one look at a page or paper. */
export async function noteLinkRead(
  store: Store, tenant: Place, read: { readonly caseId: string; readonly consultation: string; readonly document: string; readonly at: string },
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`INSERT INTO link_reads (case_id, consultation, document, times, last_at) VALUES ($1, $2, $3, 1, $4)
       ON CONFLICT (case_id, consultation, document)
       DO UPDATE SET times = link_reads.times + 1, last_at = greatest(link_reads.last_at, EXCLUDED.last_at)`,
    [read.caseId, read.consultation, read.document, read.at]))
}

/** What was looked at in a case, in no order. */
export function linkReads(store: Store, tenant: Place, caseId: string): Promise<readonly LinkRead[]> {
  return readRows<LinkRead>(store, tenant,
    `SELECT consultation, document, times, last_at AS "lastAt" FROM link_reads WHERE case_id = $1 LIMIT $2`,
    [caseId, READS_AT_ONCE])
}
