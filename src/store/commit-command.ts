// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { auditEntry } from './audit-entry.ts'
import type { Json } from './canonical-json.ts'
import { noteChange } from './changes.ts'
import { asOutage } from './outage.ts'
import { withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'
import { noteWake } from './wakes.ts'

/** What the work list shows and searches of a case. Dates are local dates, ids are ours. */
export interface CaseColumns {
  readonly process: string
  readonly version: string
  readonly entity?: string
  readonly fileNumber?: string | null
  readonly title: string
  readonly applicant?: string | null
  readonly account?: string | null
  readonly assignee?: string | null
  readonly unit?: string | null
  readonly waitingFor?: string | null
  /** Whose turn it is, and what kind of role that is in its process. */
  readonly waitingRole?: string | null
  readonly waitingKind?: WaitingKind | null
  readonly channel?: string | null
  /** The fee that was fixed last, in cents. */
  readonly feeCents?: number | null
  readonly nextDue?: string | null
  readonly nextDueKind?: string | null
  readonly done: boolean
  readonly statuses: { readonly [status: string]: string }
  /** By what the case is recognised beside others, as `kind:hash`. */
  readonly traits?: readonly string[]
  /** The words of the application for the search; absent where no answer has changed. */
  readonly answers?: string
  /** Streets, places and parcels in it, folded, one place a line; goes with the answers. */
  readonly places?: string
}

export type WaitingKind = 'staff' | 'applicant' | 'consultee' | 'nobody'

/** One thing that happened. `salt`: at least 16 random bytes in hex, new for each event. */
export interface NewEvent {
  readonly kind: string
  readonly payload: Json
  readonly actor: Json
  readonly salt: string
}

/** Something to carry out; `id` is `commandId:n`, `runAfter` an ISO instant, at once if absent. */
export interface NewEffect {
  readonly id: string
  readonly kind: string
  readonly payload: Json
  readonly runAfter?: string
}

/** `due` is the local date that counts, `wakeAt` the instant at which the case is looked at. */
export interface NewDeadline {
  readonly name: string
  readonly wakeAt: string
  readonly due: string
  readonly title: string
}

/** Everything one command changes. */
export interface Commit {
  readonly commandId: string
  readonly caseId: string
  /** The sequence the decision was made on; 0 opens a case. */
  readonly expected: number
  readonly at: string
  readonly columns: CaseColumns
  readonly snapshot: Json
  readonly events: readonly NewEvent[]
  readonly effects?: readonly NewEffect[]
  /** All deadlines the case has from now on; absent or null: unchanged. */
  readonly deadlines?: readonly NewDeadline[] | null
  /** The effect whose outcome this command is. */
  readonly finishes?: string
  /** What the command answers, and answers again if repeated. */
  readonly result?: Json
}

export interface Committed {
  readonly status: 'committed'
  readonly sequence: number
}
/** The command was carried out before, for `caseId`; nothing was done now. */
export interface Repeated {
  readonly status: 'repeated'
  readonly caseId: string
  readonly sequence: number
  readonly result: Json
}
/** Someone else changed the case; `sequence` is where it is now, 0 if it does not exist. */
export interface Conflict {
  readonly status: 'conflict'
  readonly sequence: number
}

const ITEMS_PER_COMMIT = 500
const SERIALIZATION_FAILURE = '40001'
const TRIES = 3

/**
 * Writes a command in one round trip and one transaction: all of it or nothing. Throws `Outage` if
 * the answer was lost; the same commit may be sent again and is never carried out twice.
 */
export async function commitCommand(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  commit: Commit,
): Promise<Committed | Repeated | Conflict> {
  assertBounds(commit)
  const statement = {
    name: `${tenant.id}.commit`,
    text: `SELECT ${tenant.id}.commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: parameters(commit),
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await store.poolOf(tenant.id).query(statement)
      const answer = rows[0]!.commit as Committed | Repeated | Conflict
      if (answer.status === 'committed') {
        wake(store, tenant, commit)
        noteChange(store, { tenant: tenant.id, caseId: commit.caseId, sequence: answer.sequence }, 'here')
      }
      return answer
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if (code !== SERIALIZATION_FAILURE || attempt === TRIES) throw asOutage(error)
    }
  }
}

function parameters(commit: Commit): unknown[] {
  const events = commit.events.map((event, index) => ({
    ...event,
    ...auditEntry(commit, event, index + 1),
  }))
  return [
    commit.commandId,
    commit.caseId,
    commit.expected,
    JSON.stringify(commit.columns),
    JSON.stringify(commit.snapshot),
    JSON.stringify(events),
    JSON.stringify(commit.effects ?? []),
    commit.deadlines ? JSON.stringify(commit.deadlines) : null,
    commit.finishes ?? null,
    JSON.stringify(commit.result ?? {}),
    commit.at,
  ]
}

function assertBounds(commit: Commit): void {
  if (commit.expected === 0 && commit.events.length === 0) {
    throw new RangeError('a case opens with at least one event')
  }
  const lists = { events: commit.events, effects: commit.effects, deadlines: commit.deadlines }
  for (const [name, list] of Object.entries(lists)) {
    if ((list?.length ?? 0) <= ITEMS_PER_COMMIT) continue
    throw new RangeError(`${list!.length} ${name} in one command, allowed: ${ITEMS_PER_COMMIT}`)
  }
}

function wake(store: Store, tenant: Pick<Tenant, 'id'>, commit: Commit): void {
  const instants = [
    ...(commit.effects ?? []).map((effect) => effect.runAfter ?? commit.at),
    ...(commit.deadlines ?? []).map((deadline) => deadline.wakeAt),
  ]
  for (const instant of instants) noteWake(store, tenant.id, instant)
}

/** Writes the columns the work list filters by, if the case is still where it was. */
export async function saveColumns(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  at: { readonly id: string; readonly sequence: number },
  columns: CaseColumns,
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    // What a command has written meanwhile is newer.
    await q('UPDATE case_answers SET places = $2 WHERE case_id = $1 AND places IS NULL', [at.id, columns.places ?? null])
    const changed = await q(
      `UPDATE cases SET waiting_for = $3, waiting_role = $4, waiting_kind = $5, channel = $6,
         fee_cents = $7, traits = $8 WHERE id = $1 AND sequence = $2 RETURNING id`,
      [at.id, at.sequence, columns.waitingFor ?? null, columns.waitingRole ?? null,
        columns.waitingKind ?? null, columns.channel ?? null, columns.feeCents ?? null,
        columns.traits ?? []])
    if (changed.length === 0) return
    await q('DELETE FROM case_traits WHERE case_id = $1', [at.id])
    await q(
      `INSERT INTO case_traits (trait, opened_at, case_id, process)
       SELECT one, opened_at, id, process FROM cases, unnest(traits) one WHERE id = $1`, [at.id])
  })
}
