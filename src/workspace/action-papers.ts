// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Papers that come with an action on the desk: scans, photos of an inspection, a proof. A form that is
// shown again has them already; it names them, so that two sendings at once do not count them twice.
import { dropDocument } from '../command/drop-document.ts'
import type { Problem } from '../engine/input.ts'
import type { Values } from '../engine/case.ts'
import { fieldAt } from '../engine/functions.ts'
import { valueAt, withValueAt } from '../portal/answers.ts'
import { addFile, keepUploads, valueOf } from '../portal/upload.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { documentById, formOwner } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { isUuid } from '../store/uuid.ts'
import { REMOVE_FILE } from '../ui/file-field.tsx'
import type { ActionSight } from './action-sight.ts'

/** Papers of this form that were kept before. */
export type KeptPapers = readonly StoredDocument[]

interface Papers {
  /** What was typed, with new and known files at their places. */
  readonly values: Values
  readonly refused: readonly Problem[]
  /** What was kept of this sending. */
  readonly kept: readonly string[]
  /** All of this form, also of sendings before. */
  readonly all: KeptPapers
}

/** The hidden field that names the papers a form has already. */
export const KEPT = '_dateien'
const KEPT_AT_MOST = 100

/** Keeps the files sent with an action; what cannot be taken is refused at its field. */
export async function keepPapers(
  c: Page, { names, seen }: ActionSight, command: string, form: SentForm, typed: Values,
): Promise<Papers> {
  const { process } = seen.prepared
  const questionAt = (path: string) => (names.includes(path.split('.')[0]!) ? fieldAt(process, path) : undefined)
  const before = await keptBefore(c, command, form)
  const { kept, refused } = await keepUploads(c, { draftId: formOwner(command) }, questionAt, form, 'office')
  const fresh = await documentsById(c, kept.map(({ value }) => value.id))
  const all = [...before, ...fresh]
  const values = all.filter((paper) => questionAt(pathOf(paper))).reduce((given, paper) =>
    withValueAt(given, pathOf(paper), addFile(valueAt(given, pathOf(paper)) ?? valueAt(seen.at.fields, pathOf(paper)), valueOf(paper))), typed)
  return { values, refused, kept: kept.map(({ value }) => value.id), all }
}

/** Where in the form a paper was given. */
export const pathOf = (paper: StoredDocument) => String(paper.meta['path'] ?? '')

/** The papers a form names, without the one it takes away; what is not of this form or has become a case's is left out. */
async function keptBefore(c: Page, command: string, form: SentForm): Promise<KeptPapers> {
  const named = (form.own(KEPT) ?? '').split(' ').filter(isUuid).slice(0, KEPT_AT_MOST)
  const gone = (form.own(REMOVE_FILE) ?? '').split(':').at(-1)
  const own = (await documentsById(c, named)).filter(
    ({ draftId, caseId }) => draftId === formOwner(command) && caseId === null)
  await dropPapers(c, own.filter(({ id }) => id === gone).map(({ id }) => id))
  return own.filter(({ id }) => id !== gone)
}

async function documentsById(c: Page, ids: readonly string[]): Promise<StoredDocument[]> {
  const found: StoredDocument[] = []
  for (const id of ids) {
    const paper = await documentById(c.get('house').store, c.get('tenant'), id)
    if (paper) found.push(paper)
  }
  return found
}

/** Nothing was done with them: they came a second time. */
export async function dropPapers(c: Page, ids: readonly string[]): Promise<void> {
  for (const paper of await documentsById(c, ids)) await dropDocument(c.get('house'), c.get('tenant'), paper)
}
