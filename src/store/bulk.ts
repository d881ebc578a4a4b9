// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Jobs over many cases. What became of a case is noted once; a second note changes nothing.
import type { Json } from './canonical-json.ts'
import { readRows, withTenant } from './query.ts'
import { orderEffect } from './queue.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import { noteWake } from './wakes.ts'

export type JobState = 'draft' | 'running' | 'stopped' | 'done'
export type ItemOutcome = 'done' | 'refused' | 'conflict' | 'failed'

export interface BulkJob {
  readonly id: string
  readonly staff: string
  readonly state: JobState
  readonly task: Json
  readonly runs: number
  readonly createdAt: string
  readonly finishedAt: string | null
  /** It should be at work, and nothing works on it: the worker gave up. */
  readonly stuck: boolean
  readonly total: number
  /** How many cases ended each way. */
  readonly counts: Readonly<Record<ItemOutcome, number>>
}

export interface BulkItem {
  readonly position: number
  readonly caseId: string
  readonly revision: number | null
  readonly person: string | null
  /** Who had the case when the job was made. */
  readonly holder: string | null
  readonly outcome: ItemOutcome | null
  readonly sentence: string | null
}

/** An item with what lists show of its case. */
export interface BulkLine extends BulkItem {
  readonly fileNumber: string | null
  readonly title: string
  readonly applicant: string | null
  readonly process: string
  readonly entity: string
  readonly assignee: string | null
  readonly unit: string | null
}

type Place = Pick<Tenant, 'id'>

export const CASES_AT_MOST = 500
const JOBS_SHOWN = 50
const SENTENCE_CHARACTERS = 2_000
const JOB =
  `SELECT j.id, j.staff, j.state, j.task, j.runs, j.created_at AS "createdAt",
     j.finished_at AS "finishedAt", i.total,
     j.state = 'running' AND NOT EXISTS (SELECT 1 FROM effects WHERE kind = 'bulk'
       AND state IN ('pending', 'running') AND payload->>'job' = j.id::text) AS stuck, jsonb_build_object('done', i.done, 'refused', i.refused,
       'conflict', i.conflict, 'failed', i.failed) AS counts
   FROM bulk_jobs j CROSS JOIN LATERAL (
     SELECT count(*) AS total, count(*) FILTER (WHERE outcome = 'done') AS done,
       count(*) FILTER (WHERE outcome = 'refused') AS refused,
       count(*) FILTER (WHERE outcome = 'conflict') AS conflict,
       count(*) FILTER (WHERE outcome = 'failed') AS failed
     FROM bulk_items WHERE job = j.id) i`
const ITEM = 'i.position, i.case_id AS "caseId", i.revision, i.person, i.holder, i.outcome, i.sentence'

/** Begins a job with these cases, at most 500; unknown and hidden ones are left out. Gives their number. */
export function createJob(
  store: Store, tenant: Place,
  job: { readonly id: string; readonly staff: string; readonly createdAt: string },
  cases: readonly string[], hidden: readonly string[] = [],
): Promise<number> {
  if (cases.length > CASES_AT_MOST) throw new RangeError(`${cases.length} cases, allowed: ${CASES_AT_MOST}`)
  return withTenant(store, tenant, async (q) => {
    await q(`INSERT INTO bulk_jobs (id, staff, state, created_at) VALUES ($1, $2, 'draft', $3)`,
      [job.id, job.staff, job.createdAt])
    const rows = await q(
      `INSERT INTO bulk_items (job, position, case_id)
       SELECT $1, row_number() OVER (ORDER BY min(w.place)), c.id
       FROM unnest($2::uuid[]) WITH ORDINALITY w (id, place) JOIN cases c ON c.id = w.id
       WHERE c.process <> ALL ($3) GROUP BY c.id RETURNING position`, [job.id, cases, hidden])
    return rows.length
  })
}

