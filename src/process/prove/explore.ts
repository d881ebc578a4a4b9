// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Carries out steps in a world that is known in part: where a step hangs on something unknown,
// the world is split and both ways are followed to their end.
import { partsOf } from './expression.ts'
import type { Question, World } from './expression.ts'
import { advance } from './step.ts'
import type { Step } from './step.ts'

/** One action with more ways to end than this reads too many unknown things at once. */
export const MAX_WAYS = 20_000

/** What was assumed of unknown things on the way, the last first. */
export interface Assumption {
  readonly variable: number
  readonly bits: number
  readonly before: Assumption | undefined
}

export interface Visitor {
  /** The action was carried out; the world is lent; `conflict` is a status set twice by different rules. */
  done(world: World, assumed: Assumption | undefined, conflict: number): void
  /** It was not offered or not accepted. */
  blocked(): void
}

export class TooManyWays extends Error {}

/** Whether some way of carrying out the steps ends so; an action with too many ways may. */
export function mayEnd(steps: readonly Step[], world: World, holds: (after: World) => boolean): boolean {
  let may = false
  try {
    explore(steps, world, {
      done(after) {
        may ||= holds(after)
      },
      blocked: () => undefined,
    })
  } catch (error) {
    if (!(error instanceof TooManyWays)) throw error
    return true
  }
  return may
}

/** Follows the steps from the first on; a visitor that keeps a world copies it. */
export function explore(steps: readonly Step[], world: World, visitor: Visitor): void {
  const question: Question = { variable: -1, yes: 0, none: 0 }
  // One world for each depth, written over by the next way: copying all of them cost the most.
  const lent: World[] = []
  let ways = 0
  const follow = (from: number, at: World, assumed: Assumption | undefined, seen: number, depth: number): void => {
    let conflict = seen
    for (let i = from; i < steps.length; i++) {
      const step = steps[i]!
      const result = advance(step, at, question)
      if (result === 'next') continue
      if (result === 'conflict') conflict = step.kind === 'set' ? step.variable : -1
      else if (result === 'blocked') return visitor.blocked()
      else {
        if (++ways > MAX_WAYS) throw new TooManyWays()
        const { variable } = question
        for (const bits of partsOf(at[variable]!, question)) {
          const part = (lent[depth] ??= new Int32Array(at.length))
          part.set(at)
          part[variable] = bits
          follow(i, part, step.kind === 'mustNot' ? assumed : { variable, bits, before: assumed }, conflict, depth + 1)
        }
        return
      }
    }
    visitor.done(at, assumed, conflict)
  }
  follow(0, world.slice(), undefined, -1, 0)
}
