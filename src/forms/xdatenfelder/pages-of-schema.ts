// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../../process/process.ts'
import type { Placed } from './form-of-schema.ts'
import { slugFor } from './field-keys.ts'
import { oneLine } from './form-of-schema.ts'

/** Single questions that stand beside groups share a page, but not more than these. */
const QUESTIONS_A_PAGE = 8
const LAST = 'bescheid'
const MORE = 'Weitere Angaben'

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
    if (run.length) pages.push(pageOf(run, pages))
    run = []
  }
  for (const one of top) {
    if (one.field.type === 'group') {
      close()
      pages.push(pageOf([one], pages))
    } else {
      if (run.length === QUESTIONS_A_PAGE) close()
      run.push(one)
    }
  }
  close()
  return [
    ...pages,
    {
      key: LAST,
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

/** Pages are called after their group: the key is their address, and the title stands in the line of steps. */
function pageOf(all: readonly Placed[], before: readonly Page[]): Page {
  const [first] = all
  const { title, question } = all.length === 1 ? wordsOf(first!) : runWords(before)
  const labels = all.flatMap(({ element, field }) =>
    element.kind === 'field' && element.fieldKind === 'label'
      ? oneLine(element.content ?? field.title)
      : [],
  )
  return {
    key: keyOf(slugFor(all.length === 1 ? title : MORE), before),
    title,
    question,
    ...(labels.length > 0 && { intro: labels.join(' ') }),
    fields: all.map(({ path }) => path[0]!),
  }
}

/** A single question is asked in full; what it is about is its name in the schema. */
function wordsOf({ element, field }: Placed): Pick<Page, 'title' | 'question'> {
  const isQuestion = field.title.endsWith('?')
  return { title: isQuestion ? oneLine(element.name) : field.title, question: field.title }
}

function runWords(before: readonly Page[]): Pick<Page, 'title' | 'question'> {
  const n = before.filter(({ title }) => title.startsWith(MORE)).length
  const title = n === 0 ? MORE : `${MORE} ${n + 1}`
  return { title, question: title }
}

function keyOf(base: string, before: readonly Page[]): string {
  const isFree = (key: string) => key !== LAST && !before.some((one) => one.key === key)
  if (isFree(base)) return base
  for (let n = 2; ; n++) if (isFree(`${base}-${n}`)) return `${base}-${n}`
}
