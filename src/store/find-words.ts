// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Words in a million cases. Of two words one is often in every tenth case and one in a few: looked up
// side by side they cost ten times what the rare one costs alone. And where all are frequent, to go
// through the cases in order until enough have them ends soon or only with the last case.
import type { Query } from './query.ts'
import { anywhere, conditions, STATES, textWords } from './worklist-filter.ts'
import type { CaseFilter } from './worklist-filter.ts'

/** So few rows are looked at faster than a frequent word is looked up. */
const FEW = 2_000
const TIMES_MORE = 10
/** Cases gone through in their order before the index is asked for all that have the words. */
const FIRST = 5_000
/** The same for counting, where the order does not matter and cases lie side by side. */
const FIRST_COUNTED = 20_000
/** With less the index remembers pages in place of cases, and each case on them is looked at. */
const EXACT = `SET LOCAL work_mem = '32MB'`
/** What an order may need of a case. */
const ORDERED_BY = 'id, next_due, opened_at, changed_at, file_number, title, applicant, entity, fee_cents, process, assignee'

/** A filter and what the database knows of its words. */
export interface Asked {
  readonly filter: CaseFilter
  /** Each of its words is in many cases. */
  readonly isFrequent: boolean
}

interface Part {
  readonly 'Plan Rows': number
  readonly Plans?: readonly Part[]
}

interface Plan {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: Part }]
}

/**
 * The same filter, with words that many cases have looked for only where a rare one leads (`beside`).
 * How many have them is what the statistics of the database say; no row is read.
 */
export async function narrowText(q: Query, filter: CaseFilter): Promise<Asked> {
  const words = wordsOf(filter)
  if (words.length === 0) return { filter, isFrequent: false }
  const each = words.map((_, i) => `SELECT FROM cases WHERE search LIKE lower($${i + 1})`)
  const [plan] = await q<Plan>(`EXPLAIN (FORMAT JSON) ${each.join(' UNION ALL ')}`, words.map(anywhere))
  const { Plan: top } = plan!['QUERY PLAN'][0]
  const rows = (words.length === 1 ? [top] : top.Plans!).map((one) => one['Plan Rows'])
  const fewest = Math.min(...rows)
  if (fewest > FEW) return { filter, isFrequent: true }
  const beside = words.filter((_, i) => rows[i]! > fewest * TIMES_MORE)
  return { filter: { ...filter, ...(beside.length && { beside }) }, isFrequent: false }
}

/** A part of all that match, in an order; `isIndexed`: one an index has. */
export interface Portion {
  readonly order: string
  readonly isIndexed: boolean
  readonly before: number
  readonly size: number
}

/** The ids of a portion of the cases that have frequent words. */
export async function findFrequent(q: Query, filter: CaseFilter, { order, isIndexed, before, size }: Portion): Promise<readonly string[]> {
  const { where, values } = conditions(filter)
  const portion = `WHERE ${where} ORDER BY ${order} LIMIT ${size} OFFSET ${before}`
  if (isIndexed) {
    const found = await q<{ id: string }>(
      `SELECT id FROM (SELECT * FROM cases WHERE ${STATES[filter.state]} ORDER BY ${order} LIMIT ${FIRST}) first ${portion}`, values)
    if (found.length === size) return found.map(({ id }) => id)
  }
  await q(EXACT)
  const found = await q<{ id: string }>(
    `WITH hits AS MATERIALIZED (SELECT ${ORDERED_BY} FROM cases WHERE ${where})
     SELECT id FROM hits ORDER BY ${order} LIMIT ${size} OFFSET ${before}`, values)
  return found.map(({ id }) => id)
}

/** How many cases have frequent words, counted up to `atMost`. */
export async function countFrequent(q: Query, filter: CaseFilter, atMost: number): Promise<number> {
  const { where, values } = conditions(filter)
  const counted = async (sql: string) => (await q<{ total: number }>(sql, values))[0]!.total
  // How many have one word the database knows; how many have two that seldom stand together it does not.
  if (wordsOf(filter).length === 1) return counted(`SELECT count(*) AS total FROM (SELECT FROM cases WHERE ${where} LIMIT ${atMost}) few`)
  const total = await counted(
    `SELECT count(*) AS total FROM (SELECT FROM (SELECT * FROM cases WHERE ${STATES[filter.state]} LIMIT ${FIRST_COUNTED}) first WHERE ${where} LIMIT ${atMost}) few`)
  if (total === atMost) return total
  await q(EXACT)
  return counted(
    `WITH hits AS MATERIALIZED (SELECT id FROM cases WHERE ${where}) SELECT count(*) AS total FROM (SELECT FROM hits LIMIT ${atMost}) few`)
}

const wordsOf = ({ text = '', applicant = '' }: CaseFilter) => [...new Set([...textWords(text), ...textWords(applicant)])]
