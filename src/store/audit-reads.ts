// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** Somebody opened a case or a paper of it; who, stands in `content` as a hash. */
export interface CaseRead {
  readonly number: number
  readonly at: string
  readonly kind: string
  readonly caseId: string
  readonly process: string
  readonly fileNumber: string | null
  readonly content: Json
}

/** The kinds of audit notes that tell of reading. */
const READS = ['caseRead', 'documentRead']
export const READS_AT_ONCE = 500

/** Reads of cases of these processes from `from` to before `to` (ISO instants), newest first. */
export function caseReads(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  processes: readonly string[],
  from: string,
  to: string,
): Promise<readonly CaseRead[]> {
  return readRows<CaseRead>(store, tenant,
    `SELECT a.number, a.at, a.kind, a.case_id AS "caseId", c.process,
         c.file_number AS "fileNumber", a.content
       FROM audit a JOIN cases c ON c.id = a.case_id
       WHERE a.kind = ANY($1) AND c.process = ANY($2) AND a.at >= $3 AND a.at < $4
       ORDER BY a.number DESC LIMIT $5`,
      [READS, processes, from, to, READS_AT_ONCE])
}
