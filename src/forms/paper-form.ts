// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The form of a procedure for whoever prefers paper: the same questions, with room to answer.
import { localDateOf } from '../calendar/instant.ts'
import type { Context } from '../engine/context.ts'
import { optionTitle } from '../engine/functions.ts'
import type { Filled, LetterContent, Run } from '../engine/letter-content.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Field, Page } from '../process/process.ts'
import { isDeclaration } from './declaration.ts'

const LINE = '_'.repeat(82)
const SHORT = '_'.repeat(18)
const BOX = '[   ] '
const LONG_LINES = 4
/** A group in a list is asked so often on paper; more goes on a sheet of its own. */
const LIST_TIMES = 2

/** The empty form of a procedure as a letter to the authority; questions that depend on others say so. */
export function paperForm(prepared: Prepared, context: Context, entity: string): LetterContent {
  const { process } = prepared
  const sender = context.entities[entity]
  if (!sender) throw new Error(`the legal entity ${entity} has no letterhead`)
  const pages = process.pages.flatMap((page): Filled[] => {
    const asked = page.fields.map((name) => process.fields[name]!)
    // A group that is the page itself needs no second title.
    const asks = (field: Field) => (field.title === page.title ? roomFor(field, context) : question(field, context))
    return [heading(page.title), ...noteOf(page), ...asked.flatMap(asks)]
  })
  return {
    letter: 'formular',
    title: 'Formular',
    kind: 'information',
    sender,
    recipient: [sender.authority, sender.office, sender.street, `${sender.postcode} ${sender.city}`],
    pairs: [['Telefon', sender.phone], ['E-Mail', sender.email]],
    date: localDateOf(context.now),
    subject: `Antrag: ${process.title}`,
    blocks: [
      paragraph('Bitte füllen Sie das Formular aus und schicken Sie es an die Anschrift oben, oder geben Sie es bei uns ab. Kreuzen Sie an, was zutrifft.'),
      ...pages,
      heading('Unterschrift'),
      paragraph(`Ort, Datum: ${SHORT}`),
      paragraph(`Unterschrift: ${LINE.slice(14)}`),
    ],
    fileNumber: '',
  }
}

const heading = (text: string): Filled => ({ kind: 'heading', runs: [{ text }] })
const paragraph = (...runs: (string | Run)[]): Filled =>
  ({ kind: 'paragraph', runs: runs.map((one) => (typeof one === 'string' ? { text: one } : one)) })

const noteOf = ({ when }: Page): Filled[] =>
  (when === undefined ? [] : [paragraph('Diesen Teil füllen Sie nur aus, wenn er auf Sie zutrifft.')])

function question(field: Field, context: Context): Filled[] {
  if (field.value !== undefined) return []
  if (isDeclaration(field)) return [paragraph(`${BOX}${field.title}`)]
  const optional = field.required === false ? ' (freiwillig)' : field.when === undefined ? '' : ' (nur wenn es zutrifft)'
  const title = paragraph({ text: `${field.title}${optional}`, bold: true })
  const help = field.help === undefined || field.type === 'file' ? [] : [paragraph(field.help)]
  return [title, ...help, ...roomFor(field, context)]
}

function roomFor(field: Field, context: Context): Filled[] {
  switch (field.type) {
    case 'group': {
      const inner = Object.values(field.fields ?? {}).flatMap((one) => question(one, context))
      if (!field.list) return inner
      const copies = Array.from({ length: LIST_TIMES }, (_, i) => [paragraph({ text: `${i + 1}.`, bold: true }), ...inner])
      return [...copies.flat(), paragraph('Weitere bitte auf einem eigenen Blatt.')]
    }
    case 'choice': return Object.entries(field.options ?? {}).map(([key, option]) => paragraph(`${BOX}${optionTitle(option, key)}`))
    case 'entity': return Object.values(context.entities).map(({ name }) => paragraph(`${BOX}${name}`))
    case 'boolean': return [paragraph(`${BOX}Ja      ${BOX}Nein`)]
    case 'file': return [paragraph(`${BOX}liegt bei`)]
    case 'longText': return Array.from({ length: LONG_LINES }, () => paragraph(LINE))
    case 'date': return [paragraph('____ . ____ . ________')]
    case 'time': return [paragraph('____ : ____ Uhr')]
    case 'money': return [paragraph(`${SHORT} €`)]
    case 'number': return [paragraph(`${SHORT} ${field.unit ?? ''}`.trim())]
    default: return field.list ? [paragraph(LINE), paragraph(LINE)] : [paragraph(LINE)]
  }
}
