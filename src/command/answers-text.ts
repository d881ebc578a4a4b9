// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json, Values } from '../engine/case.ts'
import type { Field } from '../process/process.ts'

const CHARS_AT_MOST = 100_000
const TYPED = ['text', 'longText', 'email', 'phone']

/** The words of an application, for the search of the desk: what was typed, the titles of what was chosen, names of files. */
export function answersText(fields: Readonly<Record<string, Field>>, values: Values): string {
  return wordsIn(fields, values).join(' · ').slice(0, CHARS_AT_MOST)
}

function wordsIn(fields: Readonly<Record<string, Field>>, values: Values): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = values[key]
    if (value === undefined || value === null) return []
    return (Array.isArray(value) ? value : [value]).flatMap((one) => wordsOf(field, one as Json))
  })
}

function wordsOf({ type, fields = {}, options = {} }: Field, value: Json): string[] {
  if (typeof value === 'string') {
    if (TYPED.includes(type)) return [value]
    const option = type === 'choice' ? options[value] : undefined
    return option === undefined ? [] : [typeof option === 'string' ? option : option.title]
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if (type === 'group') return wordsIn(fields, value as Values)
  const { name } = value as { readonly name?: Json }
  return type === 'file' && typeof name === 'string' ? [name] : []
}
