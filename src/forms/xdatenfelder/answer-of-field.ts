// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { parseLocalDate } from '../../calendar/date.ts'
import { patternFault } from '../../process/pattern-cost.ts'
import type { Field, FieldType, Option } from '../../process/process.ts'
import type { CodeLists } from './form-of-schema.ts'
import type { Code, DataType, SchemaField } from './model.ts'

const TYPES: Readonly<Record<DataType, FieldType>> = {
  text: 'text',
  text_latin: 'text',
  date: 'date',
  time: 'time',
  datetime: 'text',
  bool: 'boolean',
  num: 'number',
  num_int: 'number',
  num_currency: 'money',
  file: 'file',
  obj: 'text',
}
const MAX_LENGTH = 20_000
const ONE_LINE = 255
const DEFAULT_LENGTH = 500
/** What the portal takes at all, whatever a schema allows. */
const UPLOADS = ['application/pdf', 'image/png', 'image/jpeg']
const CODE_LIST = /^[\w:.+-]{1,300}$/

type Say = (message: string) => void
type Answer = Pick<Field, 'type' | 'title'> & Partial<Field>

/** What one field asks: type, limits, options; `say` hears of what could not be taken over. */
export function answerOf(field: SchemaField, lists: CodeLists, say: Say): Answer {
  const title = field.label.replaceAll(/\s+/g, ' ').trim()
  const help = field.help?.replaceAll(/\s+/g, ' ').trim()
  const base = { title, ...(help !== undefined && { help }) }
  switch (field.fieldKind) {
    case 'label':
      return { type: 'longText', ...base, value: literal(field.content ?? field.label) }
    case 'hidden':
      say('Das Feld ist verborgen und wird nicht gefragt.')
      return { ...base, ...typed(field, say), when: 'false' }
    case 'locked': {
      if (field.content === undefined)
        say('Das Feld ist gesperrt und hat keinen Inhalt; woher er kommt, ist zu modellieren.')
      return { ...base, type: 'text', value: literal(field.content ?? '') }
    }
    case 'select':
      return { ...base, ...chosen(field, lists, say), ...start(field, 'text', say) }
    case 'input': {
      const answer = typed(field, say)
      return { ...base, ...answer, ...start(field, answer.type, say) }
    }
  }
}

/** A text as FEEL writes it. */
const literal = (text: string) => JSON.stringify(text)

function chosen(
  field: SchemaField,
  lists: CodeLists,
  say: Say,
): { readonly type: FieldType } & Partial<Field> {
  const { codeList } = field
  const codes = field.codes ?? (codeList === undefined ? undefined : lists.get(codeList))
  const urn = codeList !== undefined && CODE_LIST.test(codeList) ? { codes: codeList } : {}
  if (field.dataType !== 'text' && field.dataType !== 'text_latin')
    say(`Die Auswahl vom Datentyp «${field.dataType}» liefert Text.`)
  if (codes?.length) return { type: 'choice', options: optionsOf(codes, say), ...urn }
  say(
    codeList === undefined
      ? 'Die Auswahl nennt keine Werte; bis dahin ist sie ein Textfeld.'
      : `Die Werte der Codeliste «${codeList}» liegen nicht vor; bis dahin ist die Auswahl ein Textfeld.`,
  )
  return { type: 'text', ...urn }
}

function optionsOf(codes: readonly Code[], say: Say): Record<string, Option> {
  const options: Record<string, Option> = {}
  for (const { code, name, help } of codes) {
    if (Object.hasOwn(options, code)) say(`Der Code «${code}» steht zweimal in der Werteliste.`)
    else
      Object.defineProperty(options, code, {
        value: help === undefined ? name : { title: name, help },
        enumerable: true,
      })
  }
  return options
}

function typed(field: SchemaField, say: Say): { readonly type: FieldType } & Partial<Field> {
  const { dataType, precision, mediaTypes, maxBytes } = field
  const type = TYPES[dataType]
  if (dataType === 'datetime')
    say('Tag und Uhrzeit in einem Feld gibt es nicht; es ist ein Textfeld.')
  if (dataType === 'obj') say('Ein Feld vom Datentyp «obj» gibt es nicht; es ist ein Textfeld.')
  switch (type) {
    case 'text':
      return textOf(field, say)
    case 'number':
    case 'money':
    case 'date': {
      if (precision.pattern !== undefined)
        say(`Das Muster «${precision.pattern}» gilt nur für Text und wurde nicht übernommen.`)
      const bounds = {
        ...bound('min', precision.minValue, type, say),
        ...bound('max', precision.maxValue, type, say),
      }
      return { type, ...(dataType === 'num_int' && { decimals: 0 }), ...bounds }
    }
    case 'file': {
      if (mediaTypes.length && !mediaTypes.some((one) => UPLOADS.includes(one))) {
        say(`Verlangt ist ${mediaTypes.join(', ')}; die Plattform nimmt PDF, JPG und PNG an.`)
      }
      const media = mediaTypes.filter((one) => UPLOADS.includes(one))
      return { type, ...(media.length && { media }), ...(maxBytes && { maxBytes }) }
    }
    default:
      return { type }
  }
}

function textOf(
  { precision }: SchemaField,
  say: Say,
): { readonly type: FieldType } & Partial<Field> {
  const { minLength, maxLength, pattern } = precision
  const length = maxLength === undefined ? undefined : Math.min(maxLength, MAX_LENGTH)
  if (maxLength !== length)
    say(`Vorgesehen sind bis zu ${maxLength} Zeichen, möglich sind ${MAX_LENGTH}.`)
  const why = pattern === undefined ? undefined : patternFault(pattern, length ?? DEFAULT_LENGTH)
  if (why) say(`Das Muster «${pattern}» ${why}; es wurde nicht übernommen.`)
  const fits = minLength !== undefined && minLength > 0 && minLength <= (length ?? MAX_LENGTH)
  return {
    type: length !== undefined && length > ONE_LINE ? 'longText' : 'text',
    ...(fits && { minLength }),
    ...(length !== undefined && length > 0 && { length }),
    ...(pattern !== undefined && !why && { pattern }),
  }
}

function bound(
  key: 'min' | 'max',
  text: string | undefined,
  type: FieldType,
  say: Say,
): Partial<Field> {
  if (text === undefined) return {}
  const value = type === 'date' ? parseLocalDate(text) : numberOf(text)
  if (value !== undefined) return { [key]: value }
  say(`Die Grenze «${text}» ist nicht lesbar und wurde nicht übernommen.`)
  return {}
}

function numberOf(text: string): number | undefined {
  return /^[+-]?\d{1,15}([.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

/** What stands in the field before anybody answers. */
function start({ content }: SchemaField, type: FieldType, say: Say): Partial<Field> {
  if (content === undefined) return {}
  switch (type) {
    case 'text':
    case 'longText':
      return { initially: literal(content) }
    case 'number':
    case 'money': {
      const value = numberOf(content)
      if (value !== undefined) return { initially: String(value) }
      break
    }
    case 'boolean':
      if (content === 'true' || content === 'false') return { initially: content }
      break
    case 'date':
      if (parseLocalDate(content)) return { initially: `date("${content}")` }
      break
    default:
  }
  say(`Der Inhalt «${content.slice(0, 100)}» wurde nicht übernommen.`)
  return {}
}
