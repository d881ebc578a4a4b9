// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Papers that come with an action on the desk: scans, photos of an inspection, a proof.
import { dropDocument } from '../command/drop-document.ts'
import type { Problem } from '../engine/input.ts'
import type { Json, Values } from '../engine/case.ts'
import { keepUploads } from '../portal/upload.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { documentById } from '../store/documents.ts'
import type { ActionSight } from './action-sight.ts'

interface Papers {
  /** New and known files by field. */
  readonly values: Values
  readonly refused: readonly Problem[]
  /** What was kept of this sending. */
  readonly kept: readonly string[]
}

/** Until the action is carried out its papers belong to nobody's case. */
export const paperOwner = (command: string) => `desk:${command}`

/** Keeps the files sent with an action; what cannot be taken is refused at its field. */
export async function keepPapers(
  c: Page, { names, seen }: ActionSight, command: string, form: SentForm,
): Promise<Papers> {
  const { fields } = seen.prepared.process
  const fieldAt = (path: string) => (names.includes(path) ? fields[path] : undefined)
  const { kept, refused } = await keepUploads(c, { draftId: paperOwner(command) }, fieldAt, form, 'office')
  const values: Record<string, Json> = {}
  for (const { path, value } of kept) {
    const known = (values[path] ?? seen.at.fields[path] ?? []) as readonly Json[]
    values[path] = [...known, value as unknown as Json]
  }
  return { values, refused, kept: kept.map(({ value }) => value.id) }
}

/** Nothing was done with them: the form will send them again, or did so before. */
export async function dropPapers(c: Page, ids: readonly string[]): Promise<void> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  for (const id of ids) {
    const paper = await documentById(house.store, tenant, id)
    if (paper) await dropDocument(house, tenant, paper)
  }
}
