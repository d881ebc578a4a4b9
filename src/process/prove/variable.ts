// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What rules ask about, each with the few samples that make a difference to some rule.
import { MAX_SAMPLES } from './expression.ts'

export type VariableKind =
  | 'status' | 'consultations' | 'requests' | 'happened' | 'same' | 'due' | 'overdue' | 'value' | 'order' | 'opaque'

/** A state, an option, a number or the region between two numbers; `undefined` is any other. */
export interface Sample {
  readonly value: string | number | boolean | null | undefined
  readonly title: string
  /** Bounds of a number: a point where they are equal, else an open interval. */
  readonly low?: number
  readonly high?: number
}

export interface Variable {
  readonly index: number
  readonly key: string
  readonly kind: VariableKind
  readonly title: string
  readonly samples: readonly Sample[]
  /** All samples as bits. */
  readonly full: number
  /** Without null where the field must be answered and no rule asks whether it was. */
  readonly usual: number
  /** The bit of null, 0 if it is never null. */
  readonly none: number
  /** The sample at the very start. */
  readonly initial: number
  /** Roots of the names it is made of: when one is written, what was known of it is forgotten. */
  readonly roots: ReadonlySet<string>
  /** Whether its value stays until an action writes it, so that a situation may remember it. */
  readonly lasting: boolean
}

/** What is known of a name before its samples are fixed. */
export interface Sketch {
  readonly key: string
  readonly kind: VariableKind
  readonly title: string
  readonly roots: ReadonlySet<string>
  readonly lasting: boolean
  readonly samples?: readonly Sample[]
  readonly type?: 'boolean' | 'choice' | 'other'
  readonly options?: Readonly<Record<string, string>>
  readonly min?: number
  readonly max?: number
  readonly nullable?: boolean
  /** Must be answered where it is asked. */
  readonly isSure?: boolean
}

type Literal = string | number | boolean | null

/** Collects in a first pass which literals a name is compared with; then fixes the samples. */
export class Variables {
  readonly list: Variable[] = []
  private readonly byKey = new Map<string, Variable>()
  private readonly sketches = new Map<string, { sketch: Sketch; literals: Set<Literal> }>()
  private isFixed = false

  /** The variable of a sketch; before `fix` only notes it, with the literals it meets. */
  of(sketch: Sketch, literals: readonly Literal[] = []): Variable {
    if (this.isFixed) {
      const known = this.byKey.get(sketch.key)
      if (!known) throw new Error(`variable ${sketch.key} was not collected`)
      return known
    }
    const noted = this.sketches.get(sketch.key) ?? { sketch, literals: new Set<Literal>() }
    this.sketches.set(sketch.key, noted)
    for (const literal of literals) noted.literals.add(literal)
    return { ...blank, key: sketch.key, kind: sketch.kind }
  }

  find(key: string): Variable | undefined {
    return this.byKey.get(key)
  }

  fix(): void {
    this.isFixed = true
    for (const { sketch, literals } of this.sketches.values()) {
      const samples = sketch.samples ?? samplesOf(sketch, literals)
      if (samples.length > MAX_SAMPLES) throw new TooManySamples(sketch.key)
      const { key, kind, title, roots, lasting } = sketch
      const none = samples.findIndex((one) => one.value === null)
      const full = 2 ** samples.length - 1
      const noneBit = none < 0 ? 0 : 1 << none
      const usual = sketch.isSure && !literals.has(null) ? full & ~noneBit : full
      const variable = {
        index: this.list.length, key, kind, title, roots, lasting, samples, full, usual,
        none: noneBit, initial: Math.max(none, 0),
      }
      this.list.push(variable)
      this.byKey.set(key, variable)
    }
  }
}

/** A status with more states, or a name compared with more values, than a proof can tell apart. */
export class TooManySamples extends Error {
  readonly key: string
  constructor(key: string) {
    super(`«${key}» hat mehr als ${MAX_SAMPLES} Werte, die Regeln unterscheiden.`)
    this.key = key
  }
}

