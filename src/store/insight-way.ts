// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The way cases really went: through which stations, how long from one to the next, where they are.
import type { Process } from '../process/process.ts'
import { within } from './insight.ts'
import type { FigureScope } from './insight.ts'
import { readTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** One station of the way of a process, by its place in it. */
export interface Station {
  readonly index: number
  /** Cases that reached it, that are there now, and that came back to it. */
  readonly reached: number
  readonly here: number
  readonly again: number
  /** Cases that came from another station, and the days since that one. */
  readonly timed: number
  readonly median: number | null
  readonly p90: number | null
}

/** From one station to the next one a case reached. */
export interface Passage {
  readonly from: number
  readonly to: number
  readonly cases: number
  readonly median: number
}

/** What was asked for in how many cases. */
export interface RequestedItem {
  readonly item: string
  readonly cases: number
}

export interface ProcessPicture {
  /** Cases that came in during the period, at most 20,000, the newest. */
  readonly cases: number
  readonly stations: readonly Station[]
  readonly passages: readonly Passage[]
  /** Of these, how many were asked for something, and for what most often. */
  readonly requested: number
  readonly items: readonly RequestedItem[]
}

/** Enough to tell; the older ones say less about how it goes now. */
export const CASES_IN_PICTURE = 20_000
const ITEMS_AT_MOST = 5

/** The picture of one process for the cases that came in during a period. */
export function stationsOf(
  store: Store, tenant: Pick<Tenant, 'id'>, process: Process, scope: FigureScope,
): Promise<ProcessPicture> {
  const { where, values } = within({ ...scope, processes: [process.id] })
  const way = process.way.flatMap(({ status, state }, index) =>
    (typeof state === 'string' ? [state] : state).map((one) => ({ index, key: `${status}:${one}` })))
  const chosen = `chosen AS MATERIALIZED (
    SELECT * FROM (SELECT case_id, requests FROM case_figures
      WHERE received_on BETWEEN $1::date AND $2::date AND ${where}
      ORDER BY received_on DESC, case_id LIMIT ${CASES_IN_PICTURE}) f
    JOIN case_ways USING (case_id))`
  const steps = `${chosen}, way AS (
    SELECT * FROM jsonb_to_recordset($${values.length + 1}::jsonb) AS w (index integer, key text)
  ), met AS (
    SELECT c.case_id, w.index, min((c.reached->>w.key)::date) AS on_day,
      coalesce(max((c.again->>w.key)::integer), 0) AS again
    FROM chosen c JOIN way w ON c.reached ? w.key GROUP BY 1, 2
  ), walked AS (
    SELECT m.*, lag(index) OVER order_of AS before,
      on_day - lag(on_day) OVER order_of AS days, lead(index) OVER order_of IS NULL AS is_last
    FROM met m WINDOW order_of AS (PARTITION BY case_id ORDER BY on_day, index))`
  const all = [...values, JSON.stringify(way)]
  return readTenant(store, tenant, async (q) => {
    const stations = await q<Station>(
      `WITH ${steps} SELECT index, count(*)::integer AS reached,
         count(*) FILTER (WHERE is_last)::integer AS here,
         count(*) FILTER (WHERE again > 0)::integer AS again,
         count(days)::integer AS timed,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY days)::integer AS median,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY days)::integer AS p90
       FROM walked GROUP BY 1 ORDER BY 1`, all)
    const passages = await q<Passage>(
      `WITH ${steps} SELECT before AS "from", index AS "to", count(*)::integer AS cases,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY days)::integer AS median
       FROM walked WHERE before IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`, all)
    const [counted] = await q<{ cases: number; requested: number }>(
      `WITH ${chosen} SELECT count(*)::integer AS cases,
         count(*) FILTER (WHERE requests > 0)::integer AS requested FROM chosen`, values)
    const items = await q<RequestedItem>(
      `WITH ${chosen} SELECT min(item) AS item, count(DISTINCT case_id)::integer AS cases
       FROM chosen CROSS JOIN LATERAL unnest(requested) AS item GROUP BY lower(item)
       ORDER BY 2 DESC, 1 LIMIT ${ITEMS_AT_MOST}`, values)
    return { ...counted!, stations, passages, items }
  })
}
