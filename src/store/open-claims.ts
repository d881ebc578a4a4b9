// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the cash office waits for, whoever's turn the case is.
import { readTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A case with a claim: the first that is not paid, else the last. Days are `YYYY-MM-DD`. */
export interface ClaimLine {
  readonly id: string
  readonly fileNumber: string | null
  readonly title: string
  /** Cents open of all its claims. */
  readonly openCents: number
  readonly due: string | null
  readonly paymentReference: string | null
  readonly debtor: string | null
}

export interface ClaimsAsked {
  /** Processes whose cases the reader must not know of. */
  readonly hidden: readonly string[]
  /** A whole Kassenzeichen or file number: then paid claims are found too. */
  readonly number?: string
  /** From 1. */
  readonly page: number
}

export interface Claims {
  readonly lines: readonly ClaimLine[]
  readonly total: number
  /** Open of all of them, on every page. */
  readonly cents: number
}

export const CLAIMS_A_PAGE = 50
/** Found by one number: a Kassenzeichen belongs to one case, its instalments are lines of it. */
const FOUND_AT_MOST = 10
const PAGE_AT_MOST = 10_000

const OPEN = 'open_cents > 0 AND process <> ALL ($1)'
const NUMBERED = `process <> ALL ($1) AND (file_number = ANY ($2)
  OR payment_references <> '[]' AND payment_references @> to_jsonb($3::text))
  AND payment_references <> '[]'`

/** One page of open claims, the longest due first, with the number and sum of all. */
export function listClaims(store: Store, tenant: Pick<Tenant, 'id'>, { hidden, number, page }: ClaimsAsked): Promise<Claims> {
  const before = (Math.min(Math.max(page, 1), PAGE_AT_MOST) - 1) * CLAIMS_A_PAGE
  return readTenant(store, tenant, async (q) => {
    if (number !== undefined) {
      const lines = await q<ClaimLine>(linesWhere(NUMBERED, `LIMIT ${FOUND_AT_MOST}`), [hidden, [number, number.toUpperCase()], number])
      return { lines, total: lines.length, cents: lines.reduce((sum, { openCents }) => sum + openCents, 0) }
    }
    const lines = await q<ClaimLine>(linesWhere(OPEN, `LIMIT ${CLAIMS_A_PAGE} OFFSET ${before}`), [hidden])
    const [all] = await q<{ total: number; cents: number }>(
      `SELECT count(*)::integer AS total, coalesce(sum(open_cents), 0)::float8 AS cents FROM cases WHERE ${OPEN}`, [hidden])
    return { lines, ...all! }
  })
}

/** Only what is shown is looked at: the page is found in the index before any snapshot is opened. */
const linesWhere = (where: string, limit: string) =>
  `WITH few AS MATERIALIZED (SELECT id FROM cases WHERE ${where} ORDER BY open_due, id ${limit})
   SELECT c.id, c.file_number AS "fileNumber", c.title, c.open_cents::float8 AS "openCents", c.open_due AS due,
     claim->>'paymentReference' AS "paymentReference", claim->>'debtor' AS debtor
   FROM few JOIN cases c USING (id) LEFT JOIN LATERAL (
     SELECT claim FROM jsonb_array_elements(c.snapshot->'receivables') claim
     ORDER BY claim->>'cancelled' IS NOT NULL, claim->>'due' IS DISTINCT FROM c.open_due, claim->>'due' DESC LIMIT 1) first ON true
   ORDER BY c.open_due, c.id`
