// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads what cases tell for figures: from their events into one narrow line each. The words of the
// building blocks (fiction, objection) are handed in, so that this file knows no procedure.
import { withTenant } from './query.ts'
import type { Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** Where a process says what figures count: `status:state`, and a field. */
export interface FigureMarks {
  readonly fiction: string
  readonly objected: string
  readonly objectionResult: string
  /** The record is closed; what follows years later is about keeping it. */
  readonly closed: string
  /** What of a requested item names it. */
  readonly requestItem: string
}

const PORTION = 1_000
const PORTIONS_AT_MOST = 10_000
/** Commits may end later than the clock they bear; what changed this long before is looked at again. */
const LATE = '1 hour'

/**
 * Brings the figures up to the cases, at most `portions` of a thousand at once, oldest change first.
 * False if there are more to read.
 */
export async function readFigures(
  store: Store, tenant: Pick<Tenant, 'id'>, marks: FigureMarks, portions = PORTIONS_AT_MOST,
): Promise<boolean> {
  for (let i = 0; i < Math.min(portions, PORTIONS_AT_MOST); i++) {
    const count = await withTenant(store, tenant, (q) => readPortion(q, marks))
    // Somebody else is reading just now, and soon done.
    if (count === undefined) return true
    if (count < PORTION) return true
  }
  return false
}

/** Forgets all figures, so that the next reading makes them anew from the events. */
export async function forgetFigures(store: Store, tenant: Pick<Tenant, 'id'>): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    await q('DELETE FROM case_figures')
    await q('DELETE FROM case_ways')
    await q('DELETE FROM deadline_figures')
    await q(`UPDATE figures_read SET until = '-infinity'`)
  })
}

async function readPortion(q: Query, marks: FigureMarks): Promise<number | undefined> {
  const [lock] = await q('SELECT one FROM figures_read FOR UPDATE SKIP LOCKED')
  if (!lock) return undefined
  const stale = await q<{ id: string; until: string }>(
    `SELECT c.id, c.changed_at::text AS until FROM cases c
     LEFT JOIN case_figures f ON f.case_id = c.id
     WHERE c.changed_at >= (SELECT until - interval '${LATE}' FROM figures_read)
       AND f.sequence IS DISTINCT FROM c.sequence
     ORDER BY c.changed_at LIMIT ${PORTION}`)
  if (stale.length === 0) return 0
  // The planner cannot know how many events a thousand cases have, and guesses few.
  await q('SET LOCAL enable_nestloop = off')
  const ids = stale.map(({ id }) => id)
  await q(WRITE_CASES, [ids, marks.fiction, marks.objected, marks.objectionResult,
    marks.requestItem, marks.closed])
  await q('DELETE FROM deadline_figures WHERE case_id = ANY ($1::uuid[])', [ids])
  await q(WRITE_DEADLINES, [ids])
  await q('UPDATE figures_read SET until = greatest(until, $1::timestamptz)', [stale.at(-1)!.until])
  return stale.length
}

/** Days of a multirange inside another range. */
const DAYS = (ranges: string) =>
  `(SELECT coalesce(sum(upper(r) - lower(r)), 0)::integer
    FROM unnest(${ranges} * datemultirange(daterange(t.received_on, greatest(t.received_on, t.finished_on)))) r)`

