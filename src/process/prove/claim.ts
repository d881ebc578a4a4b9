// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Proves that something is never so, by remembering only what the claim names; where that does not
// suffice, by remembering more, until the claim holds or nothing is left to remember.
import { eachVariable } from './expression.ts'
import type { Claim } from './deadline-claims.ts'
import type { Model } from './model.ts'
import { TooManyWays } from './explore.ts'
import { Layout, TooManyVariables } from './layout.ts'
import { Condition } from './outcome.ts'
import type { Variable } from './variable.ts'
import { Walk } from './walk.ts'

const MORE_AT_ONCE = 2

export interface ClaimProof {
  readonly claim: Claim
  readonly holds: boolean | 'unknown'
  readonly variables: number
  readonly situations: number
  /** Where it does not hold: the walk and the situation reached first. */
  readonly walk?: Walk
  readonly situation?: number
}

/** Statuses aside are remembered last: they rarely matter to a claim that does not name them. */
type Aside = ReadonlySet<number>

/** Decides a claim; `unknown` only if the bound of situations comes first. */
export function proveClaim(
  model: Model, claim: Claim, limit: number, strict: boolean, aside: Aside = new Set(),
): ClaimProof {
  const chosen = new Set<number>()
  eachVariable(claim.never, (variable) => {
    if (model.variables[variable]!.lasting) chosen.add(variable)
  })
  for (;;) {
    const remembered = model.variables.filter((variable) => chosen.has(variable.index))
    const walk = walkUntil(model, claim, remembered, limit, strict)
    const figures = { claim, variables: remembered.length, situations: walk?.table.count ?? limit }
    if (!walk) return { ...figures, holds: 'unknown' }
    if (walk.found < 0) return { ...figures, holds: walk.isComplete ? true : 'unknown' }
    const others = nextVariables(model, walk, new Set([...chosen, ...aside]))
    const more = others.length ? others : nextVariables(model, walk, chosen)
    if (!more.length) return { ...figures, holds: false, walk, situation: walk.found }
    for (const variable of more) chosen.add(variable.index)
  }
}

function walkUntil(
  model: Model, claim: Claim, remembered: readonly Variable[], limit: number, strict: boolean,
): Walk | undefined {
  try {
    const condition = new Condition(new Layout(remembered), model.anything(strict), claim.never)
    return new Walk(model, remembered, { limit, strict, until: (samples) => condition.at(samples).may })
  } catch (error) {
    if (error instanceof TooManyVariables || error instanceof TooManyWays) return undefined
    throw error
  }
}

/**
 * What the actions of the story must know and the walk did not remember: the story is told once
 * nothing is left to ask. System actions that might have gone first are asked too.
 */
function nextVariables(model: Model, walk: Walk, chosen: ReadonlySet<number>): Variable[] {
  const votes = new Map<number, number>()
  const vote = (asked: Iterable<number>, weight: number) => {
    for (const variable of asked) {
      if (chosen.has(variable) || !model.variables[variable]!.lasting) continue
      votes.set(variable, (votes.get(variable) ?? 0) + weight)
    }
  }
  for (let at = walk.found; at >= 0; at = walk.parent[at]!) {
    if (walk.via[at]! >= 0 && walk.parent[at]! >= 0) vote(model.programs[walk.via[at]!]!.asks, 4)
    if (walk.unstable[at]) continue
    const samples = walk.samplesOf(at)
    for (const outcomes of walk.outcomes) {
      if (outcomes.program.isSystem && outcomes.at(samples).may) vote(outcomes.program.asks, 1)
    }
  }
  const most = [...votes].sort((a, b) => b[1] - a[1]).slice(0, MORE_AT_ONCE)
  return most.map(([variable]) => model.variables[variable]!)
}
