// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How many situations the process can pass by itself, one after the other.
import type { Walk } from './walk.ts'

const NEW = 0
const OPEN = 1
const DONE = 2

/** The longest way over edges of system actions; a turn back to where the way has been is left out. */
export function longestRun(walk: Walk): number {
  const { count } = walk.table
  const isSystem = Uint8Array.from(walk.outcomes, (one) => (one.program.isSystem ? 1 : 0))
  const [seen, length] = [new Uint8Array(count), new Int32Array(count)]
  const next = walk.offset.slice(0, count)
  const way: number[] = []
  let longest = 0
  for (let start = 0; start < count; start++) {
    if (seen[start] === NEW) way.push(start)
    while (way.length) {
      const at = way.at(-1)!
      seen[at] = OPEN
      const to = step(walk, isSystem, next, at)
      if (to < 0) {
        seen[at] = DONE
        way.pop()
        longest = Math.max(longest, length[at]!)
        continue
      }
      if (seen[to] === NEW) way.push(to)
      else {
        if (seen[to] === DONE) length[at] = Math.max(length[at]!, length[to]! + 1)
        next[at]! += 1
      }
    }
  }
  return longest
}

/** The target of the next edge of a system action not yet measured, -1 if none is left. */
function step(walk: Walk, isSystem: Uint8Array, next: Int32Array, at: number): number {
  const end = walk.offset[at + 1]!
  while (next[at]! < end && !isSystem[walk.action[next[at]!]!]) next[at]! += 1
  return next[at]! < end ? walk.target[next[at]!]! : -1
}
