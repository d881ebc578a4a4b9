// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readRows } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A place or thing another case holds; days are local dates, both ends included. */
export interface StoredOccupation {
  readonly register: string
  readonly key: string
  readonly from: string
  readonly to: string
  readonly fileNumber: string
}

const KEYS_AT_ONCE = 500
const FOUND_AT_MOST = 1_000

/** What other cases of a legal entity hold of these places, at most 1,000 entries. */
export async function occupationsOf(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  of: { readonly entity: string; readonly notCase: string; readonly places: readonly { register: string; key: string }[] },
): Promise<readonly StoredOccupation[]> {
  const places = of.places.slice(0, KEYS_AT_ONCE).map(({ register, key }) => JSON.stringify([{ register, key }]))
  if (places.length === 0) return []
  return readRows<StoredOccupation>(store, tenant,
    `SELECT DISTINCT held.value->>'register' AS register, held.value->>'key' AS key,
         held.value->>'from' AS from, held.value->>'to' AS to, coalesce(c.file_number, '') AS "fileNumber"
       FROM unnest($1::jsonb[]) wanted
       JOIN cases c ON c.snapshot ? 'occupied' AND c.snapshot->'occupied' @> wanted
       CROSS JOIN LATERAL jsonb_array_elements(c.snapshot->'occupied') held
       WHERE c.entity = $2 AND c.id <> $3 AND wanted->0 @> jsonb_build_object(
         'register', held.value->'register', 'key', held.value->'key')
       ORDER BY 1, 2, 3 LIMIT ${FOUND_AT_MOST}`,
      [places, of.entity, of.notCase])
}
