// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { auditEntries } from './audit-entries.ts'
import type { Blobs } from './blobs.ts'
import { erasedCases } from './erased-cases.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

export interface FilesVerified {
  readonly checked: number
  /** Ids of documents whose bytes are gone or no longer those that came in; at most 100. */
  readonly damaged: readonly string[]
}

const DAMAGED_AT_MOST = 100

/** Reads every file the chain says belongs to a case that was not erased, and compares it with its hash there. */
export async function verifyFiles(
  store: Store,
  blobs: Blobs,
  tenant: Pick<Tenant, 'id'>,
): Promise<FilesVerified> {
  const damaged: string[] = []
  const gone = await erasedCases(store, tenant)
  let checked = 0
  for await (const { kind, caseId, content } of auditEntries(store, tenant)) {
    if (kind !== 'documentKept' || gone.has(caseId ?? '')) continue
    const { document, sha256, original } = content as {
      readonly document: string; readonly sha256: string; readonly original?: string
    }
    checked++
    for (const hash of [sha256, ...(original === undefined ? [] : [original])]) {
      // The store refuses bytes that no longer match their name.
      const bytes = await blobs.get(tenant, hash).catch(() => undefined)
      if (!bytes && damaged.length < DAMAGED_AT_MOST) damaged.push(document)
    }
  }
  return { checked, damaged: [...new Set(damaged)] }
}
