// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Numbers situations in the order in which they are found: an open addressing hash table.
const FIRST_CAPACITY = 1024
const LOAD = 0.6

/** Maps two lanes to 0, 1, 2 …; no strings, no objects. */
export class SituationTable {
  count = 0
  first = new Float64Array(FIRST_CAPACITY)
  second = new Float64Array(FIRST_CAPACITY)
  private slots = new Int32Array(FIRST_CAPACITY * 2).fill(-1)

  /** The number of a situation, given one if it is new. */
  put(first: number, second: number): number {
    const at = this.find(first, second)
    const known = this.slots[at]!
    if (known >= 0) return known
    const id = this.count++
    if (id >= this.first.length) this.grow()
    this.first[id] = first
    this.second[id] = second
    if (this.count > this.slots.length * LOAD) this.rehash()
    else this.slots[at] = id
    return id
  }

  /** The number of a situation, -1 if it was never found. */
  get(first: number, second: number): number {
    return this.slots[this.find(first, second)]!
  }

  private find(first: number, second: number): number {
    const mask = this.slots.length - 1
    let at = hash(first, second) & mask
    for (;;) {
      const id = this.slots[at]!
      if (id < 0 || (this.first[id] === first && this.second[id] === second)) return at
      at = (at + 1) & mask
    }
  }

  private grow() {
    for (const lane of ['first', 'second'] as const) {
      const larger = new Float64Array(this[lane].length * 2)
      larger.set(this[lane])
      this[lane] = larger
    }
  }

  private rehash() {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    for (let id = 0; id < this.count; id++) this.slots[this.find(this.first[id]!, this.second[id]!)] = id
  }
}

function hash(first: number, second: number): number {
  let h = Math.imul(first | 0, 0x9e3779b1) ^ Math.imul((first / 4_294_967_296) | 0, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(second | 0, 0xc2b2ae35) ^ Math.imul((second / 4_294_967_296) | 0, 0x27d4eb2f)
  return h ^ (h >>> 13)
}
