// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Of two words a search asks for, one is often in every tenth case and one in a few. The index looks
// both up side by side, which at a million cases costs ten times what the rare one costs alone.
import type { Query } from './query.ts'
import { anywhere, textWords } from './worklist-filter.ts'
import type { CaseFilter } from './worklist-filter.ts'

/** So few rows are looked at faster than a frequent word is looked up. */
const FEW = 2_000
const TIMES_MORE = 10

interface Plan {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly Plans: readonly { readonly 'Plan Rows': number }[] } }]
}

/**
 * The same filter, with words that many cases have looked for only where a rare one leads (`beside`).
 * How many have them is what the statistics of the database say; no row is read.
 */
export async function narrowText(q: Query, filter: CaseFilter): Promise<CaseFilter> {
  const words = [...new Set([...textWords(filter.text ?? ''), ...textWords(filter.applicant ?? '')])]
  if (words.length < 2) return filter
  const each = words.map((_, i) => `SELECT FROM cases WHERE search LIKE lower($${i + 1})`)
  const [plan] = await q<Plan>(`EXPLAIN (FORMAT JSON) ${each.join(' UNION ALL ')}`, words.map(anywhere))
  const rows = plan!['QUERY PLAN'][0].Plan.Plans.map((one) => one['Plan Rows'])
  const fewest = Math.min(...rows)
  if (fewest > FEW) return filter
  return { ...filter, beside: words.filter((_, i) => rows[i]! > fewest * TIMES_MORE) }
}
