// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An address in a million cases: every seventh may lie in the street, a few have the number. To look
// up the street costs ten times what it costs to compare it in those few.
import { estimateRows, FEW, TIMES_MORE } from './estimate-rows.ts'
import type { Query } from './query.ts'
import { placeQuery, wordsOfPlace } from './worklist-filter.ts'
import type { CaseFilter } from './worklist-filter.ts'

/** The same filter, with words of the place that many cases have only compared where a rare one leads (`placeBeside`). */
export async function narrowPlace(q: Query, filter: CaseFilter): Promise<CaseFilter> {
  const words = wordsOfPlace(filter)
  if (words.length < 2) return filter
  const statements = words.map((_, i) => `SELECT FROM case_answers WHERE place_words @@ to_tsquery('pg_catalog.simple', $${i + 1})`)
  const rows = await estimateRows(q, statements, words.map((word) => placeQuery([word])))
  const fewest = Math.min(...rows)
  if (fewest > FEW) return filter
  const placeBeside = words.filter((_, i) => rows[i]! > fewest * TIMES_MORE)
  return placeBeside.length ? { ...filter, placeBeside } : filter
}
