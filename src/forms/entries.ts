// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Values become texts again, exactly as a person would have typed them: parse(entries(v)) = v.
import { dateParts } from '../calendar/date.ts'
import type { Json, Values } from '../engine/case.ts'
import { rewordingsOf } from '../engine/wording.ts'
import type { Field } from '../process/process.ts'
import { plainMoney, plainNumber } from './format.ts'
import { POSITION_PARTS, positionTexts } from './parse-position.ts'
import type { Entry } from './typed.ts'

type Fields = Readonly<Record<string, Field>>

/** The form entries that stand for these values; files have none. */
export function entriesOf(fields: Fields, names: readonly string[], values: Values): Entry[] {
  return names.flatMap((name) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    return field ? entriesAt(field, name, values[name] ?? null) : []
  })
}

function entriesAt(field: Field, path: string, value: Json): Entry[] {
  if (value === null || field.type === 'file' || field.value !== undefined) return []
  if (field.type === 'clauses') return clauseEntries(path, value)
  if (field.type === 'wording') return wordingEntries(path, value)
  if (!field.list) return one(field, path, value)
  const items = Array.isArray(value) ? (value as readonly Json[]) : []
  if (field.type === 'choice') return items.map((item) => [path, String(item)])
  return [
    [path, String(items.length)],
    ...items.flatMap((item, i) => one(field, `${path}.${i}`, item)),
  ]
}

function one(field: Field, path: string, value: Json): Entry[] {
  if (value === null) return []
  switch (field.type) {
    case 'group':
      return Object.entries(field.fields ?? {}).flatMap(([key, inner]) =>
        entriesAt(inner, `${path}.${key}`, (value as Values)[key] ?? null),
      )
    case 'date': {
      const { year, month, day } = dateParts(String(value))
      return [
        [`${path}.tag`, String(day)],
        [`${path}.monat`, String(month)],
        [`${path}.jahr`, String(year)],
      ]
    }
    case 'position': {
      const texts = positionTexts(value)
      return texts ? POSITION_PARTS.map((part): Entry => [`${path}.${part}`, texts[part]]) : []
    }
    case 'boolean':
      return [[path, value === true ? 'ja' : 'nein']]
    case 'number':
      return [[path, plainNumber(value as number)]]
    case 'money':
      return [[path, plainMoney(value as number)]]
    default:
      return [[path, String(value)]]
  }
}

function wordingEntries(path: string, value: Json): Entry[] {
  return rewordingsOf(value).flatMap(({ was, now }, i): Entry[] => [
    [`${path}.${i}.was`, was],
    [`${path}.${i}.now`, now],
  ])
}

function clauseEntries(path: string, value: Json): Entry[] {
  const clauses = Array.isArray(value) ? (value as readonly Values[]) : []
  return clauses.flatMap((clause) => {
    const at = `${path}.${String(clause['key'])}`
    return [
      [`${at}.an`, 'ja'],
      [`${at}.text`, String(clause['text'] ?? '')],
      [`${at}.title`, String(clause['title'] ?? '')],
    ] as Entry[]
  })
}
