// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** The entry of the audit that says why a case and its papers are gone. */
export const CASE_ERASED = 'caseErased'

/** The cases the chain says were erased. */
export async function erasedCases(store: Store, tenant: Pick<Tenant, 'id'>): Promise<ReadonlySet<string>> {
  const rows = await readRows<{ id: string }>(store, tenant, 'SELECT case_id AS id FROM audit WHERE kind = $1', [CASE_ERASED])
  return new Set(rows.map(({ id }) => id))
}
