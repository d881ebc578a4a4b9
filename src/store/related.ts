// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Cases that share traits with one: bounded for each trait, so that the busiest person costs no more.
import { readTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** Another case and the traits both have. */
export interface RelatedLine {
  readonly id: string
  readonly process: string
  readonly fileNumber: string | null
  readonly title: string
  readonly applicant: string | null
  readonly done: boolean
  readonly openedAt: string
  /** All of the other case. */
  readonly traits: readonly string[]
}

export interface Asked {
  readonly caseId: string
  readonly traits: readonly string[]
  /** Processes whose cases the reader must not know of. */
  readonly hidden: readonly string[]
  /** Only cases of this process opened between two instants. */
  readonly within?: { readonly process: string; readonly from: string; readonly to: string }
}

/** For each trait the newest so many are looked at, and no more. */
export const EACH_AT_MOST = 25

const LATERAL = `
  FROM unnest($2::text[]) AS own (trait) CROSS JOIN LATERAL (
    SELECT t.case_id FROM case_traits t
    WHERE t.trait = own.trait AND t.case_id <> $1 AND t.process <> ALL ($3)`

/** Other cases with one of the traits, newest first. */
export async function relatedCases(
  store: Store, tenant: Pick<Tenant, 'id'>, { caseId, traits, hidden, within }: Asked,
): Promise<readonly RelatedLine[]> {
  if (traits.length === 0) return []
  const narrow = within ? 'AND t.process = $4 AND t.opened_at BETWEEN $5 AND $6' : ''
  return readTenant(store, tenant, async (q) => {
    // In the order of the index the first lines suffice; a bitmap would read all of the busiest person.
    await q('SET LOCAL enable_bitmapscan = off')
    return q<RelatedLine>(
      `SELECT c.id, c.process, c.file_number AS "fileNumber", c.title, c.applicant, c.done,
         c.opened_at AS "openedAt", c.traits
       FROM cases c WHERE c.id IN (SELECT found.case_id ${LATERAL} ${narrow}
         ORDER BY t.opened_at DESC, t.case_id LIMIT ${EACH_AT_MOST}) found)
       ORDER BY c.opened_at DESC, c.id`,
      [caseId, traits, hidden, ...(within ? [within.process, within.from, within.to] : [])])
  })
}
