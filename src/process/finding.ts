// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** What `check` says about a process: an error stops publication, a warning does not. */
export interface Finding {
  readonly level: 'error' | 'warning'
  /** `file:line` (1-based) inside the process folder. */
  readonly where: string
  readonly message: string
  /** Dotted place in the model, e.g. `actions.zeichnen.rule`. */
  readonly path?: string
}

/** The nearest of the known names within edit distance 2 (or a third of its length). */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.min(2, Math.max(1, Math.floor(name.length / 3))) + 1
  for (const candidate of known) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase())
    if (d < bestDistance) {
      best = candidate
      bestDistance = d
    }
  }
  return best
}

/** «name» gibt es nicht, with a suggestion or what is allowed. */
export function unknownName(what: string, name: string, known: Iterable<string>): string {
  const list = [...known]
  const hint = nearest(name, list)
  const allowed = list.length <= 12 ? ` Möglich sind: ${list.join(', ') || 'keine'}.` : ''
  return `${what} «${name}» gibt es nicht.${hint ? ` Meinten Sie «${hint}»?` : allowed}`
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, swap))
    }
    row = next
  }
  return row[b.length]!
}
