// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The statuses a case can rest in, for holding the proof against the real engine.
import type { Process } from '../process.ts'
import { modelOf } from './model.ts'
import { Walk } from './walk.ts'

export interface StableStatuses {
  readonly count: number
  readonly contains: (statuses: Readonly<Record<string, string>>) => boolean
}

/** All combinations of statuses in which nothing settles by itself; undefined beyond the bound. */
export function stableStatuses(process: Process, limit: number): StableStatuses | undefined {
  const model = modelOf(process)
  const walk = new Walk(model, model.remembered, { limit })
  if (!walk.isComplete) return undefined
  const keys = Object.keys(process.statuses)
  const positions = keys.map((key) => walk.layout.variables.findIndex((one) => one.key === key))
  const known = new Set<string>()
  for (let situation = 0; situation < walk.table.count; situation++) {
    if (walk.unstable[situation]) continue
    const samples = walk.samplesOf(situation)
    known.add(positions.map((at) => String(walk.layout.variables[at]!.samples[samples[at]!]!.value)).join(' '))
  }
  return { count: known.size, contains: (statuses) => known.has(keys.map((key) => statuses[key]).join(' ')) }
}
