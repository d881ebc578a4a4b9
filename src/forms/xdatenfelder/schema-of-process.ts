// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A process becomes a data schema: the questions of its form. Numbers come from the fields or from
// the range an editorial office was given; none is ever made up.
import type { Field, Process } from '../../process/process.ts'
import type { OpenRule } from '../../process/schema-rules.ts'
import { plainLabel } from './clear-labels.ts'
import { longId } from './model.ts'
import type { Member, Schema, SchemaGroup, SchemaRule } from './model.ts'
import { NEVER, schemaFieldOf } from './schema-field-of.ts'

export interface ExportMore {
  readonly rules?: readonly OpenRule[]
  /** The five digits an editorial office numbers in; fields without a number get the next of it. */
  readonly range?: string
  /** Write the eight digits of 2.0 as the eleven of 3.0.0. */
  readonly longIds?: boolean
}

export interface Exported {
  readonly schema?: Schema
  /** Fields without a number that stay out, by keys from the top. */
  readonly leftOut: readonly string[]
  /** Why there is nothing to export. */
  readonly refusal?: string
}

/** Ranges of the federal office and its building kit: nobody else numbers in them. */
const FEDERAL = /^(?:00|60)/
const MAX_NUMBER = 999_999

/** The schema of the questions of a form, in the order of its pages. */
export function schemaOfProcess(process: Process, more: ExportMore): Exported {
  const { range } = more
  if (range !== undefined && !/^\d{5}$/.test(range)) {
    return { leftOut: [], refusal: `Der Nummernkreis hat fünf Ziffern, angegeben ist «${range}».` }
  }
  if (range !== undefined && FEDERAL.test(range)) {
    return {
      leftOut: [],
      refusal: `Nummern, die mit ${range.slice(0, 2)} beginnen, vergibt nur der Bund. Nennen Sie den Nummernkreis Ihrer Redaktion.`,
    }
  }
  return new Exporter(process, more).run()
}

class Exporter {
  private readonly process: Process
  private readonly more: ExportMore
  private readonly leftOut: string[] = []
  private readonly taken = new Set<string>()
  private readonly next: Record<string, number> = {}

  constructor(process: Process, more: ExportMore) {
    this.process = process
    this.more = more
    const note = (fields: Readonly<Record<string, Field>>) => {
      for (const field of Object.values(fields)) {
        if (field.fim) this.taken.add(field.fim.split('V')[0]!)
        note(field.fields ?? {})
      }
    }
    note(process.fields)
  }

  run(): Exported {
    const { process, leftOut } = this
    const isGroup = process.fim?.startsWith('G') === true
    const identity = this.identity(
      isGroup && this.more.range !== undefined ? undefined : process.fim,
      'S',
    )
    const names = [...new Set(process.pages.flatMap((page) => page.fields))]
    // A fixed text has a number but is on no page: it stays where the process has it.
    const own = Object.keys(process.fields).filter(
      (key) => names.includes(key) || process.fields[key]!.fim !== undefined,
    )
    const asked = [...own].sort((a, b) => placeOf(names, own, a) - placeOf(names, own, b))
    const members = asked.flatMap((key) => this.member(key, process.fields[key]!, [key]))
    if (!identity) {
      return {
        leftOut,
        refusal:
          'Das Verfahren hat keine FIM-Nummer. Tragen Sie sie unter «fim» ein, oder nennen Sie mit --range den Nummernkreis Ihrer Redaktion.',
      }
    }
    if (members.length === 0)
      return {
        leftOut,
        refusal:
          'Kein Feld des Formulars hat eine FIM-Nummer. Nennen Sie mit --range den Nummernkreis Ihrer Redaktion.',
      }
    if (isGroup && identity.id.startsWith('G') && members.length > 1) {
      return {
        leftOut,
        refusal:
          'Das Verfahren kommt aus einer Datenfeldgruppe und hat mehr als diese. Nennen Sie mit --range den Nummernkreis Ihrer Redaktion.',
      }
    }
    const schema: Schema = {
      ...identity,
      name: process.title,
      label: process.title,
      help: process.summary,
      sources: [process.basis],
      rules: this.rules(undefined),
      members,
      line: 0,
    }
    return { schema, leftOut }
  }

