// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Of the entries that say for whom a case waits the first that holds is shown: one that always
// stands behind another tells nobody anything.
import type { ProofFinding } from './finding.ts'
import type { Model } from './model.ts'
import { Condition } from './outcome.ts'
import type { Walk } from './walk.ts'

/** Entries of `waiting` that hold but never first, each with what stands before it. */
export function unseenWaiting(model: Model, walk: Walk): ProofFinding[] {
  const conditions = model.waiting.map((rule) => new Condition(walk.layout, walk.anything, rule))
  const unseen = new Set(conditions.keys())
  const hiders = new Map<number, Set<number>>()
  for (let at = 0; at < walk.table.count && unseen.size > 0; at++) {
    if (walk.unstable[at]) continue
    const samples = walk.samplesOf(at)
    const first = conditions.findIndex((one) => one.at(samples).must)
    for (const entry of unseen) {
      if (!conditions[entry]!.at(samples).may) continue
      if (first === -1 || entry <= first) unseen.delete(entry)
      else hiders.set(entry, (hiders.get(entry) ?? new Set()).add(first))
    }
  }
  const { waiting } = model.process
  const text = (entry: number) => `«${waiting[entry]!.text}»`
  return [...hiders].flatMap(([entry, before]): ProofFinding[] => {
    // The same rule once more, earlier, is how a procedure words what a building block says.
    const isWorded = [...before].some((one) => waiting[one]!.when === waiting[entry]!.when)
    if (!unseen.has(entry) || isWorded) return []
    const message = `«Wartet auf»: Den Eintrag ${text(entry)} sieht nie jemand. `
      + `Davor gilt immer ${[...before].map(text).join(', ')}; setzen Sie eine kleinere order.`
    return [{ kind: 'unseenWaiting', level: 'warning', path: ['waiting', entry], message, story: [] }]
  })
}