const WRITE_CASES = `
WITH e AS MATERIALIZED (
  SELECT case_id, sequence, kind,
    coalesce(p->>'id', p->'request'->>'id', p->'consultation'->>'id') AS id,
    coalesce(p->>'on', p->'request'->>'askedOn', p->'consultation'->>'askedOn',
      p->'letter'->>'on')::date AS on_day,
    (p->'request'->>'due')::date AS due, p->'request'->'items' AS items, p->'ids' AS ids,
    CASE kind WHEN 'statusSet' THEN (p->>'status') || ':' || (p->>'to') END AS key,
    kind = 'letterIssued' AND p->'content'->>'kind' = 'decisionNotice' AS is_notice,
    CASE WHEN kind IN ('recorded', 'receiptCorrected') THEN (p->>'at')::timestamptz END AS received_at,
    CASE kind WHEN 'valuesSet' THEN p->'values'->>$4 END AS objection_result
  FROM (SELECT case_id, sequence, kind, payload AS p FROM events
    WHERE case_id = ANY ($1::uuid[]) AND (kind IN ('recorded', 'receiptCorrected', 'letterIssued', 'statusSet',
      'documentsRequested', 'documentsSupplied', 'documentsForgone', 'consulted', 'consultationAnswered',
      'consultationSilent') OR kind = 'valuesSet' AND payload->'values' ? $4)) one
), facts AS (
  SELECT case_id,
    (array_agg(received_at ORDER BY sequence DESC) FILTER (WHERE received_at IS NOT NULL))[1] AS received_at,
    min(on_day) FILTER (WHERE is_notice) AS noticed_on,
    max(on_day) FILTER (WHERE kind = 'statusSet') AS moved_on,
    count(*) FILTER (WHERE kind = 'documentsRequested') AS requests,
    (array_agg(objection_result ORDER BY sequence DESC)
      FILTER (WHERE objection_result IS NOT NULL))[1] AS objection_result
  FROM e GROUP BY case_id
), stations AS (
  SELECT case_id, jsonb_object_agg(key, first) AS reached,
    coalesce(jsonb_object_agg(key, times - 1) FILTER (WHERE times > 1), '{}') AS again
  FROM (SELECT case_id, key, min(on_day) AS first, count(*) AS times
    FROM e WHERE kind = 'statusSet' GROUP BY 1, 2) s
  GROUP BY case_id
), supplied AS (
  SELECT e.case_id, i.id, min(e.on_day) AS on_day
  FROM e CROSS JOIN LATERAL jsonb_array_elements_text(e.ids) AS i (id)
  WHERE e.kind IN ('documentsSupplied', 'documentsForgone') GROUP BY 1, 2
), asked AS (
  SELECT r.case_id, range_agg(daterange(r.on_day,
    greatest(r.on_day, least(s.on_day, r.due + 1)))) AS ranges
  FROM e r LEFT JOIN supplied s USING (case_id, id)
  WHERE r.kind = 'documentsRequested' GROUP BY r.case_id
), answered AS (
  SELECT case_id, id, min(on_day) AS on_day FROM e
  WHERE kind IN ('consultationAnswered', 'consultationSilent') GROUP BY 1, 2
), consulted AS (
  SELECT k.case_id, range_agg(daterange(k.on_day,
    CASE WHEN s.on_day IS NOT NULL THEN greatest(k.on_day, s.on_day) END)) AS ranges
  FROM e k LEFT JOIN answered s USING (case_id, id)
  WHERE k.kind = 'consulted' GROUP BY k.case_id
), items AS (
  SELECT e.case_id, array_agg(DISTINCT btrim(i->>$5)) AS requested
  FROM e CROSS JOIN LATERAL jsonb_array_elements(e.items) i
  WHERE e.kind = 'documentsRequested' AND btrim(i->>$5) <> '' GROUP BY e.case_id
), claims AS (
  SELECT c.id, min((r->>'bookedOn')::date) AS fee_on, sum((r->>'cents')::bigint) AS fee_cents,
    sum((r->>'cents')::bigint) FILTER (WHERE r ? 'cancelled') AS cancelled_cents
  FROM cases c CROSS JOIN LATERAL jsonb_array_elements(c.snapshot->'receivables') r
  WHERE c.id = ANY ($1::uuid[]) GROUP BY c.id
), t AS (
  SELECT c.id, c.sequence, c.process, c.entity, coalesce(c.channel, '') AS channel,
    (coalesce(f.received_at, c.opened_at) AT TIME ZONE 'Europe/Berlin')::date AS received_on,
    least(f.noticed_on, (s.reached->>$2)::date, CASE WHEN c.done THEN coalesce(
      (s.reached->>$6)::date, f.moved_on, (c.changed_at AT TIME ZONE 'Europe/Berlin')::date) END) AS finished_on,
    coalesce(f.requests, 0) AS requests, coalesce(i.requested, '{}') AS requested,
    coalesce(a.ranges, '{}') AS a, coalesce(k.ranges, '{}') AS k,
    coalesce(c.waiting_kind, 'nobody') AS waiting_kind, (s.reached->>$2)::date AS fiction_on,
    (s.reached->>$3)::date AS objected_on, f.objection_result, m.fee_on,
    coalesce(m.fee_cents, 0) AS fee_cents, coalesce(m.cancelled_cents, 0) AS cancelled_cents,
    coalesce((c.snapshot->>'paidCents')::bigint, 0) AS paid_cents,
    coalesce(s.reached, '{}') AS reached, coalesce(s.again, '{}') AS again
  FROM cases c
  LEFT JOIN facts f ON f.case_id = c.id LEFT JOIN stations s ON s.case_id = c.id
  LEFT JOIN asked a ON a.case_id = c.id LEFT JOIN consulted k ON k.case_id = c.id
  LEFT JOIN items i ON i.case_id = c.id LEFT JOIN claims m ON m.id = c.id
  WHERE c.id = ANY ($1::uuid[])
), ways AS (
  INSERT INTO case_ways (case_id, reached, again, requested)
  SELECT id, reached, again, requested FROM t
  ON CONFLICT (case_id) DO UPDATE SET (reached, again, requested) =
    (excluded.reached, excluded.again, excluded.requested)
)
INSERT INTO case_figures (case_id, sequence, process, entity, channel, received_on, finished_on,
  requests, applicant_days, consultee_days, waiting_kind, fiction_on, objected_on,
  objection_result, fee_on, fee_cents, cancelled_cents, paid_cents)
SELECT id, sequence, process, entity, channel, received_on, finished_on, requests,
  CASE WHEN finished_on IS NOT NULL THEN ${DAYS('t.a')} END,
  CASE WHEN finished_on IS NOT NULL THEN ${DAYS('(t.k - t.a)')} END,
  waiting_kind, fiction_on, objected_on, objection_result, fee_on, fee_cents, cancelled_cents,
  paid_cents
FROM t
ON CONFLICT (case_id) DO UPDATE SET (sequence, process, entity, channel, received_on, finished_on,
  requests, applicant_days, consultee_days, waiting_kind, fiction_on, objected_on,
  objection_result, fee_on, fee_cents, cancelled_cents, paid_cents) = (
  excluded.sequence, excluded.process, excluded.entity, excluded.channel, excluded.received_on,
  excluded.finished_on, excluded.requests, excluded.applicant_days, excluded.consultee_days,
  excluded.waiting_kind, excluded.fiction_on, excluded.objected_on, excluded.objection_result,
  excluded.fee_on, excluded.fee_cents, excluded.cancelled_cents, excluded.paid_cents)`

