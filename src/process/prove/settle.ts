// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// System actions run until none is offered any more. Those that write what they read themselves,
// straight or over others, are simulated with the data held fixed: does it come to rest?
import { DEPENDS, eachVariable, evaluate, possible, split, TRUE } from './expression.ts'
import type { Expression, Question, World } from './expression.ts'
import { explore, mayEnd } from './explore.ts'
import { longestRun } from './longest-run.ts'
import type { Model } from './model.ts'
import { worldAt } from './outcome.ts'
import type { Program } from './program.ts'
import { bits } from './variable.ts'
import type { Variable } from './variable.ts'
import type { Walk } from './walk.ts'

/** As the engine: more steps than this are a fault of the process. */
export const MAX_SETTLING = 32
const MAX_STARTS = 20_000
const MAX_WAYS = 50_000

export interface Unsettled {
  readonly situation: number
  /** The actions that follow each other for ever. */
  readonly ring: readonly Program[]
}

/** Rings of system actions that do not come to rest, each with the first situation it runs in. */
export function unsettled(model: Model, walk: Walk): Unsettled[] {
  const system = model.programs.filter((program) => program.isSystem && walk.isAlive[program.index])
  const anything = model.anything(false)
  const found: Unsettled[] = []
  const all = rings(system, anything)
  if (!all.length) return found
  // What a ring may do alone before it is looked at with all that can run up to it.
  const steps = MAX_SETTLING - longestRun(walk)
  for (const ring of all) {
    const one = firstEndless(model, walk, ring, { system, steps })
    if (one && !found.some((known) => key(known.ring) === key(one.ring))) found.push(one)
  }
  return found
}

const key = (ring: readonly Program[]) => ring.map((one) => one.key).sort().join(' ')

/** Groups of actions that can set each other off, an action alone that can set off itself. */
function rings(system: readonly Program[], anything: World): Program[][] {
  const next = new Map(system.map((program) => [program, system.filter((one) => setsOff(program, one, anything))]))
  const reach = (from: Program) => {
    const seen = new Set<Program>()
    const queue = [...next.get(from)!]
    for (let at = queue.pop(); at; at = queue.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      queue.push(...next.get(at)!)
    }
    return seen
  }
  const reached = new Map(system.map((program) => [program, reach(program)]))
  const rest = new Set(system.filter((program) => reached.get(program)!.has(program)))
  const out: Program[][] = []
  for (const program of rest) {
    const ring = [...rest].filter((one) =>
      one === program || (reached.get(program)!.has(one) && reached.get(one)!.has(program)))
    ring.forEach((one) => rest.delete(one))
    out.push(ring)
  }
  return out
}

/**
 * Whether carrying out `first` can bring about that `second` is offered: in what goes round for
 * ever, each action is offered again by one that writes what its rule reads.
 */
function setsOff(first: Program, second: Program, anything: World): boolean {
  const asked = new Set<number>()
  for (const part of second.parts) eachVariable(part.rule, (variable) => asked.add(variable))
  if (first !== second && ![...first.writes].some((variable) => asked.has(variable))) return false
  const offered: Expression = { kind: 'and', items: second.parts.map((part) => part.rule) }
  return mayEnd(first.steps, anything, (world) => possible(offered, world).may)
}

interface Settling {
  readonly system: readonly Program[]
  readonly steps: number
}

function firstEndless(
  model: Model, walk: Walk, ring: readonly Program[], { system, steps }: Settling,
): Unsettled | undefined {
  const alone = system.filter((program) => ring.includes(program))
  const touched = new Set(ring.flatMap((program) => [...program.reads, ...program.writes]))
  const positions = walk.layout.variables.flatMap((variable, i) => (touched.has(variable.index) ? [i] : []))
  const seen = new Set<string>()
  for (let situation = 0; situation < walk.table.count && seen.size < MAX_STARTS; situation++) {
    const samples = walk.samplesOf(situation)
    const projected = positions.map((position) => samples[position]).join(' ')
    if (seen.has(projected)) continue
    seen.add(projected)
    const world = worldAt(walk.layout, model.anything(false), positions, samples)
    // What goes round for ever comes to a point from which the ring alone acts: few things to ask.
    // Only where that may be so, all that acts by itself is looked at together.
    if (steps > 0 && !new Simulation(model, alone, steps).run(world)) continue
    const endless = new Simulation(model, system, MAX_SETTLING).run(world)
    if (endless) return { situation, ring: endless }
  }
  return undefined
}

interface Past {
  readonly fired: readonly Program[]
  /** How many had fired when this world was met. */
  readonly seen: ReadonlyMap<string, number>
  readonly renewed: ReadonlySet<number>
}

class Simulation {
  private readonly offered: readonly { readonly program: Program; readonly rule: Expression }[]
  private readonly model: Model
  private readonly steps: number
  private ways = 0

  /** Beyond so many `steps` a way counts as endless. */
  constructor(model: Model, programs: readonly Program[], steps: number) {
    this.model = model
    this.steps = steps
    this.offered = programs.map((program) =>
      ({ program, rule: { kind: 'and', items: program.parts.map((part) => part.rule) } }))
  }

  /** The actions that go round for ever from this world, undefined if all ways come to rest. */
  run(world: World): readonly Program[] | undefined {
    return this.step(world, { fired: [], seen: new Map(), renewed: new Set() })
  }

  private step(world: World, past: Past): readonly Program[] | undefined {
    if (++this.ways > MAX_WAYS) return undefined
    const question: Question = { variable: -1, yes: 0, none: 0 }
    for (const { program, rule } of this.offered) {
      const value = evaluate(rule, world, question)
      if (value === DEPENDS) {
        // What an effect made anew is taken to offer nothing: only what is fixed goes on for ever.
        if (past.renewed.has(question.variable)) continue
        for (const part of split(world, { ...question })) {
          const endless = this.step(part, past)
          if (endless) return endless
        }
        return undefined
      }
      if (value === TRUE) return this.fire(program, world, past)
    }
    return undefined
  }

  private fire(program: Program, world: World, past: Past): readonly Program[] | undefined {
    const fired = [...past.fired, program]
    const state = world.join(' ')
    const before = past.seen.get(state)
    if (before !== undefined || fired.length > this.steps) {
      return [...new Set(fired.slice(before ?? -this.steps, -1))]
    }
    const ends: World[] = []
    const settled = program.steps.filter((step) => step.kind !== 'mustNot')
    explore(settled, world, { done: (end) => ends.push(end.slice()), blocked: () => undefined })
    for (const end of ends) {
      end.fill(0, this.model.variables.length)
      const renewed = new Set(past.renewed)
      for (const variable of widened(world, end)) {
        const fresh = freshDeadline(this.model.variables[variable]!)
        if (fresh) end[variable] = fresh
        else renewed.add(variable)
      }
      const seen = new Map([...past.seen, [state, past.fired.length] as const])
      const endless = this.step(end, { fired, seen, renewed })
      if (endless) return endless
    }
    return undefined
  }
}

/** A deadline just set is not over yet: the sample that says so. */
function freshDeadline(variable: Variable): number {
  if (variable.kind === 'overdue') return bits(variable, (one) => one.value === false)
  return /^order due .+ ~ today$/.test(variable.key) ? bits(variable, (one) => one.value === 1) : 0
}

/** Variables of which less is known than before. */
function widened(before: World, after: World): number[] {
  const found: number[] = []
  after.forEach((mask, variable) => {
    if ((mask & ~before[variable]!) !== 0 && (mask & (mask - 1)) !== 0) found.push(variable)
  })
  return found
}
