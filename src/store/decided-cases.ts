// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { LocalDate } from '../calendar/date.ts'
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** What of a closed case tells how long it took. */
export interface DecidedCase {
  readonly receivedAt: string
  /** Letters in the order they were issued. */
  readonly letters: readonly { readonly letter: string; readonly on: LocalDate }[]
  /** Days on which papers were asked for (`open`) and came. */
  readonly requests: readonly { readonly open: boolean; readonly on: LocalDate }[] | null
}

/** The newest are enough to tell, and their snapshots are large. */
const CASES_AT_MOST = 200

/** Closed cases of a process that came in since an instant, newest first, at most 200. */
export function decidedCases(
  store: Store, tenant: Pick<Tenant, 'id'>, process: string, since: string,
): Promise<readonly DecidedCase[]> {
  return readRows<DecidedCase>(store, tenant,
    `SELECT c.snapshot->>'receivedAt' AS "receivedAt", c.snapshot->'letters' AS letters,
         (SELECT jsonb_agg(jsonb_build_object('open', e.kind = 'documentsRequested',
             'on', coalesce(e.payload->'request'->>'askedOn', e.payload->>'on')) ORDER BY e.sequence)
          FROM events e WHERE e.case_id = c.id
            AND e.kind IN ('documentsRequested', 'documentsSupplied', 'documentsForgone')) AS requests
       FROM cases c
       WHERE c.process = $1 AND c.done AND c.opened_at >= $2 AND c.snapshot->>'receivedAt' IS NOT NULL
       ORDER BY c.opened_at DESC LIMIT $3`, [process, since, CASES_AT_MOST])
}
