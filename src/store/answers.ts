// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What came from outside in somebody's cases and nobody in the house has reacted to.
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

export interface Answer {
  readonly caseId: string
  readonly fileNumber: string | null
  readonly title: string
  /** The act as the history tells it, in German. */
  readonly text: string
  /** ISO instant. */
  readonly at: string
}

interface Asked {
  readonly assignee: string
  /** Processes the reader may know nothing of. */
  readonly hidden: readonly string[]
  /** Who acts in the house: their acts are no answers. */
  readonly staff: readonly string[]
  /** The id under which things happen by themselves: neither answer nor reaction. */
  readonly system: string
  /** ISO instant; older ones are no news. */
  readonly since: string
}

const CASES_AT_MOST = 200
const ANSWERS_AT_MOST = 12

/** Open cases in which an applicant or a consultee acted last, newest first, at most twelve. */
export function answersFor(
  store: Store, tenant: Pick<Tenant, 'id'>, { assignee, hidden, staff, system, since }: Asked,
): Promise<readonly Answer[]> {
  return readRows<Answer>(store, tenant,
    `SELECT c.id AS "caseId", c.file_number AS "fileNumber", c.title, e.payload->>'text' AS text, e.at
     FROM (SELECT id, file_number, title FROM cases
       WHERE NOT done AND assignee = $1 AND process <> ALL ($2) AND changed_at >= $3
       ORDER BY changed_at DESC, id LIMIT ${CASES_AT_MOST}) c
     CROSS JOIN LATERAL (SELECT payload, at FROM events
       WHERE case_id = c.id AND kind = 'acted' AND payload->'by'->>'id' <> $4
       ORDER BY sequence DESC LIMIT 1) e
     WHERE e.payload->'by'->>'id' <> ALL ($5) AND e.at >= $3
     ORDER BY e.at DESC, c.id LIMIT ${ANSWERS_AT_MOST}`, [assignee, hidden, since, system, staff])
}
