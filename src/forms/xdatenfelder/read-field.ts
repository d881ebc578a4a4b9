// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ElementReader } from '../xml/element-reader.ts'
import { DATA_TYPES, FIELD_KINDS, NAMESPACE_3 } from './model.ts'
import type { Code, Precision, SchemaField } from './model.ts'
import { BASE, readBase } from './read-base.ts'
import type { Xml } from '../xml/read-xml.ts'

const MAX_CODES = 5_000
const MAX_CODE_CHARS = 100
const LENGTHS = ['minLength', 'maxLength'] as const
const TEXTS = ['minValue', 'maxValue', 'pattern'] as const
const PARTS = [
  'feldart',
  'datentyp',
  'praezisierung',
  'inhalt',
  'vorbefuellung',
  'werte',
  'codelisteReferenz',
  'codeKey',
  'nameKey',
  'helpKey',
  'maxSize',
  'schemaelementart',
] as const

/** One field without its rules. */
export function readField(reader: ElementReader, node: Xml): Omit<SchemaField, 'rules'> {
  reader.only(node, [...BASE.once, ...PARTS], [...BASE.often, 'regel', 'mediaType'])
  const base = readBase(reader, node)
  const codes = readCodes(reader, node)
  const codeList = readCodeList(reader, node)
  const content = reader.text(node, 'inhalt')
  const size = reader.text(node, 'maxSize')
  return {
    kind: 'field',
    ...base,
    fieldKind: reader.code(node, 'feldart', FIELD_KINDS),
    dataType: reader.code(node, 'datentyp', DATA_TYPES),
    precision: readPrecision(reader, node, base.id),
    ...(content !== undefined && { content }),
    ...(codes && { codes }),
    ...(codeList !== undefined && { codeList }),
    ...(size !== undefined && /^\d{1,15}$/.test(size) && { maxBytes: Number(size) }),
    mediaTypes: reader
      .all(node, 'mediaType')
      .flatMap((one) => (one.children[0] ?? one).text.trim() || []),
  }
}

/** In 2.0 a text in JSON, in 3.0.0 attributes; what cannot be read is told and left out. */
function readPrecision(reader: ElementReader, node: Xml, id: string): Precision {
  const found = reader.maybe(node, 'praezisierung')
  const text = found?.text.trim()
  if (!found) return {}
  if (reader.namespace === NAMESPACE_3) return precisionOf(reader, found, id, found.attributes)
  if (!text) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) {
      return precisionOf(reader, found, id, value as Readonly<Record<string, unknown>>)
    }
  } catch {
    // Falls through: the same sentence as for JSON that is no object.
  }
  reader.warn(
    found.line,
    `${id}: Die Präzisierung «${text.slice(0, 100)}» ist nicht lesbar und wurde nicht übernommen.`,
  )
  return {}
}

function precisionOf(
  reader: ElementReader,
  { line }: Xml,
  id: string,
  given: Readonly<Record<string, unknown>>,
): Precision {
  const out: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(given)) {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    if (text === '') continue
    if ((LENGTHS as readonly string[]).includes(key) && /^\d{1,6}$/.test(text))
      out[key] = Number(text)
    else if ((TEXTS as readonly string[]).includes(key)) out[key] = text
    else if (key !== 'note')
      reader.warn(
        line,
        `${id}: Die Angabe «${key.slice(0, 40)}» der Präzisierung wurde nicht übernommen.`,
      )
  }
  return out
}

function readCodes(reader: ElementReader, node: Xml): Code[] | undefined {
  const list = reader.maybe(node, 'werte')
  if (!list) return undefined
  const codes = reader.all(list, 'wert').map((one): Code => {
    const help = reader.text(one, 'hilfe')
    const code = reader.needed(one, 'code')
    return { code, name: reader.text(one, 'name') ?? code, ...(help !== undefined && { help }) }
  })
  const long = codes.find(({ code }) => code.length > MAX_CODE_CHARS)
  if (long)
    reader.fault(
      list.line,
      `Der Code «${long.code.slice(0, 40)}…» ist länger als ${MAX_CODE_CHARS} Zeichen.`,
    )
  if (codes.length > MAX_CODES)
    reader.fault(list.line, `Die Werteliste hat ${codes.length} Werte, erlaubt sind ${MAX_CODES}.`)
  return codes
}

function readCodeList(reader: ElementReader, node: Xml): string | undefined {
  const found = reader.maybe(node, 'codelisteReferenz')
  if (!found) return undefined
  // In 2.0 one level deeper than in 3.0.0.
  const at = reader.maybe(found, 'genericodeIdentification') ?? found
  const uri = reader.text(at, 'canonicalVersionUri')
  if (uri !== undefined) return uri
  const [canonical, version] = [
    reader.needed(at, 'canonicalIdentification'),
    reader.text(at, 'version'),
  ]
  return version === undefined ? canonical : `${canonical}_${version}`
}
