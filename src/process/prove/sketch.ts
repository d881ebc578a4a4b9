// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a name in a rule stands for: a status, a field, a deadline, something of a letter.
import { compile } from '../../feel/compile.ts'
import type { Node, Shape } from '../../feel/compile.ts'
import type { Field, Option, Process } from '../process.ts'
import { places } from '../places.ts'
import { HOUSE_FUNCTIONS, shapeOf } from '../shape.ts'
import type { Sample, Sketch } from './variable.ts'

export const CONSULTATIONS = ['none', 'open', 'closed'] as const

/** Whether a requested paper is still waited for; a request never made is like one that is over. */
export const REQUESTS = ['settled', 'open'] as const

/** Knows the names of one process. */
export class Sketches {
  readonly process: Process
  readonly shape: Shape
  private readonly asked: ReadonlySet<string>
  private readonly computed = new Map<string, ReadonlySet<string>>()

  constructor(process: Process) {
    this.process = process
    this.shape = shapeOf(process)
    const inputs = Object.values(process.actions).flatMap((action) => action.input ?? [])
    this.asked = new Set([...inputs, ...process.pages.flatMap((page) => page.fields)])
  }

  /** The sketch of a dotted path; whatever is not known closely is something with a value or null. */
  of(path: string): Sketch {
    const { process } = this
    const status = process.statuses[path]
    if (status) {
      const samples = Object.entries(status.states).map(([value, { title }]): Sample => ({ value, title: `«${title}»` }))
      return { key: path, kind: 'status', title: status.title, roots: new Set([path]), lasting: true, samples }
    }
    const field = this.field(path)
    if (field) return this.ofField(path, field)
    const parameter = process.parameters[path]
    if (parameter) return this.value(path, parameter.title, { type: typeof parameter.value === 'boolean' ? 'boolean' : 'other' })
    const outside = /^(?:served|provided|issued) /.test(path)
    if (outside) {
      const samples = [{ value: null, title: 'steht noch aus' }, { value: undefined, title: 'steht fest' }]
      return this.value(path, letterTitle(process, path), { nullable: true, samples })
    }
    return this.value(path, TITLES[path] ?? path, {
      ...(path.startsWith('fee ') && { min: 0 }),
    })
  }

  due(deadline: string): Sketch {
    const samples = [{ value: null, title: 'läuft nicht' }, { value: undefined, title: 'läuft' }]
    const title = this.deadlineTitle(deadline)
    const key = `due ${deadline}`
    return { key, kind: 'due', title, roots: new Set([key]), lasting: true, samples }
  }

  overdue(deadline: string): Sketch {
    const samples = [{ value: false, title: 'läuft noch' }, { value: true, title: 'ist abgelaufen' }]
    const title = this.deadlineTitle(deadline)
    const roots = new Set([`due ${deadline}`])
    return { key: `overdue ${deadline}`, kind: 'overdue', title, roots, lasting: false, samples }
  }

  happened(action: string): Sketch {
    const title = `«${this.process.actions[action]?.title ?? action}»`
    const samples = [{ value: false, title: 'ist nicht geschehen' }, { value: true, title: 'ist geschehen' }]
    return { key: `happened ${action}`, kind: 'happened', title, roots: new Set(), lasting: true, samples }
  }

  same(a: string, b: string): Sketch {
    const [first, second] = [a, b].sort() as [string, string]
    const title = [first, second].map((one) => `«${this.process.actions[one]?.title ?? one}»`).join(' und ')
    const samples = [{ value: false, title: 'von verschiedenen Personen' }, { value: true, title: 'von derselben Person' }]
    return { key: `same ${first}\n${second}`, kind: 'same', title, roots: new Set(), lasting: true, samples }
  }

  consultations(): Sketch {
    const titles = ['niemand gefragt', 'eine Antwort steht aus', 'alle haben geantwortet oder geschwiegen']
    const samples = CONSULTATIONS.map((value, i) => ({ value, title: titles[i]! }))
    const key = 'consultations'
    return { key, kind: key, title: 'Stellungnahmen', roots: new Set([key]), lasting: true, samples }
  }

  requests(): Sketch {
    const titles = ['nichts Nachgefordertes steht aus', 'Nachgefordertes steht aus']
    const samples = REQUESTS.map((value, i) => ({ value, title: titles[i]! }))
    return { key: 'requests', kind: 'requests', title: 'Nachforderungen', roots: new Set(['requests', 'open items']), lasting: true, samples }
  }

  /** Smaller, equal or greater: two things of which neither is a literal. */
  order(left: string, right: string, roots: ReadonlySet<string>): Sketch {
    const isDay = [left, right].some((one) => /^(?:today|due|served|provided|issued)\b/.test(one))
    const words = isDay ? ['vor', 'gleich', 'nach'] : ['kleiner als', 'gleich', 'größer als']
    const samples = [-1, 0, 1].map((value, i) => ({ value, title: `${words[i]} ${this.title(right)}` }))
    return { key: `order ${left} ~ ${right}`, kind: 'order', title: this.title(left), roots, lasting: false, samples }
  }

