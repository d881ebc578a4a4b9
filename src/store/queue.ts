// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import type { NewEffect } from './commit-command.ts'
import { readRows, withTenant, type Query } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** An effect in a worker's hands; `attempts` counts this one and is the key that guards it. */
export interface TakenEffect {
  readonly id: string
  /** Null only for mail about a draft, which is no case yet. */
  readonly caseId: string | null
  readonly kind: string
  readonly payload: Json
  readonly attempts: number
  readonly takenUntil: string
}

/** An effect that waits for a person: what failed, in words for the hand-over desk. */
export interface ParkedEffect {
  readonly id: string
  readonly caseId: string
  readonly kind: string
  readonly payload: Json
  readonly attempts: number
  readonly lastError: string
  readonly createdAt: string
}

type Place = Pick<Tenant, 'id'>

const TAKE_AT_MOST = 100
const LIST_AT_MOST = 500
const ERROR_CHARACTERS = 2000
const NEXT =
  `SELECT id FROM effects WHERE state = 'pending' AND run_after <= $1
   ORDER BY run_after, id LIMIT $2 FOR UPDATE SKIP LOCKED`

/** Effects of cases whose process is not hidden from the person who asks. */
const SEEN = `NOT EXISTS (
  SELECT 1 FROM cases hidden_case WHERE hidden_case.id = case_id AND hidden_case.process = ANY (?::text[]))`

/** Takes due effects for `leaseMs`; two workers never hold the same one. Instants are ISO. */
export function takeEffects(
  store: Store,
  tenant: Place,
  wish: { readonly now: string; readonly limit: number; readonly leaseMs: number },
): Promise<readonly TakenEffect[]> {
  const until = new Date(Date.parse(wish.now) + wish.leaseMs).toISOString()
  const limit = Math.min(wish.limit, TAKE_AT_MOST)
  return withTenant(store, tenant, (q) =>
    q<TakenEffect>(
      // An array, evaluated once: as a plain sub-select the limit may be applied again per row.
      `UPDATE effects SET state = 'running', attempts = attempts + 1, taken_until = $3
       WHERE id = ANY (ARRAY(${NEXT}))
       RETURNING id, case_id AS "caseId", kind, payload, attempts, taken_until AS "takenUntil"`,
      [wish.now, limit, until],
    ))
}

/** Orders what no command decided, within the transaction that makes it due; once for each id. */
export async function orderEffect(
  q: Query,
  { id, kind, payload, runAfter }: NewEffect,
  caseId: string | null,
  at: string,
): Promise<boolean> {
  const rows = await q(
    `INSERT INTO effects (id, case_id, kind, payload, state, attempts, run_after, created_at)
     VALUES ($1, $2, $3, $4, 'pending', 0, $5, $6) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, caseId, kind, JSON.stringify(payload), runAfter ?? at, at])
  return rows.length === 1
}

/** Done without a command. False if someone else holds or finished it. */
export function finishEffect(
  store: Store,
  tenant: Place,
  effect: Pick<TakenEffect, 'id' | 'attempts'>,
  outcome: { readonly at: string; readonly result?: Json },
): Promise<boolean> {
  return change(store, tenant, effect,
    `state = 'done', taken_until = NULL, finished_at = $3, result = $4`,
    [outcome.at, JSON.stringify(outcome.result ?? null)])
}

/** Back into the queue until `runAfter`. `error` is a sentence without personal data. */
export function failEffect(
  store: Store,
  tenant: Place,
  effect: Pick<TakenEffect, 'id' | 'attempts'>,
  failure: { readonly error: string; readonly runAfter: string },
): Promise<boolean> {
  return change(store, tenant, effect,
    `state = 'pending', taken_until = NULL, last_error = $3, run_after = $4`,
    [failure.error.slice(0, ERROR_CHARACTERS), failure.runAfter])
}

/** Onto the hand-over desk: only a person brings it back, by `retryEffect`. */
export function parkEffect(
  store: Store,
  tenant: Place,
  effect: Pick<TakenEffect, 'id' | 'attempts'>,
  failure: { readonly error: string },
): Promise<boolean> {
  return change(store, tenant, effect,
    `state = 'parked', taken_until = NULL, last_error = $3`,
    [failure.error.slice(0, ERROR_CHARACTERS)])
}

/** Gives back what workers held that did not come back in time; gives the number. */
export async function releaseExpired(store: Store, tenant: Place, now: string): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE effects SET state = 'pending', taken_until = NULL
       WHERE state = 'running' AND taken_until < $1 RETURNING id`, [now]))
  return rows.length
}

/** What waits on the hand-over desk, oldest first, at most 500. */
export function parkedEffects(
  store: Store, tenant: Place, hidden: readonly string[] = [],
): Promise<readonly ParkedEffect[]> {
  return readRows<ParkedEffect>(store, tenant,
    `SELECT id, case_id AS "caseId", kind, payload, attempts, last_error AS "lastError",
         created_at AS "createdAt"
       FROM effects WHERE state = 'parked' AND case_id IS NOT NULL AND ${SEEN.replace('?', '$2')}
       ORDER BY created_at, id LIMIT $1`, [LIST_AT_MOST, hidden])
}

/** Puts a parked effect back into the queue with a fresh count; false if it is not parked. */
export async function retryEffect(
  store: Store,
  tenant: Place,
  id: string,
  at: string,
): Promise<boolean> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`UPDATE effects SET state = 'pending', attempts = 0, run_after = $2
       WHERE id = $1 AND state = 'parked' RETURNING id`, [id, at]))
  return rows.length === 1
}

/** How many effects wait on the hand-over desk: as `parkedEffects`, which shows those of cases. */
export async function countParked(
  store: Store,
  tenant: Place,
  hidden: readonly string[] = [],
): Promise<number> {
  const rows = await readRows<{ count: number }>(store, tenant,
    `SELECT count(*) FROM effects WHERE state = 'parked' AND case_id IS NOT NULL AND ${SEEN.replace('?', '$1')}`, [hidden])
  return rows[0]!.count
}

/** The count of attempts tells a worker whose lease ran out from the one that came after. */
async function change(
  store: Store,
  tenant: Place,
  effect: Pick<TakenEffect, 'id' | 'attempts'>,
  set: string,
  values: readonly unknown[],
): Promise<boolean> {
  const held = async (q: Query) =>
    q(`UPDATE effects SET ${set}
       WHERE id = $1 AND attempts = $2 AND state = 'running' RETURNING id`,
    [effect.id, effect.attempts, ...values])
  return (await withTenant(store, tenant, held)).length === 1
}
