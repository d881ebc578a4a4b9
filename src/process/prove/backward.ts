// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// From which situations the end can be reached: the walk against its arrows.
import type { Walk } from './walk.ts'

/** Marks every situation from which one of the ends can be reached by the actions allowed. */
export function reaching(walk: Walk, ends: readonly number[], isAllowed: (action: number) => boolean): Uint8Array {
  const { sources, offset } = reversed(walk, isAllowed)
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
      const source = sources[edge]!
      if (marked[source]) continue
      marked[source] = 1
      queue[length++] = source
    }
  }
  return marked
}

/** The edges sorted by their targets. */
function reversed(walk: Walk, isAllowed: (action: number) => boolean) {
  const { count } = walk.table
  const offset = new Int32Array(count + 2)
  for (let edge = 0; edge < walk.edges; edge++) if (isAllowed(walk.action[edge]!)) offset[walk.target[edge]! + 2]! += 1
  for (let i = 1; i < offset.length; i++) offset[i]! += offset[i - 1]!
  const sources = new Int32Array(walk.edges)
  for (let at = 0; at < count; at++) {
    for (let edge = walk.offset[at]!; edge < walk.offset[at + 1]!; edge++) {
      if (isAllowed(walk.action[edge]!)) sources[offset[walk.target[edge]! + 1]!++] = at
    }
  }
  return { sources, offset }
}
