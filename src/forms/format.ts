// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Stored values as people read them.
import { formatDate } from '../calendar/date.ts'
import { localDateOf, localTimeOf } from '../calendar/instant.ts'
import type { Json, Values } from '../engine/case.ts'
import { positionOf } from '../engine/position.ts'
import { euro } from '../engine/money.ts'
import type { Field, Option } from '../process/process.ts'
import { coordinates } from './parse-position.ts'
import type { Language } from '../words/language.ts'
import { unitFor } from '../words/unit.ts'
import { words } from '../words/words.ts'

/** What a value needs from outside to be shown: the names of legal entities, and the language. */
export interface Names {
  readonly entities: Readonly<Record<string, { readonly name: string }>>
  /** German unless told. */
  readonly language?: Language
}

const WORDS = words({
  de: { yes: 'Ja', no: 'Nein', clock: '\u00a0Uhr', to: 'bis', file: 'Datei', within: (m: string) => `auf ${m}\u00a0m genau` },
  en: { yes: 'Yes', no: 'No', clock: '', to: 'to', file: 'File', within: (m) => `within ${m}\u00a0m` },
  'de-leicht': { yes: 'Ja', no: 'Nein', clock: '\u00a0Uhr', to: 'bis', file: 'Datei', within: (m) => `auf ${m}\u00a0m genau` },
})

const NUMBER = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 12 })

/**
 * A value as lines of text; an empty list for nothing. Groups give one line for each
 * answer, lists one line for each item.
 */
export function formatValue(field: Field, value: Json | undefined, names: Names): string[] {
  if (value === undefined || value === null || value === '') return []
  if (field.type === 'file') return list(value).map((file) => fileName(file as Values, names))
  if (field.type === 'clauses')
    return list(value).map((clause) => String((clause as Values)['title'] ?? ''))
  if (field.type === 'wording') return wordingLines(value)
  if (field.type === 'group') {
    if (field.answers !== undefined) return list(value).map((item) => answerLine(field, item as Values, names))
    if (!field.list) return groupLines(field, value as Values, names)
    return list(value)
      .map((item) => groupLine(field, item as Values, names))
      .filter((line) => line !== '')
  }
  if (!field.list) return [formatOne(field, value, names)]
  const items = list(value).map((item) => formatOne(field, item, names))
  return items.length ? [items.join(', ')] : []
}

const wordsFor = ({ language = 'de' }: Names) => WORDS[language]

function wordingLines(value: Json): string[] {
  return list(value).map((one) => {
    const { was, now } = one as Values
    return now ? `„${String(was)}“ heißt jetzt „${String(now)}“` : `„${String(was)}“ entfällt`
  })
}

const list = (value: Json): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [value]

function formatOne(field: Field, value: Json, names: Names): string {
  const say = wordsFor(names)
  switch (field.type) {
    case 'boolean':
      return value === true ? say.yes : say.no
    case 'date':
      // On which weekday somebody was born is of no use to anybody.
      return formatDate(String(value), field.autocomplete === 'bday' ? 'long' : 'weekday', names.language)
    case 'time':
      return `${String(value).replace(/^0(?=\d)/, '')}${say.clock}`
    case 'money':
      return euro(value as number)
    case 'number':
      return `${NUMBER.format(value as number)}${field.unit ? `\u00a0${unitFor(value as number, field.unit)}` : ''}`
    case 'position':
      return positionText(value, names)
    case 'choice':
      return titleOf(field.options?.[String(value)], String(value))
    case 'entity':
      return names.entities[String(value)]?.name ?? String(value)
    default:
      return String(value)
  }
}

/** `54.7831, 9.4312 (auf 8 m genau), 15. Juni 2026, 10:42 Uhr`. */
function positionText(value: Json, names: Names): string {
  const at = positionOf(value)
  if (!at) return ''
  const { within, clock } = wordsFor(names)
  const exact = at.genauigkeit === null ? '' : ` (${within(NUMBER.format(at.genauigkeit))})`
  const when = at.zeit === null ? ''
    : `, ${formatDate(localDateOf(at.zeit), 'long', names.language)}, ${localTimeOf(at.zeit)}${clock}`
  return `${coordinates(at)}${exact}${when}`
}

