// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Part } from '../feel/compile.ts'
import { display } from '../feel/display.ts'
import { fieldAt, joined, optionTitle } from './functions.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** One reason why something is not possible: the failing part and the sentence for it. */
export interface Reason {
  readonly sentence: string
  /** The failing part of the rule; absent for reasons that are not rules. */
  readonly part?: string
  /** Name → value as the rule saw it. */
  readonly values?: Readonly<Record<string, string>>
}

/** The parts of a rule that do not hold, each as a German sentence with the values it saw. */
export function failingParts(prepared: Prepared, source: string, sight: Sight): Reason[] {
  return prepared
    .rule(source)
    .parts.filter((part) => part.evaluate(sight.scope, sight.env) !== true)
    .map((part) => ({
      sentence: sentence(prepared, part, sight),
      part: part.text,
      values: Object.fromEntries(part.reads.map((name) => [name, shownAt(prepared, name, sight)])),
    }))
}

const COMPARISON = /^([\p{L}_][\p{L}\p{N}_ ]*?)\s*(=|!=|in|not in)\s*\(?\s*("[^"]*"(?:\s*,\s*"[^"]*")*)\s*\)?$/u

function sentence(prepared: Prepared, part: Part, sight: Sight): string {
  const match = COMPARISON.exec(part.text.trim())
  if (match) {
    const [, name, operator, words] = match
    const wanted = [...words!.matchAll(/"([^"]*)"/g)].map(([, word]) => `«${wordTitle(prepared, name!, word!)}»`)
    const now = shownAt(prepared, name!, sight)
    const title = nameTitle(prepared, name!)
    const negative = operator === '!=' || operator === 'not in'
    return negative
      ? `${title} ist schon «${now}».`
      : `${title} ist «${now}», nötig ist ${joined(wanted).replaceAll(' und ', ' oder ')}.`
  }
  const values = part.reads.map((name) => `${nameTitle(prepared, name)}: ${shownAt(prepared, name, sight)}`)
  return `Die Bedingung «${part.text.trim()}» ist nicht erfüllt${values.length ? ` (${values.join(', ')})` : ''}.`
}

/** The title of a status, field or deadline behind a name in a rule. */
export function nameTitle(prepared: Prepared, name: string): string {
  const { process } = prepared
  const deadline = /^(?:due|overdue) (.+)$/.exec(name)?.[1]
  return (
    process.statuses[name]?.title ?? fieldAt(process, name)?.title ?? process.parameters[name]?.title
    ?? (deadline ? process.deadlines[deadline]?.title : undefined) ?? name
  )
}

function wordTitle(prepared: Prepared, name: string, word: string): string {
  const status = prepared.process.statuses[name]
  if (status) return status.states[word]?.title ?? word
  return optionTitle(fieldAt(prepared.process, name)?.options?.[word], word)
}

function shownAt(prepared: Prepared, name: string, sight: Sight): string {
  const [first, ...rest] = name.split('.')
  let value: unknown = sight.scope[first!]
  for (const key of rest) value = (value as Record<string, unknown> | null)?.[key]
  if (value === null || value === undefined) return 'noch nichts'
  return typeof value === 'string' ? wordTitle(prepared, name, value) : display(value as never)
}
