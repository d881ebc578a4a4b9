// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { asOutage, retryRead } from './outage.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A case as the engine needs it: its cached state and the process version it was opened with. */
export interface StoredCase {
  readonly id: string
  /** Number of events so far; what a commit must expect. */
  readonly sequence: number
  readonly process: string
  readonly version: string
  readonly entity: string
  readonly snapshot: Json
}

/** One round trip by a prepared call; `undefined` if there is no such case. Retried on outage. */
export function loadCase(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  caseId: string,
): Promise<StoredCase | undefined> {
  return retryRead(async () => {
    try {
      const { rows } = await store.poolOf(tenant.id).query<{ load: StoredCase | null }>({
        name: `${tenant.id}.load`,
        text: `SELECT ${tenant.id}.load($1)`,
        values: [caseId],
      })
      return rows[0]!.load ?? undefined
    } catch (error) {
      throw asOutage(error)
    }
  })
}