/** The title of an option, or the key where the option is gone. */
export function titleOf(option: Option | undefined, key: string): string {
  if (option === undefined) return key
  return typeof option === 'string' ? option : option.title
}

function groupLines(field: Field, values: Values, names: Names): string[] {
  return Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    const lines = formatValue(inner, values[key], names)
    if (!lines.length) return []
    return inner.type === 'group' ? lines : [`${label(inner)} ${lines.join(', ')}`]
  })
}

/**
 * One item of a list on one line: `Samstag, 27. Juni 2026, 14:00 bis 1:00 Uhr`; points between where
 * an answer has a comma of its own.
 */
function groupLine(field: Field, values: Values, names: Names): string {
  const parts: { readonly text: string; readonly field: Field }[] = []
  const { clock, to } = wordsFor(names)
  const inside = Object.entries(field.fields ?? {})
  const days = inside.filter(([key, { type }]) => type === 'date' && (values[key] ?? null) !== null).length
  for (const [key, inner] of inside) {
    const text = named(inner, innerText(inner, values[key], names, days > 1), days > 1)
    if (text === '') continue
    const before = parts.at(-1)
    if (inner.type === 'time' && before?.field.type === 'time')
      parts.splice(-1, 1, { text: `${before.text.replace(clock, '')} ${to} ${text}`, field: inner })
    else parts.push({ text, field: inner })
  }
  const isPlain = parts.every((part) => part.field.type === 'date' || !part.text.includes(', '))
  return parts.map(({ text }) => text).join(isPlain ? ', ' : ' · ')
}

function innerText(field: Field, value: Json | undefined, names: Names, isNamed: boolean): string {
  if (field.type === 'group' && !field.list && field.answers === undefined && value) return groupLine(field, value as Values, names)
  // Its name goes before it, and a weekday between would part them.
  if (field.type === 'date' && !field.list && isNamed && value) return formatDate(String(value), 'long', names.language)
  return formatValue(field, value, names).join(', ')
}

/** No word says by itself what it is: `12`, `A 7`, `276098100000001`. */
const WORDLESS = /^(?!.*\p{L}{3})/su
const YES_OR_NO = /^(?:Ja|Nein|Yes|No)(?![\p{L}\p{N}])/u

/** `Länge 3 m`, `Mast 7`: numbers, yes or no, and one of several days say nothing without what they are of. */
function named(field: Field, text: string, hasDays: boolean): string {
  if (text === '' || field.list) return text
  const title = field.short ?? field.title
  const between = title.endsWith('?') ? '' : ':'
  switch (field.type) {
    case 'boolean': return `${title}${between} ${text}`
    case 'choice': return YES_OR_NO.test(text) ? `${title}${between} ${text}` : text
    case 'number':
    case 'money': return `${title} ${text}`
    case 'date': return hasDays ? `${title} ${text}` : text
    case 'text': return WORDLESS.test(text) ? `${title} ${text}` : text
    default: return text
  }
}

/** `Lageplan: plan.pdf (12 kB)`; what is no paper says what it is. */
function answerLine(field: Field, values: Values, names: Names): string {
  const said = Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    const text = formatValue(inner, values[key], names).join(', ')
    return text === '' ? [] : [inner.type === 'file' ? text : `${label({ ...inner, title: inner.short ?? inner.title })} ${text}`]
  })
  return `${String(values['title'] ?? '')}: ${said.join(', ')}`
}

const label = (field: Field) => (/[?.!:]$/.test(field.title) ? field.title : `${field.title}:`)

function fileName(file: Values, names: Names): string {
  const size = typeof file['size'] === 'number' ? ` (${formatSize(file['size'])})` : ''
  return `${String(file['name'] ?? wordsFor(names).file)}${size}`
}

/** Bytes for people: `412 kB`, `2,1 MB` (decimal units). */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB`
  return `${(bytes / 1_000_000).toLocaleString('de-DE', { maximumFractionDigits: 1 })}\u00a0MB`
}

/** A number without groups, as a person types it: `1200,5`. Never with an exponent. */
export function plainNumber(value: number): string {
  return value.toLocaleString('de-DE', { useGrouping: false, maximumFractionDigits: 20 })
}

/** Integer cents as a person types them: `1000,50`. */
export function plainMoney(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
