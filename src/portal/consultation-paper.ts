// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The papers that were chosen to go along with a question, and no other of the case.
import { caseWhenAsked } from '../command/answers-when-asked.ts'
import { viewCase } from '../command/case-view.ts'
import type { Renderer } from '../documents/render-letter.ts'
import type { CaseView } from '../command/house.ts'
import { APPLICATION } from '../engine/consulting.ts'
import { viewForm } from '../forms/pages.ts'
import { summaryPrint } from '../forms/summary-print.ts'
import { changedQuestions } from '../forms/summary.ts'
import { fileAnswer, redirectTo } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { noteAudit } from '../store/audit.ts'
import { documentById } from '../store/documents.ts'
import type { StoredDocument } from '../store/documents.ts'
import { noteLinkRead } from '../store/link-reads.ts'
import { subjectHash } from '../store/secret.ts'
import { isUuid } from '../store/uuid.ts'
import { askedBy } from './consultation-link.ts'
import type { Asked } from './consultation-link.ts'
import { goneLink, overPage } from './consultation-over.tsx'
import { address } from './frame.tsx'

/** The papers of a question that can still be handed out, in the order they were chosen. */
export async function papersAlong(c: Page, { view, consultation: { papers = [] } }: Asked): Promise<readonly (StoredDocument | 'application')[]> {
  const found = await Promise.all(papers.map((id) => paperOf(c, view.at.id, id)))
  return found.filter((one) => one !== undefined)
}

/** The questions whose answers are others now than when the body was asked, as the form words them. */
export async function changedSinceAsked(c: Page, { view: { at, prepared, context }, consultation }: Asked): Promise<readonly string[]> {
  if (!(consultation.papers ?? []).includes(APPLICATION)) return []
  const then = await caseWhenAsked(c.get('house'), c.get('tenant'), at.id, consultation.id)
  return changedQuestions(viewForm(prepared, context, then.fields), viewForm(prepared, context, at.fields))
}

/** Hands out a paper that goes along, while the question is open; counted, and the audit knows. */
export const consultationPaper = (renderer: Renderer) => async (c: Page): Promise<Response> => {
  const asked = await askedBy(c)
  if (asked === undefined) return goneLink(c)
  if (asked.kind !== 'asked') return overPage(c, asked)
  // With the code it opens; without it the page asks for one.
  if (!asked.isProven) return redirectTo(c, address(c, `/beteiligung/${c.req.param('token')}`))
  const { view: { at }, consultation } = asked
  const id = c.req.param('document') ?? ''
  const isChosen = consultation.status === 'open' && (consultation.papers ?? []).includes(id)
  const paper = isChosen ? await paperOf(c, at.id, id) : undefined
  if (paper === undefined) return c.notFound() as Response
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const file = paper === 'application' ? await application(c, renderer, asked) : await stored(c, paper)
  const now = house.clock()
  await noteLinkRead(house.store, tenant, { caseId: at.id, consultation: consultation.id, document: id, at: now })
  await noteAudit(house.store, tenant, {
    kind: 'documentRead', at: now, caseId: at.id,
    content: { document: id, consultation: consultation.id, reader: subjectHash(tenant, `consultee:${consultation.consultee}`) },
  })
  return fileAnswer(c, file.bytes, file.mediaType, 'attachment', file.name)
}

async function paperOf(c: Page, caseId: string, id: string): Promise<StoredDocument | 'application' | undefined> {
  if (id === APPLICATION) return 'application'
  const paper = isUuid(id) ? await documentById(c.get('house').store, c.get('tenant'), id) : undefined
  return paper?.caseId === caseId ? paper : undefined
}

interface File {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string
}

/** The answers as they were when the body was asked, in German: what the office works with. */
async function application(c: Page, renderer: Renderer, { view, consultation }: Asked): Promise<File> {
  const { prepared, context, at } = (await viewCase(c.get('house'), c.get('tenant'), view.at.id)) as CaseView
  const then = await caseWhenAsked(c.get('house'), c.get('tenant'), at.id, consultation.id)
  const content = summaryPrint(viewForm(prepared, context, then.fields), at.fileNumber, consultation.askedOn)
  const { pdf } = await renderer.render(content)
  return { bytes: pdf, mediaType: 'application/pdf', name: `Antrag ${at.fileNumber ?? ''}.pdf`.replaceAll(/[/\\]/g, '-') }
}

async function stored(c: Page, { id, sha256, mediaType, fileName }: StoredDocument): Promise<File> {
  const bytes = await c.get('house').blobs.get(c.get('tenant'), sha256)
  if (!bytes) throw new Error(`document ${id}: its bytes are gone`)
  return { bytes, mediaType, name: fileName }
}
