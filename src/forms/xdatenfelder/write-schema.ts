// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// XDatenfelder 3.0.0 as the converters of the FIM offices write it; names, values and ids are escaped.
import { escapeXml } from '../xml/escape-xml.ts'
import { NAMESPACE_3 } from './model.ts'
import type { Member, Schema, SchemaField, SchemaGroup, SchemaRule } from './model.ts'

const LISTS = 'urn:xoev-de:fim:codeliste:xdatenfelder.'

/**
 * The message 0102 of a schema, or 0103 where it is that of one group; `now` is an instant in
 * ISO 8601, `message` the id of the message.
 */
export function writeSchema(schema: Schema, now: string, message: string): string {
  const group = schema.members
    .map(({ element }) => element)
    .find((one) => one.kind === 'group' && one.id === schema.id)
  const root = group ? 'xdatenfelder.datenfeldgruppe.0103' : 'xdatenfelder.stammdatenschema.0102'
  const writer = new SchemaWriter(now)
  writer.open(root, ` xmlns:xdf3="${NAMESPACE_3}"`)
  writer.open('header')
  writer.text('nachrichtID', message)
  writer.text('erstellungszeitpunkt', now)
  writer.close('header')
  if (group?.kind === 'group') writer.group(group)
  else writer.schema(schema)
  writer.close(root)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writer.lines.join('\n')}\n`
}

class SchemaWriter {
  readonly lines: string[] = []
  private depth = 0
  private readonly now: string

  constructor(now: string) {
    this.now = now
  }

  open(name: string, attributes = '') {
    this.line(`<xdf3:${name}${attributes}>`)
    this.depth++
  }

  close(name: string) {
    this.depth--
    this.line(`</xdf3:${name}>`)
  }

  text(name: string, value: string | undefined) {
    if (value !== undefined && value !== '')
      this.line(`<xdf3:${name}>${escapeXml(value)}</xdf3:${name}>`)
  }

  schema(schema: Schema) {
    this.open('stammdatenschema')
    this.head(schema)
    this.text('bezeichnung', schema.label)
    this.text('hilfetext', schema.help)
    this.code(
      'ableitungsmodifikationenStruktur',
      `${LISTS}ableitungsmodifikationenStruktur`,
      '1.0',
      '3',
    )
    this.code(
      'ableitungsmodifikationenRepraesentation',
      `${LISTS}ableitungsmodifikationenRepraesentation`,
      '1.0',
      '1',
    )
    for (const rule of schema.rules) this.rule(rule)
    for (const member of schema.members) this.member(member)
    this.close('stammdatenschema')
  }

  private member({ count, sources, element }: Member) {
    this.open('struktur')
    this.text('anzahl', `${count.min}:${count.max === Infinity ? '*' : count.max}`)
    for (const source of sources) this.text('bezug', source)
    this.open('enthaelt')
    if (element.kind === 'group') this.group(element)
    else this.field(element)
    this.close('enthaelt')
    this.close('struktur')
  }

  group(group: SchemaGroup) {
    this.open('datenfeldgruppe')
    this.head(group)
    this.names(group)
    if (group.isChoice) this.code('art', `${LISTS}gruppenart`, '1.0', 'X')
    for (const rule of group.rules) this.rule(rule)
    for (const member of group.members) this.member(member)
    this.close('datenfeldgruppe')
  }

  private field(field: SchemaField) {
    this.open('datenfeld')
    this.head(field)
    this.names(field)
    this.code('feldart', `${LISTS}feldart`, '2.0', field.fieldKind)
    this.code('datentyp', `${LISTS}datentyp`, '2.0', field.dataType)
    const limits = Object.entries(field.precision)
      .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
      .join('')
    if (limits) this.line(`<xdf3:praezisierung${limits}/>`)
    this.text('inhalt', field.content)
    this.code('vorbefuellung', `${LISTS}vorbefuellung`, '1.0', 'keine')
    this.codes(field)
    for (const rule of field.rules) this.rule(rule)
    this.text('maxSize', field.maxBytes === undefined ? undefined : String(field.maxBytes))
    for (const type of field.mediaTypes) this.text('mediaType', type)
    this.close('datenfeld')
  }

  private codes({ codes, codeList }: SchemaField) {
    if (codes) {
      this.open('werte')
      for (const { code, name, help } of codes) {
        this.open('wert')
        this.text('code', code)
        this.text('name', name)
        this.text('hilfe', help)
        this.close('wert')
      }
      this.close('werte')
    }
    if (codeList === undefined) return
    const [, canonical = codeList, version] = /^(.*)_([^_]+)$/.exec(codeList) ?? []
    this.open('codelisteReferenz')
    this.text('canonicalIdentification', canonical)
    this.text('version', version)
    this.text('canonicalVersionUri', codeList)
    this.close('codelisteReferenz')
  }

  private rule({ id, version, name, text }: SchemaRule) {
    this.open('regel')
    this.identity(id, version)
    this.text('name', name)
    this.text('freitextRegel', text)
    this.text('letzteAenderung', this.now)
    this.code('typ', `${LISTS}regeltyp`, '1.0', 'K')
    this.close('regel')
  }

  /** Status 2 is «in Bearbeitung»: what leaves here, nobody has released yet. */
  private head({ id, version, name, description, sources }: Schema | SchemaGroup | SchemaField) {
    this.identity(id, version)
    this.text('name', name)
    this.text('beschreibung', description)
    for (const source of sources) this.text('bezug', source)
    this.code('freigabestatus', 'urn:xoev-de:xprozess:codeliste:status', '2020-03-19', '2')
    this.text('letzteAenderung', this.now)
  }

  private names(element: SchemaGroup | SchemaField) {
    this.text('bezeichnungEingabe', element.label)
    this.text('bezeichnungAusgabe', element.labelInside)
    this.code('schemaelementart', `${LISTS}schemaelementart`, '1.0', 'RNG')
    this.text('hilfetextEingabe', element.help)
    this.text('hilfetextAusgabe', element.helpInside)
  }

  private identity(id: string, version: string | undefined) {
    this.open('identifikation')
    this.text('id', id)
    this.text('version', version)
    this.close('identifikation')
  }

  /** The code itself is in no namespace. */
  private code(name: string, list: string, version: string, code: string) {
    this.line(
      `<xdf3:${name} listURI="${list}" listVersionID="${version}"><code>${escapeXml(code)}</code></xdf3:${name}>`,
    )
  }

  private line(text: string) {
    this.lines.push('  '.repeat(this.depth) + text)
  }
}
