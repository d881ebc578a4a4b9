// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** Splits whole cents by weights so that the shares add up; the largest remainders get the rest. */
export function shares(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return weights.map((_, i) => (i === 0 ? cents : 0))
  const size = BigInt(Math.abs(cents))
  const parts = weights.map((weight, i) => {
    const exact = size * BigInt(weight)
    return { i, whole: exact / total, rest: exact % total }
  })
  let left = size - parts.reduce((sum, part) => sum + part.whole, 0n)
  const out = parts.map((part) => part.whole)
  for (const { i } of [...parts].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break
    out[i]! += 1n
    left -= 1n
  }
  return out.map((share) => (cents < 0 ? 0 - Number(share) : Number(share)))
}
