// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What an action makes of a situation hangs only on the few remembered variables it touches.
import type { World } from './expression.ts'
import { eachVariable, possible } from './expression.ts'
import type { Expression } from './expression.ts'
import { explore } from './explore.ts'
import type { Assumption } from './explore.ts'
import type { Layout } from './layout.ts'
import { usesOf } from './program.ts'
import type { Program } from './program.ts'
import { eachRule } from './step.ts'
import type { Step } from './step.ts'

/** An array answers fastest, but is worth its room only for a projection that is much used. */
const MAX_DENSE = 65_536
const MANY = 500

export interface Outcome {
  /** Whether the action can be carried out here, and whether nothing unknown can stop it. */
  readonly may: boolean
  readonly must: boolean
  /** What to add to each lane, one entry for each way the action can end. */
  readonly first: readonly number[]
  readonly second: readonly number[]
  readonly assumed: readonly (Assumption | undefined)[]
  /** The status two rules set to different states, -1 if none. */
  readonly conflict: number
}

/** Remembers something by the samples of a few remembered variables. */
class ByProjection<T> {
  readonly positions: readonly number[]
  private readonly factors: readonly number[]
  private readonly size: number
  private dense: (T | undefined)[] | undefined
  private readonly sparse = new Map<number, T>()

  constructor(layout: Layout, variables: Iterable<number>) {
    const positions = [...new Set(variables)].map((one) => layout.positionOf(one)).filter((one) => one !== undefined)
    this.positions = positions.sort((a, b) => a - b)
    let product = 1
    this.factors = this.positions.map((position) => {
      const factor = product
      product *= layout.sizes[position]!
      return factor
    })
    this.size = product
  }

  get(samples: Int32Array, make: (samples: Int32Array) => T): T {
    let key = 0
    for (let i = 0; i < this.positions.length; i++) key += samples[this.positions[i]!]! * this.factors[i]!
    const known = this.dense ? this.dense[key] : this.sparse.get(key)
    if (known !== undefined) return known
    const made = make(samples)
    if (this.dense) this.dense[key] = made
    else this.sparse.set(key, made)
    if (!this.dense && this.sparse.size > MANY && this.size <= MAX_DENSE) this.spread()
    return made
  }

  private spread() {
    const dense: (T | undefined)[] = Array.from({ length: this.size })
    for (const [key, made] of this.sparse) dense[key] = made
    this.sparse.clear()
    this.dense = dense
  }
}

/** The world of a situation: what is remembered is known, all else may be anything. */
export function worldAt(layout: Layout, anything: World, positions: readonly number[], samples: Int32Array): World {
  const world = anything.slice()
  for (const position of positions) world[layout.variables[position]!.index] = 1 << samples[position]!
  return world
}

/** What an action touches of what is remembered: made when first asked, as most never are. */
interface Sight {
  readonly steps: readonly Step[]
  readonly known: ByProjection<Outcome>
  readonly written: readonly number[]
}

function sightOf(layout: Layout, program: Program): Sight {
  const steps = relevant(program.steps, layout)
  const { reads, writes } = usesOf(steps)
  const known = new ByProjection<Outcome>(layout, [...reads, ...writes])
  return { steps, known, written: known.positions.filter((position) => writes.has(layout.variables[position]!.index)) }
}

export class Outcomes {
  private readonly layout: Layout
  private readonly anything: World
  readonly program: Program
  private sight: Sight | undefined
  private readonly make = (samples: Int32Array) => this.work(samples)

  constructor(layout: Layout, anything: World, program: Program) {
    this.layout = layout
    this.anything = anything
    this.program = program
  }

  /** The outcome in the situation with these samples. */
  at(samples: Int32Array): Outcome {
    for (const [variable, mask] of this.program.guards) {
      const position = this.layout.positionOf(variable)
      if (position !== undefined && ((mask >> samples[position]!) & 1) === 0) return NOT_OFFERED
    }
    return this.open(samples)
  }

  /** The same where no guard of the program rules it out. */
  open(samples: Int32Array): Outcome {
    return (this.sight ??= sightOf(this.layout, this.program)).known.get(samples, this.make)
  }

  private work(samples: Int32Array): Outcome {
    const { steps, known } = this.sight!
    const found = new Map<string, { first: number; second: number; assumed: Assumption | undefined }>()
    let must = true
    let conflict = -1
    explore(steps, worldAt(this.layout, this.anything, known.positions, samples), {
      blocked: () => {
        must = false
      },
      done: (world, assumed, at) => {
        if (at >= 0) conflict = at
        this.ends(world, samples, 0, 0, 0, (first, second) => {
          const key = `${first} ${second}`
          if (!found.has(key)) found.set(key, { first, second, assumed })
        })
      },
    })
    const ways = [...found.values()]
    return {
      may: ways.length > 0, must: must && ways.length > 0, conflict,
      first: ways.map((one) => one.first),
      second: ways.map((one) => one.second),
      assumed: ways.map((one) => one.assumed),
    }
  }

  private ends(
    world: World, samples: Int32Array, i: number, first: number, second: number, end: (first: number, second: number) => void,
  ): void {
    const position = this.sight!.written[i]
    if (position === undefined) return end(first, second)
    const { layout } = this
    const mask = world[layout.variables[position]!.index]!
    for (let sample = 0; sample < layout.sizes[position]!; sample++) {
      if ((mask & (1 << sample)) === 0) continue
      const delta = (sample - samples[position]!) * layout.strides[position]!
      const inFirst = position < layout.inFirst
      this.ends(world, samples, i + 1, inFirst ? first + delta : first, inFirst ? second : second + delta, end)
    }
  }
}

const NOT_OFFERED: Outcome = { may: false, must: false, first: [], second: [], assumed: [], conflict: -1 }

/** Steps without those that change only what is neither remembered nor read by a later one. */
function relevant(steps: readonly Step[], layout: Layout): Step[] {
  const needed = new Set<number>()
  const kept: Step[] = []
  for (const step of [...steps].reverse()) {
    const changes = step.kind === 'assign' || step.kind === 'widen' || step.kind === 'map'
      || (step.kind === 'set' && step.slot < 0)
    const isUsed = (variable: number) => needed.has(variable) || layout.positionOf(variable) !== undefined
    if (changes && !isUsed(step.variable)) continue
    if (step.kind === 'forget' && !step.masks.some((one) => isUsed(one.variable))) continue
    eachRule(step, (rule) => eachVariable(rule, (variable) => needed.add(variable)))
    kept.unshift(step)
  }
  return kept
}

/** A rule judged in situations. */
export class Condition {
  private readonly known: ByProjection<{ may: boolean; must: boolean }>
  private readonly layout: Layout
  private readonly anything: World
  private readonly rule: Expression
  private readonly make = (samples: Int32Array) =>
    possible(this.rule, worldAt(this.layout, this.anything, this.known.positions, samples))

  constructor(layout: Layout, anything: World, rule: Expression) {
    this.layout = layout
    this.anything = anything
    this.rule = rule
    const variables: number[] = []
    eachVariable(rule, (variable) => variables.push(variable))
    this.known = new ByProjection(layout, variables)
  }

  at(samples: Int32Array): { may: boolean; must: boolean } {
    return this.known.get(samples, this.make)
  }
}
