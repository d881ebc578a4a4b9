// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

export interface Rate {
  readonly what: string
  readonly perSecond: number
}

const BATCH = 200

/** How often per second one core does a thing, after a fifth of the time to warm up. */
export function rate(what: string, seconds: number, once: (i: number) => unknown): Rate {
  let kept: unknown
  const spend = (ms: number) => {
    const start = performance.now()
    let n = 0
    while (performance.now() - start < ms) {
      for (let i = 0; i < BATCH; i += 1) kept = once(n++)
    }
    return (n * 1000) / (performance.now() - start)
  }
  spend(seconds * 200)
  const perSecond = spend(seconds * 1000)
  if (kept === undefined) throw new Error(`${what}: no result`)
  return { what, perSecond }
}

/** One line for each rate, for people. */
export function rateTable(rates: readonly Rate[]): string {
  const width = Math.max(...rates.map(({ what }) => what.length))
  return rates.map(({ what, perSecond }) =>
    `${what.padEnd(width)}  ${Math.round(perSecond).toLocaleString('de-DE').padStart(11)} /s`).join('\n')
}
