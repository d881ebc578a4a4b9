// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** Somebody who can be given cases, with how many open ones they have. */
export interface Candidate {
  readonly id: string
  readonly open: number
}

export interface Distributed {
  readonly id: string
  /** Who has it now. */
  readonly holder: string | null
  /** Ids of those who may have it. */
  readonly fits: readonly string[]
}

/**
 * Gives each case to whoever has the fewest open ones at that moment; who has it already keeps it
 * when equal, then the order of the candidates decides. A case nobody may have is left out.
 */
export function distribute(cases: readonly Distributed[], candidates: readonly Candidate[]): Readonly<Record<string, string>> {
  // What is dealt out anew is nobody's load before.
  const held = (id: string) => cases.filter(({ holder }) => holder === id).length
  const load = new Map(candidates.map(({ id, open }) => [id, open - held(id)]))
  const dealt: Record<string, string> = {}
  for (const { id, holder, fits } of cases) {
    const able = candidates.filter((one) => fits.includes(one.id))
    const least = Math.min(...able.map((one) => load.get(one.id)!))
    const equal = able.filter((one) => load.get(one.id) === least)
    const chosen = equal.find((one) => one.id === holder) ?? equal[0]
    if (!chosen) continue
    dealt[id] = chosen.id
    load.set(chosen.id, least + 1)
  }
  return dealt
}
