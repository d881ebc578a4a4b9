// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Code } from './model.ts'
import { readXml } from '../xml/read-xml.ts'
import type { Remark, Xml } from '../xml/read-xml.ts'

const GENERICODE = 'http://docs.oasis-open.org/codelist/ns/genericode/1.0/'
const MAX_ROWS = 5_000
const KEYS = /^(?:code|schluessel|schlüssel|key|id|wert)$/i
const NAMES = /^(?:name|beschreibung|bezeichnung|codename|text|langname|description)$/i

export type ReadCodeList =
  | { readonly uri: string; readonly codes: readonly Code[] }
  | { readonly refusal: Remark }

/** Reads a code list in OASIS genericode 1.0, as the XRepository hands it out. */
export function readCodeList(bytes: Uint8Array): ReadCodeList {
  const read = readXml(bytes)
  if ('refusal' in read) return read
  const { root } = read
  const refuse = (message: string): ReadCodeList => ({ refusal: { line: root.line, message } })
  if (root.name !== 'CodeList' || root.namespace !== GENERICODE)
    return refuse('Das ist keine Codeliste in genericode 1.0.')
  const uri = below(root, 'Identification', 'CanonicalVersionUri')[0]?.text.trim()
  if (!uri) return refuse('Der Codeliste fehlt «CanonicalVersionUri».')
  const columns = below(root, 'ColumnSet', 'Column').map((one) => one.attributes['Id'] ?? '')
  const keyed = below(root, 'ColumnSet', 'Key')
    .flatMap((one) => below(one, 'ColumnRef'))
    .map((one) => one.attributes['Ref'] ?? '')
  const key =
    keyed.find((one) => columns.includes(one)) ??
    columns.find((one) => KEYS.test(one)) ??
    columns[0]
  const name =
    columns.find((one) => one !== key && NAMES.test(one)) ??
    columns.find((one) => one !== key) ??
    key
  const rows = below(root, 'SimpleCodeList', 'Row')
  if (rows.length > MAX_ROWS)
    return refuse(`Die Codeliste hat ${rows.length} Zeilen, erlaubt sind ${MAX_ROWS}.`)
  const codes = rows.flatMap((row): Code[] => {
    const code = valueOf(row, columns, key)
    return code === undefined ? [] : [{ code, name: valueOf(row, columns, name) ?? code }]
  })
  return codes.length ? { uri, codes } : refuse('Die Codeliste hat keine Werte.')
}

/** Children by name, step by step; genericode leaves its inner elements in no namespace. */
const below = (node: Xml, ...names: readonly string[]): readonly Xml[] =>
  names.reduce<readonly Xml[]>(
    (all, name) => all.flatMap((one) => one.children.filter((child) => child.name === name)),
    [node],
  )

/** A value without a column stands in the column after the one before it. */
function valueOf(
  row: Xml,
  columns: readonly string[],
  column: string | undefined,
): string | undefined {
  let at = -1
  for (const value of below(row, 'Value')) {
    const ref = value.attributes['ColumnRef']
    at = ref === undefined ? at + 1 : columns.indexOf(ref)
    if (columns[at] === column)
      return below(value, 'SimpleValue')[0]?.text.normalize('NFC').trim() || undefined
  }
  return undefined
}
