// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { contentHash } from './audit-entry.ts'
import type { Json } from './canonical-json.ts'
import { withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A sign-in, a read of a marked case, an export: what is no event but must be known. */
export interface AuditNote {
  readonly kind: string
  readonly at: string
  readonly caseId?: string
  readonly content: { readonly [name: string]: Json }
}

/** Appends a note to the chain; gives its number. No personal data: a note cannot be erased. */
export async function noteAudit(
  store: Store,
  tenant: Pick<Tenant, 'id'>,
  note: AuditNote,
): Promise<number> {
  const content = {
    ...note.content, kind: note.kind, at: new Date(note.at).toISOString(),
    case: note.caseId?.toLowerCase() ?? null,
  }
  const entry = { kind: note.kind, content, contentHash: contentHash(content) }
  const rows = await withTenant(store, tenant, (q) =>
    q<{ number: number }>('SELECT append_audit($1, $2, NULL, $3) AS number',
      [JSON.stringify([entry]), note.caseId ?? null, note.at]))
  return rows[0]!.number
}
