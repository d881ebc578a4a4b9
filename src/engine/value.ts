// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { feelDate, feelTime } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import type { Field } from '../process/process.ts'
import type { Json, Values } from './case.ts'

/** What a rule sees of a stored value: euro for cents, FEEL dates and times, null for nothing. */
export function valueOf(field: Field, value: Json | undefined): Value {
  if (value === undefined || value === null || value === '') return isList(field) ? [] : null
  if (isList(field)) return Array.isArray(value) ? value.map((one) => single(field, one)) : [single(field, value)]
  return single(field, value)
}

/** Whether the field holds a list; clauses, changed sentences, files and answers to a request always do. */
export function isList(field: Field): boolean {
  return Boolean(field.list) || field.answers !== undefined || ['clauses', 'wording', 'file'].includes(field.type)
}

function single(field: Field, value: Json): Value {
  if (value === null || value === '') return null
  switch (field.type) {
    case 'money': return typeof value === 'number' ? value / 100 : null
    case 'date': return typeof value === 'string' ? feelDate(value) : null
    case 'time': return typeof value === 'string' ? feelTime(value) : null
    case 'group': {
      const { title } = value as Values
      return {
        ...(field.answers !== undefined && { title: (title ?? null) as Value }),
        ...(groupOf(field.fields ?? {}, value as Values) as Readonly<Record<string, Value>>),
      }
    }
    default: return value as Value
  }
}

function groupOf(fields: Readonly<Record<string, Field>>, values: Values): Value {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, valueOf(field, values[key])]))
}
