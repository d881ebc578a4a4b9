// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which papers of a case may go along with a question to another body, and which do unless somebody
// says otherwise: the application and what came with it. All else waits for a tick.
import type { Case, Json } from '../engine/case.ts'
import { APPLICATION } from '../engine/consulting.ts'
import { documentsOf } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import type { Tenant } from '../store/tenant.ts'
import type { Process } from '../process/process.ts'
import type { CaseView, House } from './house.ts'

/** Files lie in groups of lists at the deepest. */
const MAX_DEPTH = 8

export interface Along {
  /** Has the case answers that can go along as a PDF? */
  readonly hasApplication: boolean
  readonly papers: readonly StoredDocument[]
  /** Ids that go along unless somebody says otherwise. */
  readonly proposed: readonly string[]
}

/** What can go along; nothing of a protected class is proposed (§ 30 AO), and what was handed out to others never goes. */
export async function papersAlong(
  house: House, tenant: Tenant, { prepared: { process }, at }: Pick<CaseView, 'prepared' | 'at'>,
): Promise<Along> {
  const papers = (await documentsOf(house.store, tenant, { caseId: at.id })).filter(({ kind }) => kind !== 'disclosure')
  const hasApplication = process.pages.length > 0
  const ids = attachedIds(process, at)
  const attached = papers.flatMap(({ id }) => (ids.has(id) ? [id] : []))
  const proposed = [...(hasApplication ? [APPLICATION] : []), ...attached]
  return { hasApplication, papers, proposed: process.access ? [] : proposed }
}

/** Ids of the files that answer questions of the form, or what was asked for later. */
function attachedIds({ pages }: Process, { fields, requests }: Case): ReadonlySet<string> {
  const found = new Set(requests.flatMap(({ answers = {} }) => Object.values(answers).flatMap(({ files }) => files)))
  const visit = (value: Json | undefined, depth: number) => {
    if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return
    const { id, name, size } = value as { id?: unknown; name?: unknown; size?: unknown }
    if (typeof id === 'string' && typeof name === 'string' && typeof size === 'number') found.add(id)
    for (const inner of Object.values(value)) visit(inner as Json, depth + 1)
  }
  for (const name of pages.flatMap((page) => page.fields)) visit(fields[name], 0)
  return found
}
