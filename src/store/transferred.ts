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

/** What lies about beside a case. */
export interface LooseEnds {
  /** Messages the applicant has not read. */
  readonly unread: number
  /** Work that waits for a person. */
  readonly parked: number
}

export const NO_ENDS: LooseEnds = { unread: 0, parked: 0 }

/** What lies about beside these cases, by id; absent where there is nothing. */
export async function looseEnds(store: Store, tenant: Place, cases: readonly string[]): Promise<ReadonlyMap<string, LooseEnds>> {
  const rows = await readRows<LooseEnds & { readonly id: string }>(store, tenant,
    `SELECT case_id AS id, sum(unread)::int AS unread, sum(parked)::int AS parked FROM (
       SELECT case_id, count(*) AS unread, 0 AS parked FROM inbox
         WHERE case_id = ANY ($1) AND read_at IS NULL GROUP BY case_id
       UNION ALL
       SELECT case_id, 0, count(*) FROM effects WHERE case_id = ANY ($1) AND state = 'parked' GROUP BY case_id) one
     GROUP BY case_id`, [cases])
  return new Map(rows.map(({ id, unread, parked }) => [id, { unread, parked }]))
}
