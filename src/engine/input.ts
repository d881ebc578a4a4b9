// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Checks what a person entered against the fields of the process; the same for portal and desk.
import { parseLocalDate } from '../calendar/date.ts'
import type { Field, Option } from '../process/process.ts'
import { innerShape } from '../process/shape.ts'
import type { Shape } from '../feel/compile.ts'
import type { Json, Values } from './case.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'
import { isList, valueOf } from './value.ts'

/** One thing wrong with an input: dotted path of the field, German sentence. */
export interface Problem {
  readonly field: string
  readonly message: string
  /** Nothing was given at all; an application on paper may leave it open. */
  readonly missing?: true
}

export const MAX_TEXT = 2_000
export const MAX_LIST = 20
const MAX_CENTS = 100_000_000_00

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
  for (const [key, field] of Object.entries(fields)) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    if (value === undefined || field.value !== undefined || !isAsked(prepared, field, sight, shape)) continue
    out[key] = field.type === 'group' ? askedGroup(prepared, field, value, sight, shape) : value
  }
  return out
}

function askedGroup(prepared: Prepared, field: Field, value: Json, sight: Sight, shape: Shape): Json {
  if (value === null && isList(field)) return null
  const one = (item: Json) => {
    const inside = enter({ prepared, sight, shape }, field, item)
    return askedValues(prepared, field.fields ?? {}, (item ?? {}) as Values, inside.sight, inside.shape)
  }
  return Array.isArray(value) ? value.map(one) : one(value)
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
  const empty = isEmpty(value)
  if (empty && isRequired(place.prepared, field, place.sight, place.shape)) {
    if (field.type !== 'group' || isList(field)) return [{ field: path, message: missing(field), missing: true }]
  } else if (empty && field.type !== 'group') return []
  if (!isList(field) || field.type === 'file' || field.type === 'clauses') return checkOne(place, path, field, value ?? null)
  if (!Array.isArray(value)) return [{ field: path, message: missing(field) }]
  const max = (typeof field.list === 'object' && field.list.max) || MAX_LIST
  const min = (typeof field.list === 'object' && field.list.min) || 0
  if (value.length > max) return [{ field: path, message: `Höchstens ${max} Einträge sind möglich, angegeben sind ${value.length}.` }]
  if (value.length < min) return [{ field: path, message: `Mindestens ${min} Einträge sind nötig, angegeben sind ${value.length}.` }]
  if (field.type === 'choice') return value.flatMap((one) => checkOne(place, path, field, one))
  return value.flatMap((one, i) => checkOne(place, `${path}.${i}`, field, one))
}

function checkOne(place: Place, path: string, field: Field, value: Json): Problem[] {
  if (field.type === 'group') {
    const inside = enter(place, field, value)
    const values = (value ?? {}) as Values
    return Object.entries(field.fields ?? {}).flatMap(([key, one]) => checkField(inside, `${path}.${key}`, one, values[key]))
  }
  const message = wrong(field, value) ?? withheld(place, field, value)
  return message ? [{ field: path, message }] : []
}

/** Whether an option is offered in this situation. */
export function isOptionOffered(prepared: Prepared, option: Option, sight: Sight, shape: Shape = prepared.shape): boolean {
  const when = typeof option === 'object' ? option.when : undefined
  return when === undefined || prepared.rule(when, shape).evaluate(sight.scope, sight.env) === true
}

function withheld(place: Place, field: Field, value: Json): string | undefined {
  const option = field.type === 'choice' ? field.options?.[String(value)] : undefined
  if (option === undefined || isOptionOffered(place.prepared, option, place.sight, place.shape)) return undefined
  return `${field.title}: Diese Möglichkeit gibt es hier nicht.`
}

/** The sentence for a value of the wrong kind or out of bounds; undefined when it is fine. */
function wrong(field: Field, value: Json): string | undefined {
  switch (field.type) {
    case 'boolean': return typeof value === 'boolean' ? undefined : missing(field)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? outOfBounds(field, value, String) : `${field.title}: Geben Sie eine Zahl an, zum Beispiel 120.`
    case 'money':
      if (!Number.isSafeInteger(value)) return `${field.title}: Geben Sie einen Betrag an, zum Beispiel 1.000,00.`
      return outOfBounds(field, (value as number) / 100, String)
        ?? (Math.abs(value as number) > MAX_CENTS ? `${field.title}: Der Betrag ist zu groß.` : undefined)
    case 'date':
      return parseLocalDate(value) ? undefined : `${field.title}: Dieses Datum gibt es nicht. Geben Sie es an wie 15.06.2026.`
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? undefined : `${field.title}: Geben Sie eine Uhrzeit an wie 14:00.`
    case 'choice':
      return Object.hasOwn(field.options ?? {}, String(value)) ? undefined : `${field.title}: Wählen Sie eine der Möglichkeiten.`
    case 'file': return Array.isArray(value) && value.length <= MAX_LIST ? undefined : `Höchstens ${MAX_LIST} Dateien sind möglich.`
    case 'clauses': return Array.isArray(value) ? undefined : missing(field)
    default: return wrongText(field, value)
  }
}

function wrongText(field: Field, value: Json): string | undefined {
  if (typeof value !== 'string') return missing(field)
  const max = field.length ?? (field.type === 'longText' ? MAX_TEXT * 4 : MAX_TEXT / 4)
  if (value.length > max) {
    return `${field.title}: Höchstens ${max} Zeichen passen hierher, angegeben sind ${value.length}.`
  }
  // oxlint-disable-next-line no-control-regex -- control characters never belong into a letter
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) return `${field.title}: Der Text enthält unsichtbare Steuerzeichen.`
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value)) {
    return `${field.title}: Geben Sie eine E-Mail-Adresse an wie name@beispiel.de.`
  }
  if (field.type === 'phone' && !/^\+?[\d\s()/-]{4,30}$/.test(value)) {
    return `${field.title}: Geben Sie eine Telefonnummer an wie 04600 1234.`
  }
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) return `${field.title}: ${field.help ?? 'Die Angabe hat nicht die erwartete Form.'}`
  return undefined
}

function outOfBounds(field: Field, value: number, show: (n: number) => string): string | undefined {
  if (field.min !== undefined && value < field.min) return `${field.title}: Mindestens ${show(field.min)}, angegeben ist ${show(value).replace('.', ',')}.`
  if (field.max !== undefined && value > field.max) return `${field.title}: Höchstens ${show(field.max)}, angegeben ist ${show(value).replace('.', ',')}.`
  return undefined
}

export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function missing(field: Field): string {
  switch (field.type) {
    case 'choice':
    case 'boolean':
    case 'entity': return `${field.title}: Wählen Sie eine Antwort.`
    case 'file': return `${field.title}: Laden Sie die Datei hoch.`
    case 'date': return `${field.title}: Geben Sie ein Datum an wie 15.06.2026.`
    case 'time': return `${field.title}: Geben Sie eine Uhrzeit an wie 14:00.`
    default: return `${field.title}: Diese Angabe fehlt noch.`
  }
}
