// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { fileAnswer, refusePage } from '../server/answer.tsx'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { viewCase } from '../command/case-view.ts'
import type { Case } from '../engine/case.ts'
import { documentById } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { withDraft } from './draft-pages.tsx'
import { STATUS } from './status.words.ts'

/** A paper of one's own draft, or of the case it became. */
export function draftPaper(c: Page): Promise<Response> {
  return withDraft(c, async ({ draft, data }) => {
    const document = await requested(c)
    if (!document) return absent(c)
    if (document.draftId === draft.id) return send(c, document)
    const id = draft.submittedCase ?? data.change?.case
    const at = id ? (await viewCase(c.get('house'), c.get('tenant'), id))?.at : undefined
    const isShown = at && (isForApplicant(at, document) || isReceipt(at, document, draft.id))
    return isShown ? send(c, document) : absent(c)
  })
}

/** Without an account the confirmation is fetched from the page that confirms: it came of the sending itself. */
function isReceipt(at: Case, document: StoredDocument, draft: string): boolean {
  return at.letters.some((one) => one.document === document.id && one.id.startsWith(`draft:${draft}:`))
}

/** A paper of a case of the signed-in citizen. */
export async function accountPaper(c: Page): Promise<Response> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  const document = await requested(c)
  const view = document?.caseId ? await viewCase(house, tenant, document.caseId) : undefined
  const isOwner = person?.kind === 'citizen' && view?.at.account === person.id
  return document && isOwner && isForApplicant(view.at, document) ? send(c, document) : absent(c)
}

async function requested(c: Page): Promise<StoredDocument | undefined> {
  const id = c.req.param('id') ?? ''
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) return undefined
  return documentById(c.get('house').store, c.get('tenant'), id)
}

/** Applicants see what they sent and what was sent to them; drafts of the office never. */
export function isForApplicant(at: Case, document: StoredDocument): boolean {
  if (document.caseId !== at.id) return false
  if (document.origin === 'applicant') return true
  const letter = at.letters.find((one) => one.document === document.id)
  return (
    letter !== undefined &&
    at.deliveries.some((one) => one.letterId === letter.id && one.status === 'provided')
  )
}

/** PDF opens in the browser, everything under its own name and never as anything else. */
export async function send(c: Page, document: StoredDocument): Promise<Response> {
  const bytes = await c.get('house').blobs.get(c.get('tenant'), document.sha256)
  if (!bytes) throw new Error(`document ${document.id}: its bytes are gone`)
  return fileAnswer(c, bytes, document.mediaType, 'inline', document.fileName)
}

const absent = (c: Page) =>
  refusePage(
    c,
    404,
    wordsOf(c, STATUS).noDocument,
    wordsOf(c, STATUS).maybe,
  )
