// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How a case gets into a situation, told as the acts of people and of the process itself.
import type { Assumption } from './explore.ts'
import type { Model } from './model.ts'
import type { Variable } from './variable.ts'
import { titlesOf } from './variable.ts'
import type { Walk } from './walk.ts'

/** A case that takes more steps is told from its last ones. */
const MAX_STEPS = 60
const MAX_REASONS = 3

export interface StoryStep {
  readonly action: string
  readonly title: string
  readonly role: string
  /** Data the outcome hung on, such as «Gebühr größer als 0». */
  readonly because?: string
  /** Statuses this step changed. */
  readonly situation?: Readonly<Record<string, string>>
}

/** The shortest way from the start to a situation. */
export function storyOf(model: Model, walk: Walk, situation: number): StoryStep[] {
  const way: number[] = []
  for (let at = situation; walk.parent[at]! >= 0 && way.length < MAX_STEPS; at = walk.parent[at]!) way.unshift(at)
  return way.map((at) => stepTo(model, walk, at))
}

function stepTo(model: Model, walk: Walk, at: number): StoryStep {
  const program = model.programs[walk.via[at]!]!
  const from = walk.parent[at]!
  const before = walk.samplesOf(from).slice()
  const after = walk.samplesOf(at).slice()
  const outcome = walk.outcomes[program.index]!.at(before)
  const first = walk.table.first[at]! - walk.table.first[from]!
  const second = walk.table.second[at]! - walk.table.second[from]!
  const way = outcome.first.findIndex((one, i) => one === first && outcome.second[i] === second)
  // Data is worth a word only where it decided: one way among several, or the process by itself.
  const others = program.isSystem ? [] : outcome.assumed.map(lastAssumed)
  const because = reasons(model.variables, lastAssumed(outcome.assumed[way]), others)
  const changed = walk.layout.variables.flatMap((variable, i) => {
    const isChanged = variable.kind === 'status' && before[i] !== after[i]
    return isChanged ? [[variable.key, String(variable.samples[after[i]!]!.value)] as const] : []
  })
  return {
    action: program.key, title: program.action.title, role: roleTitle(model, program.action.by[0]!),
    ...(because && { because }), ...(changed.length && { situation: Object.fromEntries(changed) }),
  }
}

export function roleTitle({ process }: Model, role: string): string {
  return role === 'system' ? 'von selbst' : (process.roles[role]?.title ?? role)
}

/** What was assumed of each variable last, in the order of the asking. */
function lastAssumed(assumed: Assumption | undefined): ReadonlyMap<number, number> {
  const last: [number, number][] = []
  for (let at = assumed; at; at = at.before) {
    const { variable, bits } = at
    if (!last.some(([known]) => known === variable)) last.unshift([variable, bits])
  }
  return new Map(last)
}

/** The data that sets this way apart; statuses speak for themselves. */
function reasons(
  variables: readonly Variable[], own: ReadonlyMap<number, number>, ways: readonly ReadonlyMap<number, number>[],
): string {
  const overdue = new Set([...own.keys()].map((one) => variables[one]!)
    .filter((one) => one.kind === 'overdue').map((one) => one.title))
  const isSaid = ({ kind, title }: Variable) => kind === 'status' || (kind === 'due' && overdue.has(title))
  return [...own]
    .filter(([one, bits]) => !ways.length || ways.some((way) => way.get(one) !== bits))
    .filter(([one]) => !isSaid(variables[one]!))
    .slice(-MAX_REASONS)
    .map(([one, bits]) => `${variables[one]!.title} ${titlesOf(variables[one]!, bits)}`)
    .join(', ')
}

/** The statuses of a situation that are no longer the first ones, in words; empty at the start. */
export function situationWords(walk: Walk, situation: number): string {
  const samples = walk.samplesOf(situation)
  const words = walk.layout.variables.flatMap((variable, i) =>
    (variable.kind === 'status' && samples[i] !== variable.initial ? [`${variable.title} ${variable.samples[samples[i]!]!.title}`] : []))
  return words.join(', ')
}
