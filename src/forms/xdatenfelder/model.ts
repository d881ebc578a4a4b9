// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a FIM data schema says, whichever version of XDatenfelder it was written in.
//
// Terms: a *schema* (S) holds *groups* (G) and *fields* (F) as often as their *count* allows; a
// *rule* (R) is prose about them. An id and a version name an element everywhere in Germany.

export const NAMESPACE_2 = 'urn:xoev-de:fim:standard:xdatenfelder_2'
export const NAMESPACE_3 = 'urn:xoev-de:fim:standard:xdatenfelder_3.0.0'

export const DATA_TYPES = [
  'text',
  'text_latin',
  'date',
  'time',
  'datetime',
  'bool',
  'num',
  'num_int',
  'num_currency',
  'file',
  'obj',
] as const
export type DataType = (typeof DATA_TYPES)[number]

export const FIELD_KINDS = ['input', 'select', 'label', 'hidden', 'locked'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

interface Element {
  readonly id: string
  /** Missing in a working copy. */
  readonly version?: string
  readonly name: string
  /** The question, and how the office calls it. */
  readonly label: string
  readonly labelInside?: string
  readonly help?: string
  readonly helpInside?: string
  readonly description?: string
  /** Legal or technical sources, one each. */
  readonly sources: readonly string[]
  readonly rules: readonly SchemaRule[]
  readonly line: number
}

export interface Count {
  readonly min: number
  /** Infinity for `*`. */
  readonly max: number
}

export interface Member {
  readonly count: Count
  /** Sources of this use, beside those of the element itself. */
  readonly sources: readonly string[]
  readonly element: SchemaGroup | SchemaField
}

export interface SchemaGroup extends Element {
  readonly kind: 'group'
  /** Exactly one of its members is to be filled in. */
  readonly isChoice: boolean
  readonly members: readonly Member[]
}

export interface Precision {
  readonly minLength?: number
  readonly maxLength?: number
  readonly minValue?: string
  readonly maxValue?: string
  readonly pattern?: string
}

export interface Code {
  readonly code: string
  readonly name: string
  readonly help?: string
}

export interface SchemaField extends Element {
  readonly kind: 'field'
  readonly fieldKind: FieldKind
  readonly dataType: DataType
  readonly precision: Precision
  /** Fixed text or default. */
  readonly content?: string
  readonly codes?: readonly Code[]
  /** Canonical version URI of a code list kept elsewhere. */
  readonly codeList?: string
  readonly maxBytes?: number
  readonly mediaTypes: readonly string[]
}

export interface SchemaRule {
  readonly id: string
  readonly version?: string
  readonly name: string
  /** What it demands, in prose. */
  readonly text: string
  /** There is a program in the file; it is never taken over. */
  readonly hasScript: boolean
  readonly line: number
}

export interface Schema extends Element {
  readonly members: readonly Member[]
}

/** Everything of a schema in order of reading, with the groups around it (outermost first). */
export function* walk(
  members: readonly Member[],
  around: readonly SchemaGroup[] = [],
): Generator<{ readonly member: Member; readonly around: readonly SchemaGroup[] }> {
  for (const member of members) {
    yield { member, around }
    if (member.element.kind === 'group')
      yield* walk(member.element.members, [...around, member.element])
  }
}

/** `F00001027V1.0`, or the id alone for a working copy. */
export const mark = ({ id, version }: Pick<Element, 'id' | 'version'>) =>
  version ? `${id}V${version}` : id

/** The id as 3.0.0 counts: 2.0 left out the three digits of the sub-range. */
export const longId = (id: string) => id.replace(/^([A-Z]\d\d)(\d{6})$/, '$1000$2')
