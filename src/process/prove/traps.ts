// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Situations without a way to the end, grouped by what would have to happen: a clerk reads two
// sentences instead of a thousand situations.
import { all, eachVariable, possible } from './expression.ts'
import type { World } from './expression.ts'
import type { Model } from './model.ts'
import { worldAt } from './outcome.ts'
import { mayEnd } from './explore.ts'
import type { Program, ProgramPart } from './program.ts'
import type { Step } from './step.ts'
import type { Walk } from './walk.ts'

const MAX_GROUPS = 2
/** So many situations of a group are looked at for one a case can really come into. */
const MAX_TRIES = 3

export interface Trap {
  readonly situation: number
  readonly size: number
  /** Conjuncts of `final` that do not hold. */
  readonly missing: readonly ProgramPart[]
  readonly exit?: Program
  /** Why the nearest way out is not open. */
  readonly blockedBy: readonly ProgramPart[]
}

interface Search {
  readonly isTrapped: (situation: number) => boolean
  readonly isAllowed: (action: number) => boolean
  /** Whether the situation is reached also when more is remembered on the way. */
  readonly isReal: (situation: number) => boolean
}

/** The largest groups of trapped situations, each with the one reached first. */
export function traps(model: Model, walk: Walk, { isTrapped, isAllowed, isReal }: Search): Trap[] {
  const exits = exitsOf(model, walk, isAllowed)
  const groups = new Map<string, Trap[]>()
  for (let at = 0; at < walk.table.count; at++) {
    if (walk.unstable[at] || !isTrapped(at) || !isBottom(walk, at, isAllowed)) continue
    const trap = describe(model, walk, at, exits)
    const texts = [trap.missing, trap.blockedBy].map((parts) => parts.map((part) => part.text).join('|'))
    const key = [...texts, trap.exit?.key].join('\n')
    const group = groups.get(key)
    if (group) group.push(trap)
    else groups.set(key, [trap])
  }
  const found: Trap[] = []
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length)) {
    const trap = group.slice(0, MAX_TRIES).find((one) => isReal(one.situation))
    if (trap) found.push({ ...trap, size: group.length })
    if (found.length === MAX_GROUPS) break
  }
  if (found.length === 0 && groups.size > 0) found.push(...firstReal(model, walk, { isTrapped, isAllowed, isReal }, exits))
  return found
}

/**
 * At the bottom of a trap data may have been forgotten so often that no case gets there; on the way
 * down the first trapped situations are the likeliest to be real.
 */
function firstReal(model: Model, walk: Walk, { isTrapped, isReal }: Search, exits: readonly Program[]): Trap[] {
  let tries = 0
  for (let at = 0; at < walk.table.count && tries < MAX_TRIES; at++) {
    if (walk.unstable[at] || !isTrapped(at)) continue
    tries += 1
    if (isReal(at)) return [describe(model, walk, at, exits)]
  }
  return []
}

/** Nothing leads from here to a situation found later. */
function isBottom(walk: Walk, at: number, isAllowed: (action: number) => boolean): boolean {
  for (let edge = walk.offset[at]!; edge < walk.offset[at + 1]!; edge++) {
    if (isAllowed(walk.action[edge]!) && walk.target[edge]! > at) return false
  }
  return true
}

function describe(model: Model, walk: Walk, situation: number, exits: readonly Program[]): Trap {
  const samples = walk.samplesOf(situation).slice()
  const world = worldAt(walk.layout, walk.anything, walk.layout.variables.map((_, i) => i), samples)
  const missing = model.final.filter((part) => !possible(part.rule, world).may)
  const [nearest] = exits
    .map((exit) => ({ exit, blockedBy: blocking(exit, world) }))
    .sort((a, b) => a.blockedBy.length - b.blockedBy.length)
  return { situation, size: 1, missing, blockedBy: [], ...nearest }
}

/** The actions that can make a case final that was not. */
function exitsOf(model: Model, walk: Walk, isAllowed: (action: number) => boolean): Program[] {
  const final = all(model.final.map((part) => part.rule))
  const named = new Set<number>()
  eachVariable(final, (variable) => named.add(variable))
  return model.programs.filter((program) => {
    if (!isAllowed(program.index) || ![...program.writes].some((variable) => named.has(variable))) return false
    const steps: Step[] = [{ kind: 'mustNot', rule: final }, ...program.steps]
    return mayEnd(steps, walk.anything, (after) => possible(final, after).may)
  })
}

function blocking(program: Program, world: World): ProgramPart[] {
  const none = program.parts.filter((part) => !possible(part.rule, world).may)
  if (none.length) return none
  return program.parts.filter((part) => !possible(part.rule, world).must)
}