const blank: Variable = {
  index: 0, key: '', kind: 'opaque', title: '', samples: [], full: 1, usual: 1, none: 0, initial: 0, roots: new Set(), lasting: false,
}

function samplesOf(sketch: Sketch, literals: ReadonlySet<Literal>): Sample[] {
  const nothing: Sample[] = sketch.nullable || literals.has(null) ? [{ value: null, title: 'noch nichts' }] : []
  if (sketch.type === 'boolean') return [...nothing, { value: true, title: 'ja' }, { value: false, title: 'nein' }]
  const words = [...literals].filter((one): one is string => typeof one === 'string')
  if (sketch.type === 'choice') return [...nothing, ...optionSamples(sketch.options ?? {}, words)]
  const numbers = [...literals].filter((one): one is number => typeof one === 'number').sort((a, b) => a - b)
  if (numbers.length) return [...nothing, ...regions(numbers, sketch.min ?? -Infinity, sketch.max ?? Infinity)]
  const flags = [...literals].filter((one) => typeof one === 'boolean').map((value) => ({ value, title: value ? 'ja' : 'nein' }))
  const named = words.map((value) => ({ value, title: `«${value}»` }))
  return [...nothing, ...flags, ...named, { value: undefined, title: named.length ? 'etwas anderes' : 'eingetragen' }]
}

function optionSamples(options: Readonly<Record<string, string>>, words: readonly string[]): Sample[] {
  const asked = Object.keys(options).filter((key) => words.includes(key))
  const rest = Object.keys(options).filter((key) => !words.includes(key))
  const title = rest.map((key) => `«${options[key]}»`).join(' oder ')
  const other = { value: rest.length === 1 ? rest[0]! : undefined, title: title || 'eingetragen' }
  return [
    ...asked.map((key) => ({ value: key, title: `«${options[key]}»` })),
    ...(rest.length || !asked.length ? [other] : []),
  ]
}

/** The points given and the open intervals between them, without what lies outside the bounds. */
function regions(numbers: readonly number[], min: number, max: number): Sample[] {
  const out: Sample[] = []
  const add = (low: number, high: number, title: string) => {
    const isPoint = low === high
    if (isPoint ? low < min || low > max : high <= min || low >= max) return
    const value = isPoint ? low : low === -Infinity ? high - 1 : high === Infinity ? low + 1 : (low + high) / 2
    out.push({ value, title, low, high })
  }
  numbers.forEach((n, i) => {
    const before = numbers[i - 1] ?? -Infinity
    add(before, n, before === -Infinity ? `kleiner als ${n}` : `zwischen ${before} und ${n}`)
    add(n, n, `gleich ${n}`)
  })
  const last = numbers.at(-1)!
  add(last, Infinity, `größer als ${last}`)
  return out
}

/** The bits of the samples for which a test holds. */
export function bits(variable: Variable, test: (sample: Sample) => boolean): number {
  return variable.samples.reduce((mask, sample, i) => (test(sample) ? mask | (1 << i) : mask), 0)
}

/** The bit a literal falls on; all samples if none fits. */
export function bitOf(variable: Variable, literal: Literal): number {
  const exact = bits(variable, (one) => one.value === literal && (one.low === undefined || one.low === one.high))
  if (exact) return exact
  if (typeof literal === 'number') {
    const region = bits(variable, ({ low, high }) => low !== undefined && low < literal && literal < high!)
    return region || variable.full
  }
  const other = literal === null ? 0 : bits(variable, (one) => one.value === undefined)
  return other || variable.full
}

/** The samples behind bits, in words. */
export function titlesOf(variable: Variable, mask: number): string {
  if (mask === variable.full) return 'beliebig'
  return variable.samples.filter((_, i) => mask & (1 << i)).map((one) => one.title).join(' oder ')
}