  private member(
    key: string, asked: Field, path: readonly string[], around: readonly string[] = [],
  ): Member[] {
    const field = { ...asked, title: plainLabel(asked.title, around) }
    const identity = this.identity(field.fim, field.type === 'group' ? 'G' : 'F')
    if (!identity) {
      this.leftOut.push(path.join('.'))
      return []
    }
    const element = {
      ...identity,
      name: nameOf(key, field),
      label: field.title,
      ...(field.short !== undefined && { labelInside: field.short }),
      ...(field.help !== undefined && { help: field.help }),
      ...(field.inside !== undefined && { helpInside: field.inside }),
      sources: [],
      rules: this.rules(path.join('.')),
      line: 0,
    }
    const list = field.list === true ? {} : field.list || undefined
    const isOptional =
      field.required === false ||
      typeof field.required === 'string' ||
      (field.when !== undefined && field.when !== NEVER)
    const min = isOptional ? 0 : Math.max(1, list?.min ?? 1)
    const count = { min, max: list ? (list.max ?? Infinity) : 1 }
    // Sources belong to the use: the same element stands elsewhere with others.
    const sources = [field.why, field.source].flatMap((one) => one?.split('; ') ?? [])
    return [
      {
        count,
        sources,
        element:
          field.type === 'group' ? this.group(element, field, path, around) : schemaFieldOf(element, field),
      },
    ]
  }

  private group(
    element: Omit<SchemaGroup, 'kind' | 'isChoice' | 'members'>,
    field: Field,
    path: readonly string[],
    around: readonly string[],
  ): SchemaGroup {
    const members = Object.entries(field.fields ?? {}).flatMap(([key, one]) =>
      this.member(key, one, [...path, key], [field.title, ...around]),
    )
    return { kind: 'group', isChoice: false, ...element, members }
  }

  private rules(holder: string | undefined): SchemaRule[] {
    return (this.more.rules ?? [])
      .filter((one) => one.holder === holder)
      .map(({ id, title, text }) => ({
        ...split(id),
        name: title,
        text,
        hasScript: false,
        line: 0,
      }))
  }

  private identity(
    fim: string | undefined,
    letter: string,
  ): Pick<Schema, 'id' | 'version'> | undefined {
    if (fim !== undefined) {
      const { id, version } = split(fim)
      return { id: this.more.longIds ? longId(id) : id, ...(version !== undefined && { version }) }
    }
    const { range } = this.more
    if (range === undefined) return undefined
    for (let n = (this.next[letter] ?? 0) + 1; n <= MAX_NUMBER; n++) {
      const id = `${letter}${range}${String(n).padStart(6, '0')}`
      this.next[letter] = n
      if (!this.taken.has(id)) return { id, version: '1.0.0' }
    }
    return undefined
  }
}

/** What is on no page goes behind what stands before it in the process. */
function placeOf(names: readonly string[], own: readonly string[], key: string): number {
  for (let i = own.indexOf(key), behind = 0; i >= 0; i--, behind += 0.001) {
    const place = names.indexOf(own[i]!)
    if (place >= 0) return place + behind
  }
  return -1
}

function split(fim: string): { readonly id: string; readonly version?: string } {
  const [id, version] = fim.split('V') as [string, string | undefined]
  return {
    id,
    ...(version !== undefined && {
      version: [...version.split('.'), '0', '0'].slice(0, 3).join('.'),
    }),
  }
}

/** The name an import makes the same key of. */
const nameOf = (key: string, field: Field) =>
  field.title.length <= 100 && !field.title.endsWith('?') ? field.title : (field.short ?? key)
