// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json, Values } from '../engine/case.ts'
import { placeWords } from '../process/place-words.ts'
import type { Field, Process } from '../process/process.ts'

const CHARS_AT_MOST = 20_000
const DEPTH_AT_MOST = 5
/** HTML's own names for the parts of an address (autocomplete). */
const OF_ADDRESS = /(?:^| )(?:street-address|address-line[1-3]|address-level[1-4]|postal-code)$/
const WORDED = ['text', 'longText', 'choice']

type Fields = Readonly<Record<string, Field>>

/**
 * The streets, places and parcels of an application as `placeWords`, one place a line: what the
 * process names as its place, each address, and what stands beside a position on the map.
 */
export function placesText({ place = [], fields }: Process, values: Values): string {
  const lines = [...named(place, fields, values), ...found(fields, values)]
    .map((parts) => placeWords(parts.join(' ')).join(' ')).filter(Boolean)
  return [...new Set(lines)].join('\n').slice(0, CHARS_AT_MOST)
}

/** What the process names; of a list each entry is a place. */
function named(place: readonly string[], fields: Fields, values: Values): string[][] {
  const [name] = place[0]?.split('.') ?? []
  if (name === undefined) return []
  const paths = place.map((path) => path.split('.'))
  const list = values[name]
  if (!Array.isArray(list)) return [paths.flatMap((path) => wordsAt(fields, values, path))]
  const inner = fields[name]?.fields ?? {}
  return list.map((entry) => (isGroup(entry as Json) ? paths.flatMap(([, ...rest]) => wordsAt(inner, entry as Values, rest)) : []))
}

function wordsAt(fields: Fields, values: Values, [name, ...rest]: readonly string[]): string[] {
  if (name === undefined) return []
  const [field, value] = [fields[name], values[name]]
  if (rest.length === 0) return field ? wordsOf(field, value) : []
  return isGroup(value) ? wordsAt(field?.fields ?? {}, value, rest) : []
}

/** Addresses and positions wherever they stand. */
function found(fields: Fields, values: Values, depth = 0): string[][] {
  if (depth > DEPTH_AT_MOST) return []
  const here = isPlace(fields) ? [Object.entries(fields).flatMap(([name, field]) => wordsOf(field, values[name]))] : []
  const inner = Object.entries(fields).flatMap(([name, field]) =>
    field.type === 'group'
      ? entriesOf(values[name]).filter(isGroup).flatMap((one) => found(field.fields ?? {}, one, depth + 1))
      : [])
  // At the top all questions of the form stand side by side: only the parts of an address belong together there.
  if (depth > 0) return [...here, ...inner]
  const parts = Object.entries(fields).filter(([, field]) => isPart(field))
  return [parts.flatMap(([name, field]) => wordsOf(field, values[name])), ...inner]
}

const isPart = ({ autocomplete }: Field) => autocomplete !== undefined && OF_ADDRESS.test(autocomplete)
const isPlace = (fields: Fields) => Object.values(fields).some((field) => field.type === 'position' || isPart(field))
const entriesOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [value ?? null]) as readonly Json[]

function wordsOf({ type, options = {} }: Field, value: Json | undefined): string[] {
  if (!WORDED.includes(type)) return typeof value === 'number' ? [String(value)] : []
  return entriesOf(value).flatMap((one) => {
    if (typeof one !== 'string') return []
    const option = type === 'choice' ? options[one] : undefined
    return [option === undefined ? one : typeof option === 'string' ? option : option.title]
  })
}

function isGroup(value: Json | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
