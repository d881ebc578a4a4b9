// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Field } from '../../process/process.ts'
import type { Code, DataType, FieldKind, Precision, SchemaField } from './model.ts'

/** The rule of a field that nobody is ever asked. */
export const NEVER = 'false'

/** What a schema says of one question; the names, ids and rules of it come from elsewhere. */
export function schemaFieldOf(
  element: Omit<SchemaField, 'kind' | 'fieldKind' | 'dataType' | 'precision' | 'mediaTypes'>,
  field: Field,
): SchemaField {
  const fixed = literalOf(field.value)
  const content = fixed ?? contentOf(field)
  const fieldKind = kindOf(field, fixed)
  const codes =
    field.options &&
    Object.entries(field.options).map(([code, one]): Code =>
      typeof one === 'string'
        ? { code, name: one }
        : { code, name: one.title, ...(one.help !== undefined && { help: one.help }) },
    )
  return {
    kind: 'field',
    ...element,
    fieldKind,
    dataType: dataTypeOf(field),
    precision: precisionOf(field),
    ...(content !== undefined && { content }),
    ...(codes && field.codes === undefined && { codes }),
    ...(field.codes !== undefined && { codeList: field.codes }),
    ...(field.maxBytes !== undefined && { maxBytes: field.maxBytes }),
    mediaTypes: field.media ?? [],
  }
}

function kindOf(field: Field, fixed: string | undefined): FieldKind {
  if (fixed !== undefined) return field.type === 'longText' ? 'label' : 'locked'
  if (field.value !== undefined) return 'locked'
  if (field.when === NEVER) return 'hidden'
  return field.type === 'choice' || field.codes !== undefined ? 'select' : 'input'
}

function dataTypeOf({ type, decimals }: Field): DataType {
  switch (type) {
    case 'number':
      return decimals === 0 ? 'num_int' : 'num'
    case 'money':
      return 'num_currency'
    case 'date':
      return 'date'
    case 'time':
      return 'time'
    case 'boolean':
      return 'bool'
    case 'file':
      return 'file'
    default:
      return 'text'
  }
}

function precisionOf({ type, min, max, length, minLength, pattern }: Field): Precision {
  const isText = type === 'text' || type === 'longText'
  return {
    ...(isText && minLength !== undefined && { minLength }),
    ...(isText && length !== undefined && { maxLength: length }),
    ...(min !== undefined && { minValue: String(min) }),
    ...(max !== undefined && { maxValue: String(max) }),
    ...(isText && pattern !== undefined && { pattern }),
  }
}

/** The text of a rule that is nothing but a text. */
function literalOf(rule: string | undefined): string | undefined {
  if (rule === undefined || !/^"[^]*"$/.test(rule)) return undefined
  try {
    const value: unknown = JSON.parse(rule)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

function contentOf({ initially }: Field): string | undefined {
  if (initially === undefined) return undefined
  return (
    literalOf(initially) ??
    /^date\("(\d{4}-\d\d-\d\d)"\)$/.exec(initially)?.[1] ??
    (/^(?:true|false|-?\d+(?:\.\d+)?)$/.test(initially) ? initially : undefined)
  )
}
