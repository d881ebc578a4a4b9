// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from './canonical-json.ts'
import { readRows, withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

export type XzufiKind = 'service' | 'unit' | 'onlineService' | 'responsibility'

/** Something that came in by XZuFi; `process` only for a service that is one of ours. */
export interface XzufiObject {
  readonly kind: XzufiKind
  readonly id: string
  readonly process: string | null
  readonly content: Json
}

type Place = Pick<Tenant, 'id'>

const OBJECTS_AT_ONCE = 50_000

/** Writes what a message says and deletes what it deletes, all of it or nothing. */
export async function saveXzufi(
  store: Store, tenant: Place, objects: readonly XzufiObject[], deleted: readonly string[], at: string,
): Promise<void> {
  await withTenant(store, tenant, async (q) => {
    // A service may move from one id to another in one message; the index allows it only once.
    await q('UPDATE xzufi_objects SET process = NULL WHERE process = ANY ($1)', [objects.flatMap((one) => one.process ?? [])])
    await q(
      `INSERT INTO xzufi_objects (kind, id, process, content, imported_at)
       SELECT o.kind, o.id, o.process, o.content, $2
       FROM jsonb_to_recordset($1) AS o (kind text, id text, process text, content jsonb)
       ON CONFLICT (kind, id) DO UPDATE SET process = excluded.process,
         content = excluded.content, imported_at = excluded.imported_at`,
      [JSON.stringify(objects), at])
    await q('DELETE FROM xzufi_objects WHERE id = ANY ($1)', [deleted])
  })
}

/** Everything that came in, by kind and id. */
export function listXzufi(store: Store, tenant: Place): Promise<readonly XzufiObject[]> {
  return readRows<XzufiObject>(store, tenant,
    'SELECT kind, id, process, content FROM xzufi_objects ORDER BY kind, id LIMIT $1', [OBJECTS_AT_ONCE])
}

/** The service that came in for one of ours. */
export async function xzufiOf(
  store: Store, tenant: Place, process: string,
): Promise<XzufiObject | undefined> {
  const rows = await readRows<XzufiObject>(store, tenant,
    'SELECT kind, id, process, content FROM xzufi_objects WHERE process = $1', [process])
  return rows[0]
}
