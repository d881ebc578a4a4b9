// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { toCents } from '../feel/exact.ts'
import { display } from '../feel/display.ts'
import { toJson } from '../feel/json.ts'
import { toLocalDate } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import type { Field } from '../process/process.ts'
import type { Json } from './case.ts'
import { isList } from './value.ts'

/** Stores the result of a rule in a field: dates as ISO days, euro as cents. */
export function jsonOf(field: Field, value: Value): Json {
  if (value === null) return null
  if (isList(field) || field.type === 'group' || field.type === 'position') return storedAs(field, jsonFrom(value))
  switch (field.type) {
    case 'date': return toLocalDate(value) ?? null
    case 'time': return String(jsonFrom(value)).slice(0, HOURS_AND_MINUTES)
    case 'money': return typeof value === 'number' ? toCents(value) : null
    case 'boolean': return value === true
    case 'number': return typeof value === 'number' ? value : null
    default: return typeof value === 'string' ? value : display(value)
  }
}

const HOURS_AND_MINUTES = 5

/** Plain JSON of a value that no field describes: days as ISO text, numbers as they are. */
export function jsonFrom(value: Value): Json {
  return toJson(value) as Json
}

/** Plain JSON as a field keeps it: only cents and clock times are kept otherwise. */
export function storedAs(field: Field, json: Json): Json {
  if (json === null) return null
  if (Array.isArray(json) && isList(field)) return json.map((one) => storedAs({ ...field, list: false }, one as Json))
  switch (field.type) {
    case 'money': return typeof json === 'number' ? toCents(json) : null
    case 'time': return String(json).slice(0, HOURS_AND_MINUTES)
    case 'group': {
      const inner = Object.entries(field.fields ?? {}).filter(([key]) => Object.hasOwn(json as object, key))
      return Object.fromEntries(inner.map(([key, one]) => [key, storedAs(one, (json as Record<string, Json>)[key]!)]))
    }
    default: return json
  }
}
