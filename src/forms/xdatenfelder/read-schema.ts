// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// XDatenfelder 2.0 and 3.0.0 become one model; which of them a file is, its namespace says.
import { ElementReader } from '../xml/element-reader.ts'
import { NAMESPACE_2, NAMESPACE_3 } from './model.ts'
import type { Count, Member, Schema, SchemaGroup, SchemaRule } from './model.ts'
import { BASE, readBase, readIdentity } from './read-base.ts'
import { readField } from './read-field.ts'
import { readXml } from '../xml/read-xml.ts'
import type { Remark, Xml } from '../xml/read-xml.ts'

export type ReadSchema =
  | { readonly schema: Schema; readonly warnings: readonly Remark[] }
  | { readonly refusals: readonly Remark[] }

const MAX_MEMBERS = 5_000
const GROUP_MESSAGE = 'xdatenfelder.datenfeldgruppe.0103'
const SCHEMA_MESSAGE = 'xdatenfelder.stammdatenschema.0102'

/**
 * Reads a message 0102 (schema) or 0103 (group, which becomes a schema of one group); every
 * refusal has the line in the file and says why. Never throws for what is in a file.
 */
export function readSchema(bytes: Uint8Array): ReadSchema {
  const read = readXml(bytes)
  if ('refusal' in read) return { refusals: [read.refusal] }
  const { root } = read
  const wrong = wrongMessage(root)
  if (wrong) return { refusals: [{ line: root.line, message: wrong }] }
  const reader = new SchemaReader(root.namespace)
  const schema = reader.message(root)
  if (reader.faults.length || !schema) return { refusals: reader.faults }
  return { schema, warnings: reader.warnings }
}

function wrongMessage({ name, namespace }: Xml): string | undefined {
  if (namespace === NAMESPACE_2 || namespace === NAMESPACE_3) {
    if (name === SCHEMA_MESSAGE || name === GROUP_MESSAGE) return undefined
    return `Die Nachricht «${name}» lässt sich nicht übernehmen. Möglich sind Datenschemata (0102) und Datenfeldgruppen (0103).`
  }
  const version = /^urn:xoev-de:fim:standard:xdatenfelder_(\S{1,20})$/.exec(namespace)?.[1]
  if (version === undefined)
    return `Das ist keine Datei des Standards XDatenfelder, der Namensraum ist «${namespace.slice(0, 100)}».`
  return `Die Datei ist in XDatenfelder «${version}» geschrieben. Möglich sind 2.0 und 3.0.0; das FIM-Portal wandelt ältere Fassungen um.`
}

class SchemaReader extends ElementReader {
  private count = 0

  message(root: Xml): Schema | undefined {
    this.one(root, 'header')
    const isGroup = root.name === GROUP_MESSAGE
    const name = isGroup ? 'datenfeldgruppe' : 'stammdatenschema'
    this.only(root, ['header', name])
    const found = this.one(root, name)
    if (!found) return undefined
    if (!isGroup) return this.schema(found)
    const group = this.group(found)
    const { kind: _, isChoice: _choice, members: _members, rules: _rules, ...rest } = group
    return {
      ...rest,
      rules: [],
      members: [{ count: { min: 1, max: 1 }, sources: [], element: group }],
    }
  }

  private schema(node: Xml): Schema {
    this.only(
      node,
      [
        ...BASE.once,
        'hilfetext',
        'bezeichnung',
        'ableitungsmodifikationenStruktur',
        'ableitungsmodifikationenRepraesentation',
        'dokumentsteckbrief',
      ],
      [...BASE.often, 'regel', 'struktur'],
    )
    return { ...readBase(this, node), rules: this.rules(node), members: this.members(node) }
  }

  private group(node: Xml): SchemaGroup {
    this.only(node, [...BASE.once, 'schemaelementart', 'art'], [...BASE.often, 'regel', 'struktur'])
    const isChoice =
      this.maybe(node, 'art')?.children.some((one) => one.text.trim() === 'X') ?? false
    return {
      kind: 'group',
      isChoice,
      ...readBase(this, node),
      rules: this.rules(node),
      members: this.members(node),
    }
  }

  private members(node: Xml): Member[] {
    return this.all(node, 'struktur').flatMap((one) => {
      this.only(one, ['anzahl', 'enthaelt'], ['bezug'])
      const count = this.countOf(one)
      const holder = this.one(one, 'enthaelt')
      const [inner, second] = holder?.children ?? []
      if (!holder || !inner) {
        if (holder)
          this.fault(
            holder.line,
            '«enthaelt» ist leer, nötig ist ein Datenfeld oder eine Datenfeldgruppe.',
          )
        return []
      }
      this.only(holder, ['datenfeld', 'datenfeldgruppe'])
      if (second) this.fault(second.line, '«enthaelt» hat mehr als ein Element.')
      if (++this.count > MAX_MEMBERS) {
        if (this.count === MAX_MEMBERS + 1)
          this.fault(one.line, `Das Schema hat mehr als ${MAX_MEMBERS} Felder und Gruppen.`)
        return []
      }
      const element =
        inner.name === 'datenfeldgruppe'
          ? this.group(inner)
          : { ...readField(this, inner), rules: this.rules(inner) }
      return [{ count, sources: this.texts(one, 'bezug'), element }]
    })
  }

  private countOf(node: Xml): Count {
    const text = this.needed(node, 'anzahl')
    const [, min, max] = /^(\d{1,6}):(\d{1,6}|\*)$/.exec(text) ?? []
    const count = { min: Number(min), max: max === '*' ? Infinity : Number(max) }
    if (max !== undefined && count.max >= Math.max(1, count.min)) return count
    if (text) {
      this.fault(
        this.maybe(node, 'anzahl')!.line,
        `«anzahl» hat den Wert «${text.slice(0, 20)}», erlaubt sind Angaben wie 1:1, 0:1 oder 0:*.`,
      )
    }
    return { min: 1, max: 1 }
  }

  private rules(node: Xml): SchemaRule[] {
    return this.all(node, 'regel').map((one) => {
      const { id, version } = readIdentity(this, one)
      const text =
        this.text(one, 'freitextRegel') ??
        this.text(one, 'definition') ??
        this.text(one, 'beschreibung')
      const hasScript = (this.text(one, 'script') ?? this.text(one, 'skript')) !== undefined
      if (hasScript)
        this.warn(
          one.line,
          `${id}: Das Skript der Regel wurde nicht übernommen; was sie verlangt, ist zu modellieren.`,
        )
      return {
        id,
        ...(version !== undefined && { version }),
        name: this.needed(one, 'name'),
        text: text ?? '',
        hasScript,
        line: one.line,
      }
    })
  }
}
