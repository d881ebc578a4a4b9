// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { noteAudit } from '../store/audit.ts'
import { subjectHash } from '../store/secret.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { caseDeskOf } from './case-desk.ts'
import { papersOf } from './case-papers.ts'
import { draftForPrint, draftNotice, isDrafted, issuingAction } from './notice.ts'

/** Hands out a paper of this case and of no other; the audit knows that it was read. */
export async function downloadDocument(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  const { house, tenant, person } = seen.desk
  const paper = (await papersOf(seen)).find(({ id }) => id === c.req.param('document'))
  const original = c.req.query('original') === undefined ? undefined : paper?.meta['original']
  const sha256 = typeof original === 'string' ? original : paper?.sha256
  const bytes = sha256 === undefined ? undefined : await house.blobs.get(tenant, sha256)
  if (!paper || !bytes) return c.notFound() as Response
  await noteAudit(house.store, tenant, {
    kind: 'documentRead',
    at: house.clock(),
    caseId: seen.at.id,
    content: { document: paper.id, ...(original !== undefined && { original: true }), reader: subjectHash(tenant, person.id) },
  })
  return fileAnswer(c, bytes, paper.mediaType, 'attachment', paper.fileName)
}

/** The notice as it would be printed now, marked as a draft. */
export const downloadDraft =
  (renderer: Renderer) =>
  async (c: Page): Promise<Response> => {
    const seen = await caseDeskOf(c)
    const issuing = seen && issuingAction(seen.prepared.process)
    if (!issuing || !isDrafted(seen, issuing.key)) return c.notFound() as Response
    const draft = draftNotice(seen, issuing.letter)
    if ('missing' in draft) return c.notFound() as Response
    const { pdf } = await renderer.render(draftForPrint(draft.content))
    const name = `Entwurf ${draft.content.title} ${draft.content.fileNumber}.pdf`.replaceAll(
      /[/\\]/g,
      '-',
    )
    return fileAnswer(c, pdf, 'application/pdf', 'inline', name)
  }
