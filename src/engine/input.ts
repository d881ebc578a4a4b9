// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Checks what a person entered against the fields of the process; the same for portal and desk.
import type { Field, Option } from '../process/process.ts'
import { innerShape } from '../process/shape.ts'
import type { Shape } from '../feel/compile.ts'
import type { Json, Values } from './case.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'
import { isList, valueOf } from './value.ts'
import { missing, wrong } from './wrong-value.ts'
import { WRONG_VALUE } from './wrong-value.words.ts'

/** One thing wrong: dotted path of the field, sentence in the language the process is prepared in. */
export interface Problem {
  readonly field: string
  readonly message: string
  /** Nothing was given at all; an application on paper may leave it open. */
  readonly missing?: true
}

export const MAX_LIST = 20

/** All problems of the named fields with these values; hidden fields are not looked at. */
export function checkInput(prepared: Prepared, names: readonly string[], values: Values, sight: Sight): Problem[] {
  const { fields } = prepared.process
  return names.flatMap((name) => {
    const field = fields[name]
    return field ? checkField({ prepared, sight, shape: prepared.shape }, name, field, values[name]) : []
  })
}

/** Whether a field is asked at all in this situation. */
export function isAsked(prepared: Prepared, field: Field, sight: Sight, shape: Shape = prepared.shape): boolean {
  return field.when === undefined || prepared.rule(field.when, shape).evaluate(sight.scope, sight.env) === true
}

/** The fields of the form that are asked in this situation, in its order. */
export function askedOfForm(prepared: Prepared, sight: Sight): string[] {
  const { pages, fields } = prepared.process
  return pages
    .filter((page) => page.when === undefined || prepared.rule(page.when).evaluate(sight.scope, sight.env) === true)
    .flatMap((page) => page.fields)
    .filter((name) => isAsked(prepared, fields[name]!, sight))
}

/** Whether an asked field must be answered. */
export function isRequired(prepared: Prepared, field: Field, sight: Sight, shape: Shape = prepared.shape): boolean {
  if (typeof field.required === 'string') {
    return prepared.rule(field.required, shape).evaluate(sight.scope, sight.env) === true
  }
  return field.required ?? true
}

/** The values without those of fields that are not asked, and without unknown keys. */
export function askedValues(
  prepared: Prepared, fields: Readonly<Record<string, Field>>, values: Values, sight: Sight, shape = prepared.shape,
): Values {
  const out: Record<string, Json> = {}
  for (const key of Object.keys(fields)) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    if (value === undefined) continue
    const field = fields[key]!
    if (field.value !== undefined || !isAsked(prepared, field, sight, shape)) continue
    out[key] = field.type === 'group' ? askedGroup(prepared, field, value, sight, shape) : value
  }
  return out
}

function askedGroup(prepared: Prepared, field: Field, value: Json, sight: Sight, shape: Shape): Json {
  if (value === null && isList(field)) return null
  const one = (item: Json) => {
    if (!hasConditions(field)) return askedValues(prepared, field.fields ?? {}, (item ?? {}) as Values, sight, shape)
    const inside = enter({ prepared, sight, shape }, field, item)
    return askedValues(prepared, field.fields ?? {}, (item ?? {}) as Values, inside.sight, inside.shape)
  }
  return Array.isArray(value) ? value.map(one) : one(value)
}

const conditional = new WeakMap<Field, boolean>()

/** Whether a question somewhere inside a group is asked under a condition only. */
function hasConditions(group: Field): boolean {
  let known = conditional.get(group)
  if (known === undefined) {
    known = Object.values(group.fields ?? {}).some((field) => field.when !== undefined || hasConditions(field))
    conditional.set(group, known)
  }
  return known
}

interface Place {
  readonly prepared: Prepared
  readonly sight: Sight
  readonly shape: Shape
}

const inner = new WeakMap<Shape, WeakMap<Field, Shape>>()

