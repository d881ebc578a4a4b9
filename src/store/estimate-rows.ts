// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Query } from './query.ts'

/** So few rows are looked at faster than a frequent word is looked up. */
export const FEW = 2_000
/** So many times as frequent as the rarest, a word is compared where the rarest leads. */
export const TIMES_MORE = 10

interface Part {
  readonly 'Plan Rows': number
  readonly Plans?: readonly Part[]
}

interface Plan {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: Part }]
}

/** How many rows each of these statements gives by the statistics of the database; none is read. `$n` are `values`. */
export async function estimateRows(q: Query, statements: readonly string[], values: readonly unknown[]): Promise<readonly number[]> {
  const [plan] = await q<Plan>(`EXPLAIN (FORMAT JSON) ${statements.join(' UNION ALL ')}`, values)
  const { Plan: top } = plan!['QUERY PLAN'][0]
  return (statements.length === 1 ? [top] : top.Plans!).map((one) => one['Plan Rows'])
}
