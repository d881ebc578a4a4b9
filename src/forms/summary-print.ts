// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What somebody answered, on paper or to keep: the summary of an application as a letter.
import { formatDate } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Filled, LetterContent } from '../engine/letter-content.ts'
import { askedPages } from './pages.ts'
import type { FormView } from './pages.ts'
import { SUMMARY_PRINT } from './summary-print.words.ts'
import { summaryRows } from './summary.ts'

/**
 * The answers page by page in the language they are prepared in, for who gave them, or for others as
 * they stood on a local date; without a file number before sending.
 */
export function summaryPrint(view: FormView, fileNumber: string | undefined, toldOn?: LocalDate): LetterContent {
  const { prepared, context } = view
  const say = SUMMARY_PRINT[prepared.language]
  const sender = context.entities[view.at.entity] ?? Object.values(context.entities)[0]
  if (!sender) throw new Error('no legal entity has a letterhead')
  return {
    letter: 'zusammenfassung',
    title: say.title,
    kind: 'information',
    language: prepared.language,
    sender,
    recipient: [sender.authority, sender.office, sender.street, `${sender.postcode} ${sender.city}`],
    pairs: [],
    date: toldOn ?? localDateOf(context.now),
    subject: say.subject(prepared.process.title),
    blocks: [paragraph(toldOn !== undefined ? say.told(formatDate(toldOn, 'long', prepared.language)) : fileNumber === undefined ? say.notSent : say.sent), ...askedPages(view).flatMap((page): Filled[] => {
      const rows = summaryRows(view, page)
      if (rows.length === 0) return []
      return [
        { kind: 'heading', runs: [{ text: page.title }] },
        ...rows.map(({ label, lines }): Filled =>
          ({ kind: 'paragraph', runs: [{ text: `${label}: `, bold: true }, { text: lines.join(', ') || say.none }] })),
      ]
    })],
    fileNumber: fileNumber ?? '',
  }
}

const paragraph = (text: string): Filled => ({ kind: 'paragraph', runs: [{ text }] })
