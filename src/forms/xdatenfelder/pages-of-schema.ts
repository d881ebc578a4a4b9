// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../../process/process.ts'
import type { Placed } from './form-of-schema.ts'
import { oneLine } from './form-of-schema.ts'

/** Single questions that stand beside groups share a page, but not more than these. */
const QUESTIONS_A_PAGE = 8

/** A page for each group, one for questions in a row, and those of the building block around them. */
export function pagesOf(top: readonly Placed[]): Page[] {
  const pages: Page[] = [
    {
      key: 'antragsteller',
      title: 'Antragsteller',
      question: 'Wer stellt den Antrag?',
      fields: ['antragsteller', 'bevollmaechtigt', 'vollmacht'],
    },
  ]
  let run: Placed[] = []
  const close = () => {
    if (run.length) pages.push(pageOf(run, pages.length))
    run = []
  }
  for (const one of top) {
    if (one.field.type === 'group') {
      close()
      pages.push(pageOf([one], pages.length))
    } else {
      if (run.length === QUESTIONS_A_PAGE) close()
      run.push(one)
    }
  }
  close()
  return [
    ...pages,
    {
      key: 'bescheid',
      title: 'Abschluss',
      question: 'Wie erhalten Sie unsere Antwort?',
      fields: ['bekanntgabeweg', 'datenschutz', 'richtigkeit'],
      checks: [
        {
          rule: 'datenschutz',
          message: 'Bitte lesen Sie die Hinweise zum Datenschutz und bestätigen Sie das.',
          field: 'datenschutz',
        },
        {
          rule: 'richtigkeit',
          message: 'Bitte bestätigen Sie, dass Ihre Angaben richtig sind.',
          field: 'richtigkeit',
        },
      ],
    },
  ]
}

function pageOf(all: readonly Placed[], n: number): Page {
  const [first] = all
  const isAlone = all.length === 1
  const title = isAlone ? first!.field.title : 'Weitere Angaben'
  const labels = all.flatMap(({ element, field }) =>
    element.kind === 'field' && element.fieldKind === 'label'
      ? oneLine(element.content ?? field.title)
      : [],
  )
  return {
    key: `seite-${n}`,
    title,
    question: title,
    ...(labels.length > 0 && { intro: labels.join(' ') }),
    fields: all.map(({ path }) => path[0]!),
  }
}
