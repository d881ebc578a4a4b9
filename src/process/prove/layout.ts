// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A situation is the samples of the remembered variables, packed in two whole numbers.
import type { Variable } from './variable.ts'

/** Beyond 2^53 sums of doubles are silently wrong. */
const MAX_LANE = Number.MAX_SAFE_INTEGER

export class TooManyVariables extends Error {}

/** Where each remembered variable lies: mixed radix, the first lane filled before the second. */
export class Layout {
  readonly variables: readonly Variable[]
  readonly sizes: readonly number[]
  readonly strides: readonly number[]
  /** How many variables lie in the first lane. */
  readonly inFirst: number
  private readonly positions = new Map<number, number>()

  constructor(variables: readonly Variable[]) {
    this.variables = variables
    this.sizes = variables.map((one) => one.samples.length)
    const strides: number[] = []
    let lane = 0
    let product = 1
    let inFirst = variables.length
    variables.forEach((one, i) => {
      const size = this.sizes[i]!
      if (product * size > MAX_LANE) {
        if (lane === 1) throw new TooManyVariables()
        lane = 1
        product = 1
        inFirst = i
      }
      strides.push(product)
      product *= size
      this.positions.set(one.index, i)
    })
    this.strides = strides
    this.inFirst = inFirst
  }

  positionOf(variable: number): number | undefined {
    return this.positions.get(variable)
  }

  /** Reads the samples of a situation into `out`. */
  unpack(first: number, second: number, out: Int32Array): void {
    const { sizes, inFirst } = this
    let lane = first
    for (let i = 0; i < sizes.length; i++) {
      if (i === inFirst) lane = second
      const size = sizes[i]!
      const rest = Math.floor(lane / size)
      out[i] = lane - rest * size
      lane = rest
    }
  }

  /** The two lanes of these samples. */
  pack(samples: ArrayLike<number>): readonly [first: number, second: number] {
    const lanes: [number, number] = [0, 0]
    this.strides.forEach((stride, i) => {
      lanes[i < this.inFirst ? 0 : 1] += samples[i]! * stride
    })
    return lanes
  }
}
