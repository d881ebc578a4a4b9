// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The shortest ways to actions: what a draft of an example case follows.
import type { Process } from '../process.ts'
import { modelOf } from './model.ts'
import type { Model } from './model.ts'
import { mainWalk } from './prove.ts'
import { roleTitle, storyOf } from './story.ts'
import type { StoryStep } from './story.ts'
import type { Walk } from './walk.ts'

/** Enough for a way to each action; a longer search finds nothing shorter. */
const MAX_SITUATIONS = 50_000

/** For each of these actions the shortest way that ends with it; those nothing leads to are left out. */
export function storiesTo(process: Process, actions: readonly string[]): StoryStep[][] {
  const model = modelOf(process)
  const { walk, sides } = mainWalk(model, MAX_SITUATIONS, MAX_SITUATIONS)
  return actions.flatMap((key) => {
    const program = model.programs.find((one) => one.key === key)
    if (!program) return []
    const aside = sides.find((side) => side.own.has(program.index))?.walk
    const story = storyIn(model, aside ?? walk, program.index)
    return story ? [story] : []
  })
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
