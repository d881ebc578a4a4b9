// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Most actions are out of the question in a situation for one variable alone: a status in the wrong
// state. Which these are is looked up as bits, a few words for all actions at once.
import { eachVariable, possible } from './expression.ts'
import type { Expression } from './expression.ts'
import type { Layout } from './layout.ts'

/** Bits in a word. */
export const WORD = 32

/** For each variable that alone decides a part of a rule, the samples with which it may hold. */
export type Guards = ReadonlyMap<number, number>

/** The guards of a rule given by its parts; `sizes` says how many samples a variable has. */
export function guardsOf(parts: readonly Expression[], sizes: readonly number[]): Guards {
  const guards = new Map<number, number>()
  const world = new Int32Array(sizes.length)
  for (const part of parts) {
    const variables = new Set<number>()
    eachVariable(part, (variable) => variables.add(variable))
    const [only] = variables
    if (only === undefined || variables.size !== 1) continue
    let mask = 0
    for (let sample = 0; sample < sizes[only]!; sample++) {
      world[only] = 1 << sample
      if (possible(part, world).may) mask |= 1 << sample
    }
    guards.set(only, (guards.get(only) ?? -1) & mask)
  }
  return guards
}

/** Which of a row of actions no single remembered variable rules out. */
export class Offers {
  private readonly words: number
  /** For each position with a guard, the words of each of its samples one after another. */
  private readonly tables: readonly { readonly position: number; readonly masks: Int32Array }[]
  private readonly everything: Int32Array
  private readonly open: Int32Array

  constructor(layout: Layout, actions: readonly Guards[]) {
    this.words = Math.ceil(actions.length / WORD)
    this.everything = new Int32Array(this.words)
    actions.forEach((_, i) => {
      this.everything[Math.floor(i / WORD)]! |= 1 << (i % WORD)
    })
    this.open = new Int32Array(this.words)
    this.tables = layout.variables.flatMap(({ index }, position) => {
      if (!actions.some((guards) => guards.has(index))) return []
      return [{ position, masks: this.tableOf(index, layout.sizes[position]!, actions) }]
    })
  }

  /** One bit for each action, 32 in a word; the array is used again by the next call. */
  at(samples: Int32Array): Int32Array {
    const { open, words, tables } = this
    open.set(this.everything)
    for (let i = 0; i < tables.length; i++) {
      const { position, masks } = tables[i]!
      const from = samples[position]! * words
      for (let word = 0; word < words; word++) open[word]! &= masks[from + word]!
    }
    return open
  }

  private tableOf(variable: number, size: number, actions: readonly Guards[]): Int32Array {
    const masks = new Int32Array(size * this.words)
    for (let sample = 0; sample < size; sample++) {
      actions.forEach((guards, i) => {
        const allowed = guards.get(variable) ?? -1
        const word = sample * this.words + Math.floor(i / WORD)
        if ((allowed >> sample) & 1) masks[word]! |= 1 << (i % WORD)
      })
    }
    return masks
  }
}
