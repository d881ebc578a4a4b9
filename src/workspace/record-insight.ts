// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Looking into a file (§ 29 VwVfG): choose, look at what would go out, hand out. What was handed
// out is kept in the file byte for byte, and the file says to whom, when and what was withheld.
import { execute } from '../command/execute.ts'
import { insightFile } from '../documents/record-file.ts'
import type { RecordFile } from '../documents/record-file.ts'
import { packRecord } from '../documents/record-pack.ts'
import { reasonWords } from '../documents/record-reasons.ts'
import { redact } from '../documents/record-redact.ts'
import type { Redacted } from '../documents/record-redact.ts'
import type { Renderer } from '../documents/render-letter.ts'
import type { Problem } from '../engine/input.ts'
import { fileAnswer, redirectTo } from '../server/answer.tsx'
import { sentForm } from '../server/sent-form.ts'
import type { Page } from '../server/web.ts'
import { caseDeskOf } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { sentCommand, SEQUENCE } from './command-fields.tsx'
import { keepDisclosure } from './keep-disclosure.ts'
import { landOf, LOOKED, readChoice, STEP, unreadable } from './record-insight-choice.ts'
import type { InsightChoice } from './record-insight-choice.ts'
import { insightForm } from './record-insight-form.tsx'
import { insightPreview } from './record-insight-preview.tsx'
import { bytesOf, INSIGHT_BYTES_AT_MOST, madeNow, recordOf } from './record-source.ts'
import { actorFor } from './tasks.ts'

/** The form: whom, on what basis, and each entry with what may stay out. */
export async function showInsight(c: Page): Promise<Response> {
  const seen = await caseDeskOf(c)
  if (!seen) return c.notFound() as Response
  const items = await recordOf(seen)
  const typed = new Map([['betreff', [seen.at.title]]])
  return insightForm(c, { seen, items, typed, places: {}, problems: [] })
}

/** Shows the form again, the preview, the preview as PDF, or hands out; by the button pressed. */
export const submitInsight =
  (renderer: Renderer) =>
  async (c: Page): Promise<Response> => {
    const seen = await caseDeskOf(c)
    if (!seen) return c.notFound() as Response
    const form = await sentForm(c)
    const items = await recordOf(seen)
    const { choice, typed, problems } = readChoice(form, items, landOf(seen))
    const step = form.own(STEP) ?? 'vorschau'
    if (step === 'auswahl' || problems.length) {
      const shown = step === 'auswahl' ? [] : problems
      return insightForm(c, { seen, items, typed, places: choice.places, problems: shown })
    }
    const redacted = redact(items, choice)
    const command = sentCommand(form, seen.desk.house)
    const preview = (problem?: Problem) =>
      insightPreview(c, { seen, items, redacted, choice, entries: form.entries, command, ...(problem && { problem }) })
    if (step === 'vorschau') return preview()
    const file = await fileFor(seen, choice, redacted)
    if (step === 'pdf') {
      const { pdf } = await renderer.renderRecord({ file, bytes: await bytesOf(seen, file, INSIGHT_BYTES_AT_MOST) })
      return fileAnswer(c, pdf, 'application/pdf', 'inline', `Vorschau ${file.title}.pdf`.replaceAll('/', '-'))
    }
    // What came in after the preview was looked at by nobody.
    if (Number(form.own(SEQUENCE)) !== seen.at.sequence) {
      return preview({ field: '', message: 'Inzwischen ist etwas zur Akte gekommen. Bitte sehen Sie die Vorschau noch einmal durch.' })
    }
    if (unreadable(redacted, items).length && form.own(LOOKED) !== 'ja') {
      return preview({ field: LOOKED, message: 'Bitte bestätigen Sie, dass Sie die Dateien durchgesehen haben.' })
    }
    return handOut(c, renderer, seen, { choice, redacted, file, command })
  }

async function fileFor(seen: CaseDesk, choice: InsightChoice, redacted: Redacted): Promise<RecordFile> {
  const { at, prepared: { process }, context } = seen
  const { to, basis, title } = choice
  return insightFile(
    { at, process, context }, redacted, await madeNow(seen), { to, basis, title, land: landOf(seen) })
}

interface HandOut {
  readonly choice: InsightChoice
  readonly redacted: Redacted
  readonly file: RecordFile
  readonly command: string
}

async function handOut(
  c: Page, renderer: Renderer, seen: CaseDesk, { choice, redacted, file, command }: HandOut,
): Promise<Response> {
  const { house, tenant, person } = seen.desk
  const bytes = await bytesOf(seen, file, INSIGHT_BYTES_AT_MOST)
  const { pdf } = await renderer.renderRecord({ file, bytes })
  const keep = (ending: 'pdf' | 'zip', paper: Uint8Array) =>
    keepDisclosure(seen, { seed: `insight ${ending} ${tenant.id} ${command}`, title: file.title, ending, bytes: paper })
  const papers = [await keep('pdf', pdf), await keep('zip', packRecord(file, bytes))]
  const land = landOf(seen)
  const done = await execute(house, tenant, {
    kind: 'keep', id: command, actor: actorFor(person, seen.prepared.process),
    what: {
      kind: 'disclosed', to: choice.to, basis: choice.basis, papers,
      withheld: redacted.withheld.map(({ place, reason }) => ({ place, reason: reasonWords(reason, land) })),
    },
  }, { case: seen.at.id })
  if ('refusal' in done) throw new Error(`insight ${command}: ${done.refusal.message}`)
  return redirectTo(c, `${seen.home}/akte?getan=${command}`)
}
