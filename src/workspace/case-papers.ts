// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case, Json } from '../engine/case.ts'
import { documentById, documentsOf } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { CaseDesk } from './case-desk.ts'

const MAX_DEPTH = 8
const MAX_FILES = 200

/** Every paper of a case: those in its record, and files its answers name, oldest first. */
export async function papersOf({
  desk: { house, tenant },
  at,
}: CaseDesk): Promise<readonly StoredDocument[]> {
  const own = await documentsOf(house.store, tenant, { caseId: at.id })
  const known = new Set(own.map(({ id }) => id))
  const missing = [...namedFiles(at)].filter((id) => !known.has(id)).slice(0, MAX_FILES)
  const named = await Promise.all(missing.map((id) => documentById(house.store, tenant, id)))
  const more = named.filter((one) => one !== undefined).filter(({ caseId }) => caseId === null)
  return [...more, ...own].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** Ids of the files in the answers of a case. */
function namedFiles(at: Case): Set<string> {
  const found = new Set<string>()
  const visit = (value: Json | undefined, depth: number) => {
    if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return
    const { id, name, size } = value as { id?: unknown; name?: unknown; size?: unknown }
    if (typeof id === 'string' && typeof name === 'string' && typeof size === 'number')
      found.add(id)
    for (const inner of Object.values(value)) visit(inner as Json, depth + 1)
  }
  visit(at.fields as Json, 0)
  return found
}
