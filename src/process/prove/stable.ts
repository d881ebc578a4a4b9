// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The statuses a case can rest in, for holding the proof against the real engine.
import type { Process } from '../process.ts'
import { modelOf } from './model.ts'
import { mainWalk } from './prove.ts'
import { Walk } from './walk.ts'

export interface StableStatuses {
  readonly count: number
  /** False where the whole is too large and facts are left out or statuses aside looked up apart. */
  readonly isWhole: boolean
  readonly contains: (statuses: Readonly<Record<string, string>>) => boolean
}

type Part = Pick<StableStatuses, 'count' | 'contains'>

/**
 * All combinations of statuses in which nothing settles by itself; beyond the bound those of the
 * walks the proof itself takes, and undefined where they do not end either.
 */
export function stableStatuses(process: Process, limit: number, together = 5_000): StableStatuses | undefined {
  const model = modelOf(process)
  const whole = new Walk(model, model.remembered, { limit })
  if (whole.isComplete) return { ...known(whole, false), isWhole: true }
  const { walk, sides } = mainWalk(model, limit, together)
  if (!walk.isComplete) return undefined
  const parts = [known(walk, false), ...sides.map((side) => known(side.walk, true))]
  return {
    count: parts[0]!.count,
    isWhole: false,
    contains: (statuses) => parts.every((part) => part.contains(statuses)),
  }
}

/** A walk aside knows only its own system actions; what settles elsewhere is at rest for it. */
function known(walk: Walk, alsoUnstable: boolean): Part {
  const variables = walk.layout.variables.flatMap((one, at) => (one.kind === 'status' ? [{ key: one.key, at }] : []))
  const found = new Set<string>()
  for (let situation = 0; situation < walk.table.count; situation++) {
    if (walk.unstable[situation] && !alsoUnstable) continue
    const samples = walk.samplesOf(situation)
    found.add(variables.map(({ at }) => String(walk.layout.variables[at]!.samples[samples[at]!]!.value)).join(' '))
  }
  return { count: found.size, contains: (statuses) => found.has(variables.map(({ key }) => statuses[key]).join(' ')) }
}
