// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Words in a million cases. Of two words one is often in every tenth case and one in a few: looked up
// side by side they cost ten times what the rare one costs alone. And where all are frequent, to go
// through the cases in order until enough have them ends soon or only with the last case.
import { estimateRows, FEW, TIMES_MORE } from './estimate-rows.ts'
import type { Query } from './query.ts'
import { anywhere, conditions, STATES, textWords } from './worklist-filter.ts'
import type { CaseFilter } from './worklist-filter.ts'

/** Cases gone through in their order before the index is asked for all that have the words. */
const FIRST = 5_000
/** The same for counting, where the order does not matter; open cases lie apart from each other and have an index of their own. */
const FIRST_COUNTED = { open: 2_000, done: 20_000, all: 20_000 } as const
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

/**
 * The same filter, with words that many cases have looked for only where a rare one leads (`beside`).
 * How many have them is what the statistics of the database say; no row is read.
 */
export async function narrowText(q: Query, filter: CaseFilter): Promise<Asked> {
  const words = wordsOf(filter)
  if (words.length === 0) return { filter, isFrequent: false }
  const each = words.map((_, i) => `SELECT FROM cases WHERE search LIKE lower($${i + 1})`)
  const rows = await estimateRows(q, each, words.map(anywhere))
  const led = words.map((word, i) => ({ word, rows: rows[i]! })).filter(({ word }) => INDEXED.test(word)).sort((a, b) => a.rows - b.rows)
  if (led.length === 0) return { filter, isFrequent: true }
  const [{ word: rarest, rows: fewest }] = led as [(typeof led)[0]]
  const isFrequent = fewest > FEW
  const most = isFrequent ? Infinity : fewest * TIMES_MORE
  const leading = new Set([rarest, ...led.filter((one) => one.rows <= most).map(({ word }) => word)])
  const beside = words.filter((word) => !leading.has(word))
  return { filter: { ...filter, ...(beside.length && { beside }) }, isFrequent }
}

/** The index knows three letters or digits in a row. */
const INDEXED = /[\p{L}\p{N}]{3}/u

/** A part of all that match, in an order; `isIndexed`: one an index has. */
export interface Portion {
  readonly order: string
  readonly isIndexed: boolean
  readonly before: number
  readonly size: number
}

/** Ids of a portion, and how many match where that is known with them. */
export interface Found {
  readonly ids: readonly string[]
  readonly total?: number
}

/** A portion of the cases that have frequent words; where all are looked up they are counted too, up to `atMost`. */
export async function findFrequent(q: Query, filter: CaseFilter, { order, isIndexed, before, size }: Portion, atMost: number): Promise<Found> {
  const { where, values } = conditions(filter)
  const portion = `WHERE ${where} ORDER BY ${order} LIMIT ${size} OFFSET ${before}`
  if (isIndexed) {
    const found = await q<{ id: string }>(
      `SELECT id FROM (SELECT * FROM cases WHERE ${STATES[filter.state]} ORDER BY ${order} LIMIT ${FIRST}) first ${portion}`, values)
    if (found.length === size) return { ids: found.map(({ id }) => id) }
  }
  await q(EXACT)
  const found = await q<{ id: string; total: number }>(
    `WITH hits AS MATERIALIZED (SELECT ${ORDERED_BY} FROM cases WHERE ${where})
     SELECT id, (SELECT count(*) FROM (SELECT FROM hits LIMIT ${atMost}) few) AS total FROM hits ORDER BY ${order} LIMIT ${size} OFFSET ${before}`, values)
  return { ids: found.map(({ id }) => id), ...(found[0] && { total: found[0].total }) }
}

/** How many cases have frequent words, counted up to `atMost`. */
export async function countFrequent(q: Query, filter: CaseFilter, atMost: number): Promise<number> {
  const { where, values } = conditions(filter)
  const counted = async (sql: string) => (await q<{ total: number }>(sql, values))[0]!.total
  // How many have one word the database knows; how many have two that seldom stand together it does not.
  if (wordsOf(filter).length === 1) return counted(`SELECT count(*) AS total FROM (SELECT FROM cases WHERE ${where} LIMIT ${atMost}) few`)
  const total = await counted(
    `SELECT count(*) AS total FROM (SELECT FROM (SELECT * FROM cases WHERE ${STATES[filter.state]} LIMIT ${FIRST_COUNTED[filter.state]}) first WHERE ${where} LIMIT ${atMost}) few`)
  if (total === atMost) return total
  await q(EXACT)
  return counted(
    `WITH hits AS MATERIALIZED (SELECT id FROM cases WHERE ${where}) SELECT count(*) AS total FROM (SELECT FROM hits LIMIT ${atMost}) few`)
}

const wordsOf = ({ text = '', applicant = '' }: CaseFilter) => [...new Set([...textWords(text), ...textWords(applicant)])]