  /** A condition that nothing closer is known of: it holds or not. */
  opaque(text: string, roots: ReadonlySet<string>): Sketch {
    const samples = [{ value: true, title: 'trifft zu' }, { value: false, title: 'trifft nicht zu' }]
    return { key: `opaque ${text}`, kind: 'opaque', title: `«${text}»`, roots, lasting: false, samples }
  }

  /** The field behind a dotted path that leads through no list. */
  field(path: string): Field | undefined {
    const [first, ...rest] = path.split('.')
    const isList = (field: Field | undefined) =>
      Boolean(field?.list) || field?.answers !== undefined || ['clauses', 'wording', 'file'].includes(field?.type ?? '')
    let field = this.process.fields[first!]
    for (const key of rest) field = isList(field) ? undefined : field?.fields?.[key]
    return field && (isList(field) || field.type === 'group') ? undefined : field
  }

  /** The roots of all names in these rules, computed fields and fees followed to what they are made of. */
  rootsOf(nodes: readonly Node[]): ReadonlySet<string> {
    const out = new Set<string>()
    for (const node of nodes) for (const name of namesIn(node)) for (const root of this.rootsOfName(name)) out.add(root)
    return out
  }

  private rootsOfSource(source: string): ReadonlySet<string> {
    const compiled = compile(source, this.shape, HOUSE_FUNCTIONS)
    return 'faults' in compiled ? new Set() : this.rootsOf([compiled.rule.tree])
  }

  rootsOfName(name: string): ReadonlySet<string> {
    const root = name.replace(/^overdue /, 'due ')
    const known = this.computed.get(root)
    if (known) return known
    const out = new Set([root])
    this.computed.set(root, out)
    const value = this.process.fields[root]?.value
    if (value !== undefined) for (const one of this.rootsOfSource(value)) out.add(one)
    if (root === 'fee total') for (const one of this.tariffRoots()) out.add(one)
    return out
  }

  private tariffRoots(): string[] {
    return places(this.process)
      .filter((place) => place.file === 'tariff.yaml' && place.source !== 'fee total')
      .flatMap((place) => [...this.rootsOfSource(place.source)])
  }

  title(path: string): string {
    const deadline = /^(?:due|overdue) (.+)$/.exec(path)?.[1]
    if (deadline) return this.deadlineTitle(deadline)
    if (/^(?:served|provided|issued) /.test(path)) return letterTitle(this.process, path)
    const field = this.field(path)
    return field?.short ?? field?.title ?? TITLES[path] ?? this.process.parameters[path]?.title ?? path
  }

  private deadlineTitle(key: string) {
    return `Frist «${this.process.deadlines[key]?.title ?? key}»`
  }

  private ofField(path: string, field: Field): Sketch {
    const options = Object.fromEntries(Object.entries(field.options ?? {}).map(([key, one]) => [key, optionTitle(one)]))
    const type = field.type === 'boolean' || field.type === 'choice' ? field.type : 'other'
    const isComputed = this.process.fields[path.split('.')[0]!]?.value !== undefined
    const lasting = !isComputed && this.process.fields[path.split('.')[0]!]!.transient !== true
    const isOptional = field.when !== undefined || (field.required !== undefined && field.required !== true)
    return this.value(path, field.short ?? field.title, {
      type, options, nullable: lasting || (isOptional && !isComputed), isSure: !isOptional && this.asked.has(path.split('.')[0]!),
      ...(typeof field.min === 'number' && { min: field.min }), ...(typeof field.max === 'number' && { max: field.max }),
      ...(field.type === 'money' && field.min === undefined && { min: 0 }),
    }, lasting)
  }

  private value(path: string, title: string, more: Partial<Sketch>, lasting = false): Sketch {
    return { key: path, kind: 'value', title, roots: this.rootsOfName(path.split('.')[0]!), lasting, ...more }
  }
}

/** Names anywhere in a rule; those of loops come along, which forgets too much rather than too little. */
function namesIn(node: Node): string[] {
  const below = Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value.flat() : [value]))
  const names = below.flatMap((one) => (typeof one === 'object' && one !== null && 'kind' in one ? namesIn(one as Node) : []))
  return node.kind === 'name' ? [node.name] : names
}

const TITLES: Readonly<Record<string, string>> = {
  today: 'heute', 'fee total': 'Gebühr', 'fee paid': 'Bezahlt', 'fee open': 'Offener Betrag', 'vorgang.eingang': 'Eingang',
}

const optionTitle = (option: Option) => (typeof option === 'string' ? option : option.title)

function letterTitle(process: Process, path: string): string {
  const [verb, ...rest] = path.split(' ')
  const title = process.letters[rest.join(' ')]?.title ?? rest.join(' ')
  return { served: 'Bekanntgabe', provided: 'Versand', issued: 'Ausstellung' }[verb!]! + ` von «${title}»`
}
