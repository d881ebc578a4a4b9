// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Texts become values. What cannot be read is a problem at its field; whether a value is allowed
// is the engine's question (`checkInput`), not asked here.
import type { Json, Values } from '../engine/case.ts'
import { isBlank } from '../engine/input.ts'
import type { Problem } from '../engine/input.ts'
import type { Field } from '../process/process.ts'
import type { Language } from '../words/language.ts'
import { OWN_CLAUSES, ownClauseKey } from './clause-offer.ts'
import type { ClauseOffer } from './clause-offer.ts'
import { isDeclaration } from './declaration.ts'
import { parseDateParts, parseDateText } from './parse-date.ts'
import { parsePosition } from './parse-position.ts'
import { parseMoney, parseNumber } from './parse-number.ts'
import type { Scalar } from './parse-number.ts'
import { parseTime } from './parse-time.ts'
import { indicesAt, textAt, typedOf } from './typed.ts'
import type { Entry, Typed } from './typed.ts'

export interface Parsed {
  /** A value for each named field; null for what was left empty or could not be read. */
  readonly values: Values
  /** Only what could not be read; paths as in `checkInput`. */
  readonly problems: readonly Problem[]
  /** What was typed, to be shown again. */
  readonly raw: Typed
}

export interface ParseMore {
  /** Values from before; files are taken from here, because they come another way. */
  readonly before?: Values
  readonly clauses?: readonly ClauseOffer[]
  /** What the problems are written in; German unless told. */
  readonly language?: Language
}

type Fields = Readonly<Record<string, Field>>

/** Reads the named fields from form entries; unknown names are ignored. Never throws. */
export function parseForm(
  fields: Fields,
  names: readonly string[],
  entries: readonly Entry[],
  more: ParseMore = {},
): Parsed {
  const raw = new Map(typedOf(entries))
  const reader: Reader = {
    raw, problems: [], clauses: more.clauses ?? [], language: more.language ?? 'de',
  }
  const known = names.filter((name) => Object.hasOwn(fields, name))
  const values = readFields(reader, pick(fields, known), '', more.before)
  return { values, problems: reader.problems, raw }
}

interface Reader {
  readonly raw: Map<string, readonly string[]>
  readonly problems: Problem[]
  readonly clauses: readonly ClauseOffer[]
  readonly language: Language
}

const pick = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, fields[name]!]))

function readFields(
  reader: Reader,
  fields: Fields,
  prefix: string,
  before: Values | undefined,
): Values {
  const out: Record<string, Json> = {}
  for (const [key, field] of Object.entries(fields)) {
    if (field.value !== undefined) continue
    out[key] = readField(reader, field, `${prefix}${key}`, before?.[key])
  }
  return out
}

function readField(reader: Reader, field: Field, path: string, before: Json | undefined): Json {
  switch (field.type) {
    case 'file':
      return before ?? null
    case 'clauses':
      return readClauses(reader, path)
    case 'wording':
      return readWording(reader, path)
    case 'choice':
      if (!field.list) break
      return (reader.raw.get(path) ?? []).map(clean).filter((text) => text !== '')
    default:
  }
  if (field.list) return readList(reader, field, path, before)
  return readOne(reader, field, path, before)
}

/**
 * Items left completely empty are dropped, as long as one remains; the others move up, in what was
 * typed as well, so that a problem and its input keep the same path.
 */
function readList(reader: Reader, field: Field, path: string, before: Json | undefined): Json {
  const read = indicesAt(reader.raw, path).map((index) => {
    const known = Array.isArray(before) ? (before[index] as Json | undefined) : undefined
    const own: Reader = { ...reader, problems: [] }
    return { index, value: readOne(own, field, `${path}.${index}`, known), problems: own.problems }
  })
  const filled = read.filter((item) => item.problems.length > 0 || !isBlank(item.value))
  const kept = filled.length ? filled : read.slice(0, 1)
  keepOnly(
    reader.raw,
    path,
    kept.map((item) => item.index),
  )
  kept.forEach(({ index, problems }, i) => {
    const from = `${path}.${index}`.length
    for (const one of problems)
      reader.problems.push({ ...one, field: `${path}.${i}${one.field.slice(from)}` })
  })
  // What nobody must fill in and nobody did is no entry at all.
  if (!filled.length && field.required === false) return []
  return kept.map((item) => item.value)
}