/** Steps into a group: its own fields are seen first. */
function enter(place: Place, field: Field, value: Json | undefined): Place {
  let byField = inner.get(place.shape)
  if (!byField) inner.set(place.shape, (byField = new WeakMap()))
  let shape = byField.get(field)
  if (!shape) byField.set(field, (shape = innerShape(place.shape, field)))
  const own: PropertyDescriptorMap = {}
  for (const [key, one] of Object.entries(field.fields ?? {})) {
    own[key] = { value: valueOf(one, ((value ?? {}) as Values)[key]), enumerable: true }
  }
  const scope = Object.create(place.sight.scope, own)
  return { prepared: place.prepared, shape, sight: { scope, env: place.sight.env } }
}

function checkField(place: Place, path: string, field: Field, value: Json | undefined): Problem[] {
  if (field.value !== undefined || !isAsked(place.prepared, field, place.sight, place.shape)) return []
  if (!isRequired(place.prepared, field, place.sight, place.shape)) {
    // A group nobody must fill in, and nobody did: what is required inside is not missed.
    if (field.type === 'group' ? isBlank(value) : isEmpty(value)) return []
  } else if (field.answers !== undefined && isBlank(value)) {
    const say = WRONG_VALUE[place.prepared.language]
    return [{ field: path, message: say.at(field.title, say.noItem), missing: true }]
  } else if (isEmpty(value) && (field.type !== 'group' || isList(field))) {
    return [{ field: path, message: missing(field, place.prepared.language), missing: true }]
  }
  if (!isList(field) || field.answers !== undefined || ['clauses', 'wording', 'file'].includes(field.type)) return checkOne(place, path, field, value ?? null)
  if (!Array.isArray(value)) return [{ field: path, message: missing(field, place.prepared.language) }]
  const max = (typeof field.list === 'object' && field.list.max) || MAX_LIST
  const min = (typeof field.list === 'object' && field.list.min) || 0
  const say = WRONG_VALUE[place.prepared.language]
  if (value.length > max) return [{ field: path, message: say.manyEntries(max, value.length) }]
  if (value.length < min) return [{ field: path, message: say.fewEntries(min, value.length) }]
  if (field.type === 'choice') return value.flatMap((one) => checkOne(place, path, field, one))
  return value.flatMap((one, i) => checkOne(place, `${path}.${i}`, field, one))
}

/** Whether nothing was given, however deep groups and lists go. */
export function isBlank(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.every((one) => isBlank(one as Json))
  if (typeof value === 'object' && value !== null) return Object.values(value).every((one) => isBlank(one as Json))
  return isEmpty(value)
}

function checkOne(place: Place, path: string, field: Field, value: Json): Problem[] {
  if (field.type === 'group') {
    const inside = enter(place, field, value)
    const values = (value ?? {}) as Values
    return Object.entries(field.fields ?? {}).flatMap(([key, one]) => checkField(inside, `${path}.${key}`, one, values[key]))
  }
  const message = wrong(field, value, place.prepared.language) ?? withheld(place, field, value)
  return message ? [{ field: path, message }] : []
}

/** Whether an option is offered in this situation. */
export function isOptionOffered(prepared: Prepared, option: Option, sight: Sight, shape: Shape = prepared.shape): boolean {
  const when = typeof option === 'object' ? option.when : undefined
  return when === undefined || prepared.rule(when, shape).evaluate(sight.scope, sight.env) === true
}

/** The problem of a choice that names none of the possibilities, such as a foreign legal entity. */
export function notOffered({ process, language }: Prepared, name: string): Problem {
  const say = WRONG_VALUE[language]
  return { field: name, message: say.at(process.fields[name]!.title, say.choice) }
}

function withheld(place: Place, field: Field, value: Json): string | undefined {
  const option = field.type === 'choice' ? field.options?.[String(value)] : undefined
  if (option === undefined || isOptionOffered(place.prepared, option, place.sight, place.shape)) return undefined
  const say = WRONG_VALUE[place.prepared.language]
  return say.at(field.title, say.notOffered)
}

export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
