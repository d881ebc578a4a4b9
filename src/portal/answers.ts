// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Changes to the answers of a draft, as plain data.
import type { Json, Values } from '../engine/case.ts'
import type { Field } from '../process/process.ts'

type Fields = Readonly<Record<string, Field>>

const MAX_DEPTH = 8

/** The value at a dotted path; undefined where there is none. */
export function valueAt(values: Values, path: string): Json | undefined {
  let at: Json | undefined = values
  for (const key of path.split('.').slice(0, MAX_DEPTH)) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string, Json>)[key]
  }
  return at
}

/** The values with another one at a dotted path; groups and lists on the way are copied. */
export function withValueAt(values: Values, path: string, value: Json): Values {
  return put(values, path.split('.').slice(0, MAX_DEPTH), value) as Values
}

function put(at: Json | undefined, [key, ...rest]: readonly string[], value: Json): Json {
  const next = (inner: Json | undefined) => (rest.length ? put(inner, rest, value) : value)
  if (Array.isArray(at))
    return at.map((one, i) => (String(i) === key ? next(one as Json) : (one as Json)))
  const known = (at ?? {}) as Values
  return { ...known, [key!]: next(Object.hasOwn(known, key!) ? known[key!] : undefined) }
}

/** New answers over old ones; a question that was not shown keeps its old answer. */
export function mergeShown(
  fields: Fields,
  before: Values,
  sent: Values,
  shown: ReadonlySet<string>,
  prefix = '',
): Values {
  const out: Record<string, Json> = { ...before }
  for (const [key, value] of Object.entries(sent)) {
    const [field, path] = [fields[key]!, `${prefix}${key}`]
    if (!shown.has(path)) continue
    const isGroup = field.type === 'group' && !field.list
    out[key] = isGroup
      ? mergeShown(
          field.fields ?? {},
          (before[key] ?? {}) as Values,
          value as Values,
          shown,
          `${path}.`,
        )
      : value
  }
  return out
}
