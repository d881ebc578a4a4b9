// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { isEmpty } from '../engine/input.ts'
import type { Json, Values } from '../engine/case.ts'
import { isList } from '../engine/value.ts'
import { wrong } from '../engine/wrong-value.ts'
import type { Field } from '../process/process.ts'
import { isDeclaration } from './declaration.ts'

type Fields = Readonly<Record<string, Field>>

/**
 * Answers of an earlier case that still fit a form of today (a local date): fields that still
 * exist, with values still possible. Past days except a birthday, files and what a person has
 * declared are asked anew.
 */
export function takeOver(fields: Fields, names: readonly string[], before: Values, today: string): Values {
  const out: Record<string, Json> = {}
  for (const name of names) {
    const field = fields[name]
    const value = Object.hasOwn(before, name) ? before[name] : undefined
    const kept = field && value !== undefined ? takeField(field, value, today) : undefined
    if (kept !== undefined) out[name] = kept
  }
  return out
}

function takeField(field: Field, value: Json, today: string): Json | undefined {
  if (field.value !== undefined || field.transient || ['file', 'clauses', 'wording'].includes(field.type)) return undefined
  if (isDeclaration(field) || isEmpty(value)) return undefined
  if (!isList(field)) return Array.isArray(value) ? undefined : takeOne(field, value, today)
  if (!Array.isArray(value)) return undefined
  const kept = value.map((one) => takeOne(field, one as Json, today)).filter((one) => one !== undefined)
  return kept.length ? kept : undefined
}

function takeOne(field: Field, value: Json, today: string): Json | undefined {
  if (field.type === 'group') {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
    const fields = field.fields ?? {}
    const kept = takeOver(fields, Object.keys(fields), value as Values, today)
    return Object.keys(kept).length ? kept : undefined
  }
  const isPast = field.type === 'date' && typeof value === 'string' && value < today && field.autocomplete !== 'bday'
  return isPast || wrong(field, value) !== undefined ? undefined : value
}
