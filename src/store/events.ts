// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** One thing that happened to a case, as the engine folds it. */
export interface StoredEvent {
  readonly caseId: string
  readonly sequence: number
  readonly commandId: string
  readonly position: number
  readonly kind: string
  readonly payload: Json
  readonly actor: Json
  readonly at: string
}

const EVENTS_AT_ONCE = 10_000

/** The events of a case after `after` in order, at most 10,000; ask again after the last. */
export function readEvents(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  caseId: string,
  after = 0,
): Promise<readonly StoredEvent[]> {
  return readRows<StoredEvent>(store, tenant,
    `SELECT case_id AS "caseId", sequence, command_id AS "commandId", position, kind, payload,
         actor, at
       FROM events WHERE case_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
      [caseId, after, EVENTS_AT_ONCE])
}
