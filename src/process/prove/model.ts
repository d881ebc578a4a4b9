// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A process as variables and programs: everything a proof needs, with no rule left to parse.
import type { Process } from '../process.ts'
import { Abstraction } from './abstract.ts'
import { deadlineClaims } from './deadline-claims.ts'
import type { Claim } from './deadline-claims.ts'
import type { Expression, World } from './expression.ts'
import { eachVariable, possible } from './expression.ts'
import { conjunctsOf, programOf, usesOf } from './program.ts'
import type { Program, ProgramPart } from './program.ts'
import { Sketches } from './sketch.ts'
import type { Step } from './step.ts'
import type { Variable } from './variable.ts'

export interface Model {
  readonly process: Process
  readonly variables: readonly Variable[]
  readonly programs: readonly Program[]
  readonly final: readonly ProgramPart[]
  /** The rules of `waiting`, in their order. */
  readonly waiting: readonly Expression[]
  readonly invariants: readonly Claim[]
  readonly deadlines: readonly Claim[]
  /** What the main walk remembers, and of that what are no statuses but facts. */
  readonly remembered: readonly Variable[]
  readonly facts: readonly Variable[]
  /** The world in which nothing is known; `strict` counts null where a field must be answered. */
  readonly anything: (strict: boolean) => World
}

/** Compiles a process that lint found good; throws `TooManySamples`. */
export function modelOf(process: Process): Model {
  const to = new Abstraction(new Sketches(process))
  let slots = 0
  const compile = (slot: () => number) => {
    for (const status of Object.keys(process.statuses)) to.name(status)
    const entries = Object.entries(process.actions)
    const programs = entries.map(([key, action], index) => programOf(to, index, key, action, slot))
    return {
      programs,
      final: conjunctsOf(to, process.final),
      waiting: process.waiting.map((one) => to.rule(one.when)),
      invariants: process.invariants.map(({ title, never }, i): Claim =>
        ({ title, path: ['invariants', i, 'never'], never: to.rule(never) })),
      deadlines: deadlineClaims(to, programs),
    }
  }
  compile(() => 0)
  to.variables.fix()
  const variables = to.variables.list
  const compiled = compile(() => variables.length + slots++)
  const programs = inOrder(compiled.programs, variables)
  const facts = factsOf(variables, programs)
  const statuses = variables.filter((one) => one.kind === 'status')
  const usual = (strict: boolean) => {
    const world = new Int32Array(variables.length + slots)
    for (const one of variables) world[one.index] = strict ? one.full : one.usual
    return world
  }
  return { process, variables, ...compiled, programs, facts, remembered: [...statuses, ...facts], anything: usual }
}

/** Of two system actions that hang on the same data, the one declared first goes first. */
function inOrder(programs: readonly Program[], variables: readonly Variable[]): Program[] {
  const data = (program: Program) => {
    const found = new Set<number>()
    for (const rule of program.rule) eachVariable(rule, (one) => variables[one]!.kind !== 'status' && found.add(one))
    return found
  }
  return programs.map((program, i) => {
    if (!program.isSystem) return program
    const own = data(program)
    const shares = (one: Program) => [...data(one)].some((variable) => own.has(variable))
    const earlier = programs.slice(0, i).filter((one) => one.isSystem && shares(one))
    if (!earlier.length) return program
    const steps: Step[] = earlier.map((one) => ({ kind: 'mustNot', rule: { kind: 'and', items: one.rule } }))
    const after = program.parts.length
    const all = [...program.steps.slice(0, after), ...steps, ...program.steps.slice(after)]
    return { ...program, ...usesOf(all), steps: all }
  })
}

/**
 * What a situation must remember besides statuses, or actions would contradict each other:
 * consultations, requests, what happened where a rule asks for it, deadlines where a rule asks whether they
 * do not run, and choices that one action makes and
 * several others read, or that a rule writes.
 */
function factsOf(variables: readonly Variable[], programs: readonly Program[]): Variable[] {
  return variables.filter((variable) => {
    const readers = programs.filter((one) => one.reads.has(variable.index))
    if (!readers.length || !variable.lasting) return false
    if (variable.kind === 'consultations' || variable.kind === 'requests' || variable.kind === 'happened') return true
    if (variable.kind === 'due') return readers.some((one) => waitsForNone(one, variable, variables))
    if (variable.kind !== 'value' || !isChoice(variable)) return false
    const root = variable.key.split('.')[0]!
    const others = readers.filter((one) => one.asks.has(variable.index))
    const isWritten = programs.some((one) => one.action.values && Object.hasOwn(one.action.values, root))
    return others.length > 1 || (others.length > 0 && (isWritten || readers.length > others.length))
  })
}

/** Whether a part of the rule can hold, because the deadline does not run. */
function waitsForNone(program: Program, due: Variable, variables: readonly Variable[]): boolean {
  const world = new Int32Array(variables.map((one) => one.full))
  world[due.index] = due.none
  return program.parts.some(({ rule }) => {
    let reads = false
    eachVariable(rule, (one) => {
      reads ||= one === due.index
    })
    return reads && possible(rule, world).may
  })
}

const isChoice = (variable: Variable) =>
  variable.samples.every(({ value, low }) => low === undefined && (value !== undefined || variable.samples.length > 2))
