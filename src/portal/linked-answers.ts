// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers a link brings, such as the one on the page of a market or in a letter to the clubs:
// `?feld.gemeinde=suederau&feld.beginn=2026-07-04`.
import type { Json, Values } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import { isBlank } from '../engine/input.ts'
import type { Prepared } from '../engine/prepare.ts'
import { isDeclaration } from '../forms/declaration.ts'
import { formatValue } from '../forms/format.ts'
import { parseForm } from '../forms/parse.ts'
import type { Entry } from '../forms/typed.ts'
import type { Field, FieldType } from '../process/process.ts'

/** What the names of such parameters begin with; the name of the field comes after it. */
const FIELD = 'feld.'
const AT_MOST = 50
const CHARS_AT_MOST = 500
const TYPES: ReadonlySet<FieldType> = new Set(['text', 'longText', 'number', 'money', 'date', 'time', 'boolean', 'choice', 'entity', 'email', 'phone'])

/** What the address of a page says of fields; whether the form has them is `linkedAnswers`' question. */
export function linkedEntries(url: string): Entry[] {
  return [...new URL(url).searchParams].filter(([name]) => name.startsWith(FIELD)).slice(0, AT_MOST)
    .map(([name, text]): Entry => [name.slice(FIELD.length), text.slice(0, CHARS_AT_MOST)])
}

/**
 * Of such entries the answers to begin with: to single questions of the form, readable and offered.
 * What somebody confirms, papers and groups nobody answers beforehand; the rest is left out untold.
 */
export function linkedAnswers({ process, language }: Prepared, context: Context, entries: readonly Entry[]): Values {
  const given = new Set(entries.slice(0, AT_MOST).map(([name]) => name))
  const names = process.pages.flatMap((page) => page.fields).filter((name) => given.has(name) && mayBeLinked(process.fields[name]!))
  const { values, problems } = parseForm(process.fields, names, entries.slice(0, AT_MOST), { language })
  const isRight = ([name, value]: [string, Json]) =>
    !isBlank(value) && !problems.some(({ field }) => field === name) && isOffered(process.fields[name]!, value, context)
  return Object.fromEntries(Object.entries(values).filter(isRight))
}

const mayBeLinked = (field: Field) => TYPES.has(field.type) && field.value === undefined && !isDeclaration(field)

function isOffered({ type, options = {} }: Field, value: Json, { entities }: Context): boolean {
  const known = type === 'choice' ? options : type === 'entity' ? entities : undefined
  return known === undefined || [value].flat().every((one) => Object.hasOwn(known, String(one)))
}

/** `Gemeinde: Süderau`, for who is about to begin with them. */
export function linkedTexts({ process, language }: Prepared, { entities }: Context, values: Values): string[] {
  return Object.entries(values).map(([name, value]) => {
    const field = process.fields[name]!
    const title = field.short ?? field.title
    return `${title}${title.endsWith('?') ? '' : ':'} ${formatValue(field, value, { entities, language }).join(', ')}`
  })
}
