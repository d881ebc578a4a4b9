// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The shortest ways to actions: what a draft of an example case follows.
import type { Process } from '../process.ts'
import { all, negated } from './expression.ts'
import { modelOf } from './model.ts'
import type { Model } from './model.ts'
import { Condition } from './outcome.ts'
import { mainWalk } from './prove.ts'
import type { Program } from './program.ts'
import { roleTitle, storyOf } from './story.ts'
import type { StoryStep } from './story.ts'
import type { Walk } from './walk.ts'

/** Enough for a way to each action; a longer search finds nothing shorter. */
const MAX_SITUATIONS = 50_000

/** For each of these actions the shortest way that ends with it; those nothing leads to are left out. */
export function storiesTo(process: Process, actions: readonly string[]): StoryStep[][] {
  const model = modelOf(process)
  const walkOf = walksOf(model)
  return actions.flatMap((key) => {
    const program = model.programs.find((one) => one.key === key)
    const story = program && storyIn(model, walkOf(program), program.index)
    return story ? [story] : []
  })
}

/** A named precondition of an action: the `index`th of its needs. */
export interface Need {
  readonly action: string
  readonly index: number
}

export interface Refusal {
  readonly action: string
  readonly story: readonly StoryStep[]
}

/**
 * For each need ways to where the rule of its action holds and the need may fail, one to where it
 * surely does among them; those nothing leads to are left out.
 */
export function storiesToRefusals(process: Process, needs: readonly Need[]): Refusal[] {
  const model = modelOf(process)
  const walkOf = walksOf(model)
  return needs.flatMap(({ action, index }) => {
    const program = model.programs.find((one) => one.key === action)
    const need = program?.parts[program.rule.length + index]
    if (!program || !need) return []
    const walk = walkOf(program)
    const fails = new Condition(walk.layout, walk.anything, all([...program.rule, negated(need.rule)]))
    const situations = [firstOf(walk, (at) => fails.at(at).must), firstOf(walk, (at) => fails.at(at).may)]
    return [...new Set(situations)].filter((at) => at !== undefined)
      .map((at) => ({ action, story: storyOf(model, walk, at) }))
  })
}

/** The walk an action is seen in: its own where it is walked apart. */
function walksOf(model: Model): (program: Program) => Walk {
  const { walk, sides } = mainWalk(model, MAX_SITUATIONS, MAX_SITUATIONS)
  return (program) => sides.find((side) => side.own.has(program.index))?.walk ?? walk
}

/** The situation reached first in which nothing happens by itself and this holds. */
function firstOf(walk: Walk, holds: (samples: Int32Array) => boolean): number | undefined {
  for (let at = 0; at < walk.table.count; at++) {
    if (!walk.unstable[at] && holds(walk.samplesOf(at))) return at
  }
  return undefined
}

function storyIn(model: Model, walk: Walk, index: number): StoryStep[] | undefined {
  const program = model.programs[index]!
  for (let at = 0; at < walk.table.count; at++) {
    if (!walk.outcomes[index]!.at(walk.samplesOf(at)).may) continue
    const { key, action } = program
    return [...storyOf(model, walk, at), { action: key, title: action.title, role: roleTitle(model, action.by[0]!) }]
  }
  return undefined
}
