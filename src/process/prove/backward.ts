// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// From which situations the end can be reached: the walk against its arrows.
import type { Walk } from './walk.ts'

/** The edges of a walk sorted by their targets: those into i lie from offset[i] to offset[i + 1]. */
interface Reversed {
  readonly source: Int32Array
  readonly action: Int16Array
  readonly offset: Int32Array
}

/** A walk does not change once it is done, and is asked several times. */
const known = new WeakMap<Walk, Reversed>()

/** Marks every situation from which one of the ends can be reached by the actions allowed. */
export function reaching(walk: Walk, ends: readonly number[], isAllowed: (action: number) => boolean): Uint8Array {
  const { source, action, offset } = reversed(walk)
  const allowed = Uint8Array.from(walk.outcomes, (one) => (isAllowed(one.program.index) ? 1 : 0))
  const marked = new Uint8Array(walk.table.count)
  const queue = new Int32Array(walk.table.count)
  let length = 0
  for (const end of ends) {
    if (marked[end]) continue
    marked[end] = 1
    queue[length++] = end
  }
  for (let i = 0; i < length; i++) {
    const at = queue[i]!
    for (let edge = offset[at]!; edge < offset[at + 1]!; edge++) {
      const from = source[edge]!
      if (marked[from] || !allowed[action[edge]!]) continue
      marked[from] = 1
      queue[length++] = from
    }
  }
  return marked
}

function reversed(walk: Walk): Reversed {
  const before = known.get(walk)
  if (before) return before
  const { count } = walk.table
  const offset = new Int32Array(count + 2)
  for (let edge = 0; edge < walk.edges; edge++) offset[walk.target[edge]! + 2]! += 1
  for (let i = 1; i < offset.length; i++) offset[i]! += offset[i - 1]!
  const [source, action] = [new Int32Array(walk.edges), new Int16Array(walk.edges)]
  for (let at = 0; at < count; at++) {
    for (let edge = walk.offset[at]!; edge < walk.offset[at + 1]!; edge++) {
      const place = offset[walk.target[edge]! + 1]!++
      source[place] = at
      action[place] = walk.action[edge]!
    }
  }
  const made = { source, action, offset }
  known.set(walk, made)
  return made
}