/** One job with its counts; `undefined` if there is none. */
export async function jobById(store: Store, tenant: Place, id: string): Promise<BulkJob | undefined> {
  const rows = await readRows<BulkJob>(store, tenant, `${JOB} WHERE j.id = $1`, [id])
  return rows[0]
}

/** The jobs somebody started, newest first, at most 50. */
export function jobsOf(store: Store, tenant: Place, staff: string): Promise<readonly BulkJob[]> {
  return readRows<BulkJob>(store, tenant,
    `${JOB} WHERE j.staff = $1 AND j.state <> 'draft' ORDER BY j.created_at DESC, j.id LIMIT $2`,
      [staff, JOBS_SHOWN])
}

/** The cases of a job in their order. */
export function linesOfJob(store: Store, tenant: Place, id: string): Promise<readonly BulkLine[]> {
  return readRows<BulkLine>(store, tenant,
    `SELECT ${ITEM}, c.file_number AS "fileNumber", c.title, c.applicant, c.process, c.entity, c.assignee, c.unit
       FROM bulk_items i JOIN cases c ON c.id = i.case_id WHERE i.job = $1 ORDER BY i.position`, [id])
}

/** The next cases of a job that nothing is known of. */
export function openItems(store: Store, tenant: Place, id: string, limit: number): Promise<readonly BulkItem[]> {
  return readRows<BulkItem>(store, tenant,
    `SELECT ${ITEM} FROM bulk_items i WHERE i.job = $1 AND i.outcome IS NULL
       ORDER BY i.position LIMIT $2`, [id, limit])
}

/** Says what a job shall do and who gets which case; false once it has been started. */
export function setTask(
  store: Store, tenant: Place, id: string, task: Json, persons: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  return withTenant(store, tenant, async (q) => {
    const rows = await q(`UPDATE bulk_jobs SET task = $2 WHERE id = $1 AND state = 'draft' RETURNING id`,
      [id, JSON.stringify(task)])
    if (rows.length === 0) return false
    await q(
      `UPDATE bulk_items i SET person = ($2::jsonb)->>(i.case_id::text), holder = c.assignee
       FROM cases c WHERE i.job = $1 AND c.id = i.case_id`,
      [id, JSON.stringify(persons)])
    return true
  })
}

/** Starts a job on the cases as they were seen, in their order; false if it was started before. */
export async function startJob(
  store: Store, tenant: Place, id: string, revisions: readonly (number | null)[], at: string,
): Promise<boolean> {
  const started = await withTenant(store, tenant, async (q) => {
    const rows = await q<{ runs: number }>(
      `UPDATE bulk_jobs SET state = 'running', runs = runs + 1
       WHERE id = $1 AND state = 'draft' AND task IS NOT NULL RETURNING runs`, [id])
    if (!rows[0]) return false
    await q(
      `UPDATE bulk_items i SET revision = r.revision
       FROM unnest($2::integer[]) WITH ORDINALITY r (revision, place)
       WHERE i.job = $1 AND i.position = r.place`, [id, revisions])
    return orderEffect(q, partOf(id, rows[0].runs, 1), null, at)
  })
  if (started) noteWake(store, tenant.id, at)
  return started
}

/** Goes on with a job that was stopped or got stuck; false if it is at work or ended. */
export async function resumeJob(store: Store, tenant: Place, id: string, at: string): Promise<boolean> {
  const resumed = await withTenant(store, tenant, async (q) => {
    const rows = await q<{ runs: number }>(
      `UPDATE bulk_jobs SET state = 'running', runs = runs + 1
       WHERE id = $1 AND (state = 'stopped' OR state = 'running' AND NOT EXISTS (
         SELECT 1 FROM effects WHERE kind = 'bulk' AND state IN ('pending', 'running')
           AND payload->>'job' = $1::text)) RETURNING runs`, [id])
    return rows[0] !== undefined && orderEffect(q, partOf(id, rows[0].runs, 1), null, at)
  })
  if (resumed) noteWake(store, tenant.id, at)
  return resumed
}

