// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Renderer } from '../documents/render-letter.ts'
import { viewForm } from '../forms/pages.ts'
import { summaryPrint } from '../forms/summary-print.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { withDraft } from './draft-pages.tsx'
import { viewSpoken } from './frame.tsx'

/** The answers as an accessible PDF: as they are in the draft, once sent as they were sent. */
export function summaryPdf(renderer: Renderer) {
  return (c: Page): Promise<Response> =>
    withDraft(c, async ({ draft, view }) => {
      const sent = draft.submittedCase ? await viewSpoken(c, draft.submittedCase) : undefined
      const shown = sent ? viewForm(sent.prepared, sent.context, view.values) : view
      const content = summaryPrint(shown, sent?.at.fileNumber)
      const { pdf } = await renderer.render(content)
      return fileAnswer(c, pdf, 'application/pdf', 'inline', `${content.title}.pdf`)
    })
}
