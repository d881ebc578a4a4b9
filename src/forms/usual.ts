// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The usual answers of a checklist: the process names them, and a person gives them by one press to
// what is not answered yet. A checked list is evidence, so nothing is answered before that press.
import type { Field } from '../process/process.ts'
import { textAt } from './typed.ts'
import type { Typed } from './typed.ts'

/** An answer that questions of a group usually have. */
export interface UsualAnswer {
  /** As a form sends it. */
  readonly text: string
  readonly title: string
  /** Dotted paths of the questions still without an answer. */
  readonly open: readonly string[]
}

/** The usual answers of a group, in the order of its questions; empty where the process names none. */
export function usualAnswers(group: Field, path: string, typed: Typed): readonly UsualAnswer[] {
  const found = new Map<string, UsualAnswer>()
  for (const [key, field] of Object.entries(group.fields ?? {})) {
    if (field.usual === undefined) continue
    const at = `${path}.${key}`
    const { text, title } = answerOf(field, field.usual)
    const open = textAt(typed, at) === '' ? [at] : []
    found.set(text, { text, title, open: [...(found.get(text)?.open ?? []), ...open] })
  }
  return [...found.values()]
}

function answerOf({ options = {} }: Field, usual: string | boolean): Pick<UsualAnswer, 'text' | 'title'> {
  if (typeof usual === 'boolean') return usual ? { text: 'ja', title: 'Ja' } : { text: 'nein', title: 'Nein' }
  const option = options[usual]
  return { text: usual, title: typeof option === 'object' ? option.title : (option ?? usual) }
}

/** What one press has answered. */
export interface Filled {
  /** The group. */
  readonly path: string
  readonly title: string
  readonly count: number
}

/** Gives an answer to the open questions of a group that usually have it; undefined for what no form offers. */
export function withUsual(
  typed: Typed, fields: Readonly<Record<string, Field>>, path: string, text: string,
): { readonly typed: Typed; readonly filled: Filled } | undefined {
  const group = groupAt(fields, path)
  const answer = group && usualAnswers(group, path, typed).find((one) => one.text === text)
  if (!answer) return undefined
  const more = new Map(typed)
  for (const name of answer.open) more.set(name, [text])
  return { typed: more, filled: { path, title: answer.title, count: answer.open.length } }
}

/** The group at a dotted path; numbers are items of a list. */
function groupAt(fields: Readonly<Record<string, Field>>, path: string): Field | undefined {
  const names = path.split('.').filter((name) => !/^\d+$/.test(name))
  let field: Field | undefined
  for (const [i, name] of names.entries()) {
    const inside: Readonly<Record<string, Field>> = i === 0 ? fields : (field?.fields ?? {})
    field = Object.hasOwn(inside, name) ? inside[name] : undefined
  }
  return field
}
