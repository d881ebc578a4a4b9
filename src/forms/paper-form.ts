// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The form of a procedure for whoever prefers paper: the same questions, with room to answer.
import { localDateOf } from '../calendar/instant.ts'
import type { Context, Entity } from '../engine/context.ts'
import { optionTitle } from '../engine/functions.ts'
import type { Filled, LetterContent, Run } from '../engine/letter-content.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Field, Page } from '../process/process.ts'
import { isDeclaration } from './declaration.ts'
import { PAPER_FORM } from './paper-form.words.ts'

const LINE = '_'.repeat(82)
const SHORT = '_'.repeat(18)
const BOX = '[   ] '
const LONG_LINES = 4
/** A group in a list is asked so often on paper; more goes on a sheet of its own. */
const LIST_TIMES = 2

/**
 * The empty form of a procedure as a letter to the authority, in the language it is prepared in;
 * questions that depend on others say so. It is headed by whom it goes to, before a legal entity is chosen.
 */
export function paperForm(
  prepared: Prepared, context: Pick<Context, 'entities' | 'now'>, head: Entity,
): LetterContent {
  const { process } = prepared
  const say = PAPER_FORM[prepared.language]
  const pages = process.pages.flatMap((page): Filled[] => {
    const asked = page.fields.map((name) => process.fields[name]!)
    // A group that is the page itself needs no second title.
    const asks = (field: Field) => (field.title === page.title ? roomFor(field, context, say) : question(field, context, say))
    return [heading(page.title), ...noteOf(page, say), ...asked.flatMap(asks)]
  })
  return {
    letter: 'formular',
    title: say.form,
    kind: 'information',
    language: prepared.language,
    sender: head,
    recipient: [head.authority, head.office, head.street, `${head.postcode} ${head.city}`].filter(Boolean),
    pairs: [[say.phone, head.phone], [say.email, head.email]],
    date: localDateOf(context.now),
    subject: say.subject(process.title),
    blocks: [
      paragraph(say.intro),
      ...pages,
      heading(say.signature),
      paragraph(say.signedAt(SHORT)),
      paragraph(say.signedBy(LINE.slice(14))),
    ],
    fileNumber: '',
  }
}

type Say = (typeof PAPER_FORM)['de']

const heading = (text: string): Filled => ({ kind: 'heading', runs: [{ text }] })
const paragraph = (...runs: (string | Run)[]): Filled =>
  ({ kind: 'paragraph', runs: runs.map((one) => (typeof one === 'string' ? { text: one } : one)) })

const noteOf = ({ when }: Page, say: Say): Filled[] =>
  (when === undefined ? [] : [paragraph(say.onlyIf)])

function question(field: Field, context: Pick<Context, 'entities'>, say: Say): Filled[] {
  if (field.value !== undefined) return []
  if (isDeclaration(field)) return [paragraph(`${BOX}${field.title}`)]
  const asked = field.required === false ? say.voluntary(field.title)
    : field.when === undefined ? field.title : say.ifApplies(field.title)
  const title = paragraph({ text: asked, bold: true })
  const help = field.help === undefined || field.type === 'file' ? [] : [paragraph(field.help)]
  return [title, ...help, ...roomFor(field, context, say)]
}

function roomFor(field: Field, context: Pick<Context, 'entities'>, say: Say): Filled[] {
  switch (field.type) {
    case 'group': {
      const inner = Object.values(field.fields ?? {}).flatMap((one) => question(one, context, say))
      if (!field.list) return inner
      const copies = Array.from({ length: LIST_TIMES }, (_, i) => [paragraph({ text: `${i + 1}.`, bold: true }), ...inner])
      return [...copies.flat(), paragraph(say.moreSheets)]
    }
    case 'choice': return Object.entries(field.options ?? {}).map(([key, option]) => paragraph(`${BOX}${optionTitle(option, key)}`))
    case 'entity': return Object.values(context.entities).map(({ name }) => paragraph(`${BOX}${name}`))
    case 'boolean': return [paragraph(say.yesNo(BOX))]
    case 'file': return [paragraph(say.attached(BOX))]
    case 'longText': return Array.from({ length: LONG_LINES }, () => paragraph(LINE))
    case 'date': return [paragraph('____ . ____ . ________')]
    case 'time': return [paragraph(`____ : ____${say.clock}`)]
    case 'money': return [paragraph(`${SHORT} €`)]
    case 'number': return [paragraph(`${SHORT} ${field.unit ?? ''}`.trim())]
    default: return field.list ? [paragraph(LINE), paragraph(LINE)] : [paragraph(LINE)]
  }
}
