// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { contextFor, processOf } from '../command/settings.ts'
import type { Renderer } from '../documents/render-letter.ts'
import { paperForm } from '../forms/paper-form.ts'
import { fileAnswer } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { unknownService } from './begin-application.ts'
import { spoken } from './frame.tsx'
import { headOf } from './paper-form-head.ts'

/** Whoever asks again within this time gets the same bytes, so that nobody keeps the setter busy. */
const KEPT_AT_MOST = 200

/** The empty form as an accessible PDF, set once for each version, language and day. */
export function paperFormPage(renderer: Renderer) {
  const kept = new Map<string, Promise<Uint8Array>>()
  return async (c: Page): Promise<Response> => {
    const [house, tenant] = [c.get('house'), c.get('tenant')]
    const found = await processOf(house, tenant, c.req.param('process') ?? '')
    if (!found) return unknownService(c)
    const prepared = spoken(c, found)
    const { id, version, title } = prepared.process
    const context = await contextFor(house, tenant, id)
    const content = paperForm(prepared, context, headOf(tenant, context.entities))
    const key = [tenant.id, id, version, content.date, prepared.language].join(' ')
    let pdf = kept.get(key)
    if (!pdf) {
      pdf = renderer.render(content).then((one) => one.pdf)
      pdf.catch(() => kept.delete(key))
      kept.set(key, pdf)
      if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value!)
    }
    const name = `${content.title} ${title}.pdf`.replaceAll('/', '-')
    return fileAnswer(c, await pdf, 'application/pdf', 'inline', name)
  }
}
