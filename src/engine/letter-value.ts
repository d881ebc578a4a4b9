// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A placeholder of a text as people read it.
import { displayIn } from '../feel/display.ts'
import type { Shape } from '../feel/compile.ts'
import { fieldAt, joined, optionTitle } from './functions.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** Stands for no value. */
export const NO_VALUE = '\u0000'

/** Fills a one-line text of the process, such as the reason of a refusal. */
export function fillText(prepared: Prepared, text: string, sight: Sight, shape: Shape = prepared.shape): string {
  const parts = prepared.text(text).map((part) =>
    part.kind === 'text' ? part.text : shown(prepared, part.feel, shape, sight))
  return parts.join('').replaceAll(NO_VALUE, '–')
}

/** A value as text; the options of a choice appear by their title. `NO_VALUE` for none. */
export function shown(prepared: Prepared, feel: string, shape: Shape, sight: Sight): string {
  const value = prepared.rule(feel, shape).evaluate(sight.scope, sight.env)
  if (value === null || value === undefined) return NO_VALUE
  const { language } = prepared
  const options = fieldAt(prepared.process, feel)?.options
  if (Array.isArray(value)) {
    const titles = value.map((one) =>
      options ? optionTitle(options[String(one)], String(one)) : displayIn(one, language))
    return joined(titles, language)
  }
  if (options && typeof value === 'string') return optionTitle(options[value], value)
  const states = prepared.process.statuses[feel]?.states
  return states && typeof value === 'string' ? (states[value]?.title ?? value) : displayIn(value, language)
}
