// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Cases that were given to a unit and that nobody there has taken up yet.
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

export interface TransferredLine {
  readonly id: string
  readonly fileNumber: string | null
  readonly title: string
  readonly applicant: string | null
  readonly nextDue: string | null
  readonly unit: { readonly id: string; readonly name: string; readonly on: string; readonly by: string; readonly note: string }
}

type Place = Pick<Tenant, 'id'>

const LINES_AT_MOST = 12

/** The first of what waits for the people of these units, soonest due first. */
export async function transferredTo(
  store: Store, tenant: Place, units: readonly string[], hidden: readonly string[],
): Promise<readonly TransferredLine[]> {
  if (units.length === 0) return []
  return readRows<TransferredLine>(store, tenant,
    `SELECT id, file_number AS "fileNumber", title, applicant, next_due AS "nextDue", snapshot->'unit' AS unit
     FROM cases WHERE NOT done AND assignee IS NULL AND unit = ANY ($1) AND process <> ALL ($2)
     ORDER BY next_due NULLS LAST, id LIMIT ${LINES_AT_MOST}`, [units, hidden])
}

/** What lies about beside a case: messages the applicant has not read, work that waits for a person. */
export async function looseEnds(
  store: Store, tenant: Place, caseId: string,
): Promise<{ readonly unread: number; readonly parked: number }> {
  const rows = await readRows<{ unread: number; parked: number }>(store, tenant,
    `SELECT (SELECT count(*) FROM inbox WHERE case_id = $1 AND read_at IS NULL) AS unread,
       (SELECT count(*) FROM effects WHERE case_id = $1 AND state = 'parked') AS parked`, [caseId])
  return rows[0]!
}
