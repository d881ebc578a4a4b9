// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Values } from '../engine/case.ts'
import type { Problem } from '../engine/input.ts'
import { wrong } from '../engine/wrong-value.ts'
import { WRONG_VALUE } from '../engine/wrong-value.words.ts'
import type { Field } from '../process/process.ts'
import type { Language } from '../words/language.ts'
import { REPRESENTED } from './represented.words.ts'

const MAX_CHARS = 100
/** A private person has a name of two parts, everybody else one. */
const PERSON = 'person'

/** What is asked of whom somebody applies for. */
export function representedFields(language: Language): Readonly<Record<string, Field>> {
  const say = REPRESENTED[language]
  const text = (title: string, more: Partial<Field> = {}): Field =>
    ({ type: 'text', title, required: false, length: MAX_CHARS, ...more })
  return {
    form: { type: 'choice', title: say.form, options: say.forms },
    // Needed by one kind or the other, as their hints say; voluntary for none.
    organization: text(say.organization, { help: say.organizationHelp, required: true }),
    'given-name': text(say.givenName, { help: say.personHelp, required: true }),
    'family-name': text(say.familyName, { help: say.personHelp, required: true }),
    'address-line1': text(say.street),
    hausnummer: text(say.houseNumber, { width: 'short', length: 10 }),
    'postal-code': text(say.postcode, { width: 'short', length: 10 }),
    'address-level2': text(say.city),
    nachweis: { type: 'file', title: say.proof, help: say.proofHelp, required: false },
    until: { type: 'date', title: say.until, help: say.untilHelp, required: false },
  }
}

/** What is wrong with such answers on the local date `today`. */
export function representedProblems(values: Values, today: string, language: Language): Problem[] {
  const [say, said] = [REPRESENTED[language], WRONG_VALUE[language]]
  const fields = representedFields(language)
  const problem = (name: string, why: string): Problem =>
    ({ field: name, message: said.at(fields[name]!.title, why) })
  const needed = values['form'] === PERSON ? ['given-name', 'family-name'] : ['organization']
  const missing = ['form', ...(values['form'] === null ? [] : needed)]
    .filter((name) => typeof values[name] !== 'string')
    .map((name) => problem(name, said.missing))
  const tooLong = Object.entries(fields)
    .filter(([name, { length = Infinity }]) => String(values[name] ?? '').length > length)
    .map(([name, { title, length }]) => ({ field: name, message: say.tooLong(title, length!) }))
  const { form, until } = values
  const isUnknown = typeof form === 'string' && wrong(fields['form']!, form) !== undefined
  return [
    ...missing,
    ...tooLong,
    ...(isUnknown ? [problem('form', said.missing)] : []),
    ...(typeof until === 'string' && until < today ? [{ field: 'until', message: say.past }] : []),
  ]
}

/** The one name somebody is called by. */
export const representedName = (values: Values): string =>
  values['form'] === PERSON
    ? `${String(values['given-name'])} ${String(values['family-name'])}`
    : String(values['organization'])
