// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ElementReader } from '../xml/element-reader.ts'
import { NAMESPACE_3 } from './model.ts'
import type { Schema } from './model.ts'
import type { Xml } from '../xml/read-xml.ts'

/** What every element may hold in either version, once or often. */
export const BASE = {
  once: [
    'identifikation',
    'name',
    'bezeichnungEingabe',
    'bezeichnungAusgabe',
    'beschreibung',
    'definition',
    'status',
    'freigabestatus',
    'statusGesetztAm',
    'statusGesetztDurch',
    'gueltigAb',
    'gueltigBis',
    'fachlicherErsteller',
    'versionshinweis',
    'freigabedatum',
    'veroeffentlichungsdatum',
    'letzteAenderung',
    'hilfetextEingabe',
    'hilfetextAusgabe',
  ],
  often: ['bezug', 'stichwort', 'relation'],
}

/** List `urn:xoev-de:xprozess:codeliste:status`, version 2020-03-19. */
const RELEASE_CODES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const
const ELEMENT_CODES = ['ABS', 'HAR', 'RNG'] as const
const ID = /^[A-Z]\d{1,15}$/
const VERSION = /^\d{1,5}(\.\d{1,5}){0,2}$/

/** Id and version of an element; the version is missing in a working copy. */
export function readIdentity(
  reader: ElementReader,
  node: Xml,
): { readonly id: string; readonly version?: string } {
  const found = reader.one(node, 'identifikation')
  if (!found) return { id: '' }
  reader.only(found, ['id', 'version'])
  const id = reader.needed(found, 'id')
  if (id && !ID.test(id)) {
    reader.fault(
      reader.maybe(found, 'id')!.line,
      `Die Nummer «${id.slice(0, 40)}» ist keine FIM-Nummer wie F00001027.`,
    )
  }
  const version = reader.text(found, 'version')
  if (version === undefined) return { id }
  if (!VERSION.test(version)) {
    reader.fault(
      reader.maybe(found, 'version')!.line,
      `Die Version «${version.slice(0, 40)}» ist keine wie 1.0 oder 1.0.0.`,
    )
  }
  return { id, version }
}

/** Names, help and sources of a schema, group or field. */
export function readBase(reader: ElementReader, node: Xml): Omit<Schema, 'members' | 'rules'> {
  const isThree = reader.namespace === NAMESPACE_3
  const name = reader.needed(node, 'name')
  if (isThree) reader.code(node, 'freigabestatus', RELEASE_CODES)
  if (node.name !== 'stammdatenschema') reader.code(node, 'schemaelementart', ELEMENT_CODES)
  const maybe = <K extends string>(key: K, tag: string) => {
    const text = reader.text(node, tag)
    return (text === undefined ? {} : { [key]: text }) as { readonly [key in K]?: string }
  }
  const label = reader.text(node, 'bezeichnungEingabe') ?? reader.text(node, 'bezeichnung') ?? name
  return {
    ...readIdentity(reader, node),
    name,
    label,
    ...maybe('labelInside', 'bezeichnungAusgabe'),
    ...maybe('help', node.name === 'stammdatenschema' ? 'hilfetext' : 'hilfetextEingabe'),
    ...maybe('helpInside', 'hilfetextAusgabe'),
    ...maybe(
      'description',
      reader.text(node, 'beschreibung') === undefined ? 'definition' : 'beschreibung',
    ),
    sources: reader.texts(node, 'bezug'),
    line: node.line,
  }
}
