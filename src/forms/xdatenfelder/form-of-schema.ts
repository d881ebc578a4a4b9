// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A data schema becomes fields of a process: every element keeps its id, and whatever the language
// cannot carry is told, at the field and in the list of warnings.
import type { Field } from '../../process/process.ts'
import { mark } from './model.ts'
import type { Code, Count, Member, SchemaField, SchemaGroup } from './model.ts'
import { keyFor } from './field-keys.ts'
import { answerOf } from './answer-of-field.ts'
import type { Remark } from '../xml/read-xml.ts'

/** Items a page can show; the portal reads no more. */
const LIST_AT_MOST = 100

/** An element at its place: the keys from the top, and the field it became. */
export interface Placed {
  readonly path: readonly string[]
  readonly element: SchemaField | SchemaGroup
  readonly field: Field
}

export interface SchemaForm {
  readonly fields: Readonly<Record<string, Field>>
  /** In order of reading, each use for itself. */
  readonly placed: readonly Placed[]
  readonly warnings: readonly Remark[]
  /** What stands as a comment above a field, by its keys joined with a dot. */
  readonly notes: ReadonlyMap<string, readonly string[]>
}

/** Code lists by canonical version URI. */
export type CodeLists = ReadonlyMap<string, readonly Code[]>

/** Makes fields of members; `taken` are the names the process has already. */
export function formOfSchema(
  members: readonly Member[],
  taken: ReadonlySet<string>,
  lists: CodeLists,
): SchemaForm {
  const maker = new FormMaker(lists)
  const fields = maker.fields(members, [], new Set(taken))
  return { fields, placed: maker.placed, warnings: maker.warnings, notes: maker.notes }
}

class FormMaker {
  readonly placed: Placed[] = []
  readonly warnings: Remark[] = []
  readonly notes = new Map<string, string[]>()
  private readonly lists: CodeLists

  constructor(lists: CodeLists) {
    this.lists = lists
  }

  fields(
    members: readonly Member[],
    path: readonly string[],
    taken: Set<string>,
  ): Record<string, Field> {
    const fields: Record<string, Field> = {}
    for (const member of members) {
      const { element } = member
      const key = keyFor(element.name, element.id, taken)
      taken.add(key)
      const at = [...path, key]
      const slot = this.placed.length
      this.placed.push({ path: at, element, field: { type: 'text', title: '' } })
      const field = this.field(member, at)
      this.placed[slot] = { path: at, element, field }
      fields[key] = field
    }
    return fields
  }

  private field(member: Member, path: readonly string[]): Field {
    const { element, count } = member
    const say = (message: string) => {
      this.warnings.push({ line: element.line, message: `${element.id}: ${message}` })
      const at = path.join('.')
      this.notes.set(at, [...(this.notes.get(at) ?? []), message])
    }
    const answer =
      element.kind === 'group' ? this.group(element, path, say) : answerOf(element, this.lists, say)
    const { type, title, fields, ...rest } = answer as Field
    return {
      type,
      title,
      ...rest,
      ...counted(count, say),
      ...about(member),
      fim: mark(element),
      ...(fields && { fields }),
    }
  }

  private group(group: SchemaGroup, path: readonly string[], say: (message: string) => void) {
    if (group.members.length === 0) say('Die Gruppe ist leer.')
    if (group.isChoice)
      say('Von dieser Gruppe ist genau eine Angabe zu machen; das ist zu modellieren.')
    const fields = this.fields(group.members, path, new Set())
    const fixed = group.members.flatMap(({ element }) =>
      element.kind === 'field' && element.fieldKind === 'label'
        ? (element.content ?? element.label)
        : [],
    )
    const help = [group.help, ...fixed].filter((one) => one !== undefined).join(' ')
    return {
      type: 'group' as const,
      title: oneLine(group.label),
      ...(help !== '' && { help: oneLine(help) }),
      fields,
    }
  }
}

/** `0:1` may be left out; more than one is a list, without a maximum for `*`. */
function counted(
  { min, max }: Count,
  say: (message: string) => void,
): Pick<Field, 'list' | 'required'> {
  const required = min === 0 ? { required: false } : {}
  if (max === 1) return required
  if (max !== Infinity && max > LIST_AT_MOST)
    say(`Vorgesehen sind bis zu ${max} Einträge, möglich sind ${LIST_AT_MOST}.`)
  const list = {
    ...(min > 0 && { min: Math.min(min, LIST_AT_MOST) }),
    ...(max !== Infinity && { max: Math.min(max, LIST_AT_MOST) }),
  }
  return { list: Object.keys(list).length ? list : true, ...required }
}

const LEGAL = /§|\bArt\.|\bArtikel\b/

/** How the office calls it, and the sources: law is shown to who asks why, the rest is for the office. */
function about({ element, sources }: Member): Pick<Field, 'short' | 'inside' | 'why' | 'source'> {
  const all = [
    ...new Set(
      [...sources, ...element.sources]
        .flatMap((one) => one.split(/[\n;]+/))
        .map(oneLine)
        .filter(Boolean),
    ),
  ]
  const [legal, other] = [
    all.filter((one) => LEGAL.test(one)),
    all.filter((one) => !LEGAL.test(one)),
  ]
  const { label, labelInside, helpInside } = element
  return {
    ...(labelInside !== undefined && labelInside !== label && { short: oneLine(labelInside) }),
    ...(helpInside !== undefined && { inside: oneLine(helpInside) }),
    ...(legal.length && { why: legal.join('; ') }),
    ...(other.length && { source: other.join('; ') }),
  }
}

/** A text of a schema as one line of a form. */
export const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