/** Stops a job after the case it is at; what is done stays done. */
export async function stopJob(store: Store, tenant: Place, id: string): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE bulk_jobs SET state = 'stopped' WHERE id = $1 AND state = 'running' RETURNING id`, [id]))
  return rows.length === 1
}

/** Notes what became of one case; the first note counts. */
export async function noteItem(
  store: Store, tenant: Place, job: string, position: number, outcome: ItemOutcome, sentence: string | null,
): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`UPDATE bulk_items SET outcome = $3, sentence = $4
       WHERE job = $1 AND position = $2 AND outcome IS NULL`,
    [job, position, outcome, sentence?.slice(0, SENTENCE_CHARACTERS) ?? null]))
}

/** Ends a part of a job: the job is done when no case is left, else the next part is ordered. */
export async function endPart(
  store: Store, tenant: Place, part: { readonly job: string; readonly run: number; readonly part: number }, at: string,
): Promise<void> {
  const goesOn = await withTenant(store, tenant, async (q) => {
    await q(
      `UPDATE bulk_jobs j SET state = 'done', finished_at = $2 WHERE j.id = $1 AND j.state <> 'done'
         AND NOT EXISTS (SELECT 1 FROM bulk_items WHERE job = j.id AND outcome IS NULL)`, [part.job, at])
    const rows = await q(`SELECT 1 FROM bulk_jobs WHERE id = $1 AND state = 'running' AND runs = $2`,
      [part.job, part.run])
    return rows.length === 1 && orderEffect(q, partOf(part.job, part.run, part.part + 1), null, at)
  })
  if (goesOn) noteWake(store, tenant.id, at)
}

const partOf = (job: string, run: number, part: number) =>
  ({ id: `bulk:${job}:${run}:${part}`, kind: 'bulk', payload: { job, run, part } })

/** Deletes choices of cases that nobody made anything of. */
export async function purgeJobs(store: Store, tenant: Place, before: string): Promise<void> {
  await withTenant(store, tenant, (q) =>
    q(`DELETE FROM bulk_jobs WHERE state = 'draft' AND created_at < $1`, [before]))
}

/** The cached states of these cases by id. */
export async function snapshotsOf(
  store: Store, tenant: Place, ids: readonly string[],
): Promise<ReadonlyMap<string, Json>> {
  const rows = await readRows<{ id: string; snapshot: Json }>(store, tenant,
    'SELECT id, snapshot FROM cases WHERE id = ANY ($1)', [ids])
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]))
}

const LETTERS =
  `FROM bulk_items i JOIN cases c ON c.id = i.case_id
   JOIN events e ON e.command_id = 'bulk:' || i.job || ':' || i.case_id
   WHERE i.job = $1 AND e.kind = 'letterIssued' AND NOT c.process = ANY ($2)`

/** The letters a job wrote, in the order of its cases: what stands in them; hidden processes left out. */
export async function lettersOfJob(
  store: Store, tenant: Place, id: string, hidden: readonly string[],
): Promise<readonly Json[]> {
  const rows = await readRows<{ content: Json }>(store, tenant,
    `SELECT e.payload->'content' AS content ${LETTERS} ORDER BY i.position, e.position`, [id, hidden])
  return rows.map(({ content }) => content)
}

/** How many letters a job wrote; hidden processes left out. */
export async function countLettersOfJob(
  store: Store, tenant: Place, id: string, hidden: readonly string[],
): Promise<number> {
  const rows = await readRows<{ count: number }>(store, tenant, `SELECT count(*) ${LETTERS}`, [id, hidden])
  return rows[0]!.count
}

/** How many open cases each of these people has. */
export async function openCounts(
  store: Store, tenant: Place, people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await readRows<{ assignee: string; count: number }>(store, tenant,
    'SELECT assignee, count(*) FROM cases WHERE NOT done AND assignee = ANY ($1) GROUP BY assignee', [people])
  return new Map(rows.map(({ assignee, count }) => [assignee, count]))
}
