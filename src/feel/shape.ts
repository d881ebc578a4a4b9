// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The names a rule may use, known before it runs.
/** Known names, which may contain blanks; nested for contexts and for the elements of lists. */
export type Shape = { readonly [name: string]: Shape | true }

const SUGGEST_DISTANCE = 2
const MAX_NAME = 200

/** A name as the grammar sees it: single blanks, and blanks around `. / - ' + *`. */
export function normalName(name: string): string {
  return name.replace(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ').replace(/\s{2,}/g, ' ').trim()
}

/** The key of a shape a written name means, undefined if there is none. */
export function keyOf(shape: Shape, written: string): string | undefined {
  if (Object.hasOwn(shape, written)) return written
  const normal = normalName(written)
  return Object.keys(shape).find((key) => normalName(key) === normal)
}

/** The known name nearest to a misspelt one, if it is near enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.min(SUGGEST_DISTANCE, Math.floor(name.length / 3)) + 1
  if (name.length > MAX_NAME) return undefined
  for (const each of known) {
    if (Math.abs(each.length - name.length) >= bestDistance) continue
    const distance = editDistance(name.toLowerCase(), each.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [each, distance]
  }
  return best
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  let before: number[] = []
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