function keepOnly(raw: Map<string, readonly string[]>, path: string, indices: readonly number[]) {
  const inside = [...raw].filter(([name]) => name.startsWith(`${path}.`))
  for (const [name] of inside) raw.delete(name)
  for (const [name, texts] of inside) {
    const [index, rest] = /^(\d+)(.*)$/.exec(name.slice(path.length + 1))?.slice(1) ?? ['', '']
    const to = indices.indexOf(Number(index))
    if (index && to >= 0) raw.set(`${path}.${to}${rest}`, texts)
  }
  if (raw.has(path)) raw.set(path, [String(indices.length)])
}

function readOne(reader: Reader, field: Field, path: string, before: Json | undefined): Json {
  if (field.type === 'group') {
    const values =
      before !== null && typeof before === 'object' && !Array.isArray(before) ? before : undefined
    return readFields(reader, field.fields ?? {}, `${path}.`, values as Values | undefined)
  }
  const scalar = readScalar(reader, field, path)
  if ('value' in scalar) return scalar.value
  reader.problems.push({ field: path, message: `${field.title}: ${scalar.message}` })
  return null
}

function readScalar({ raw, language }: Reader, field: Field, path: string): Scalar {
  const text = textAt(raw, path)
  switch (field.type) {
    case 'date':
      if (text.trim()) return parseDateText(text, language)
      return parseDateParts(
        textAt(raw, `${path}.tag`),
        textAt(raw, `${path}.monat`),
        textAt(raw, `${path}.jahr`),
        language,
      )
    case 'time':
      return parseTime(text, language)
    case 'number':
      return parseNumber(text, language)
    case 'money':
      return parseMoney(text, language)
    case 'position': {
      const part = (name: string) => textAt(raw, `${path}.${name}`)
      return parsePosition({ koordinaten: part('koordinaten') || text, genauigkeit: part('genauigkeit'), zeit: part('zeit') }, language)
    }
    case 'boolean':
      return { value: readBoolean(field, text) }
    case 'longText':
      return { value: clean(text.replaceAll(/\r\n?/g, '\n')) || null }
    default:
      return { value: clean(text).replaceAll(/\s*[\r\n]+\s*/g, ' ') || null }
  }
}

function readBoolean(field: Field, text: string): boolean | null {
  if (text === 'ja') return true
  return text === 'nein' || isDeclaration(field) ? false : null
}

const clean = (text: string) => text.normalize('NFC').trim()

/** The ticked clauses with their texts, then those written for this case. */
function readClauses(reader: Reader, path: string): Json {
  const { raw } = reader
  const chosen = reader.clauses
    .filter(({ key }) => textAt(raw, `${path}.${key}.an`) === 'ja')
    .map(({ key, title, kind, text, basis }) => ({
      key,
      title,
      kind,
      basis,
      text: clean(textAt(raw, `${path}.${key}.text`).replaceAll(/\r\n?/g, '\n')) || text,
    }))
  const own = Array.from({ length: OWN_CLAUSES }, (_, i) => ownClauseKey(i + 1)).flatMap((key) => {
    const text = clean(textAt(raw, `${path}.${key}.text`).replaceAll(/\r\n?/g, '\n'))
    const title = clean(textAt(raw, `${path}.${key}.title`))
    return text
      ? [{ key, title: title || 'Weitere Auflage', kind: 'requirement', basis: '', text }]
      : []
  })
  return [...chosen, ...own]
}

const SENTENCES_AT_MOST = 500

/** The sentences that read otherwise than the template has them. */
function readWording({ raw }: Reader, path: string): Json {
  return indicesAt(raw, path, SENTENCES_AT_MOST).flatMap((i) => {
    const [was, now] = ['was', 'now'].map((name) => clean(textAt(raw, `${path}.${i}.${name}`).replaceAll(/\r\n?/g, '\n')))
    return was && was !== now ? [{ was, now: now! }] : []
  })
}