/** Only periods (they have a day they began), only the office's own, and none that rests. */
const WRITE_DEADLINES = `
WITH d AS MATERIALIZED (
  SELECT case_id, sequence, kind, payload->>'name' AS name, (payload->'deadline') - 'steps' AS deadline,
    (at AT TIME ZONE 'Europe/Berlin')::date AS on_day
  FROM events WHERE case_id = ANY ($1::uuid[]) AND kind IN ('deadlineSet', 'deadlineCleared')
), last AS (
  SELECT DISTINCT ON (case_id, name) case_id, name, sequence, deadline FROM d
  WHERE kind = 'deadlineSet' ORDER BY case_id, name, sequence DESC
), cleared AS (
  SELECT l.case_id, l.name, min(d.on_day) AS on_day FROM last l JOIN d USING (case_id, name)
  WHERE d.kind = 'deadlineCleared' AND d.sequence > l.sequence GROUP BY 1, 2
)
INSERT INTO deadline_figures (case_id, name, process, entity, due, settled_on)
SELECT l.case_id, l.name, f.process, f.entity, (l.deadline->>'due')::date,
  coalesce(c.on_day, CASE WHEN f.finished_on >= (l.deadline->>'setOn')::date THEN f.finished_on END)
FROM last l JOIN case_figures f USING (case_id) LEFT JOIN cleared c USING (case_id, name)
WHERE l.deadline->>'side' = 'authority' AND l.deadline ? 'from' AND NOT l.deadline ? 'restsSince'`
