// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** What one variant did in one slot of time. */
export interface Measured {
  readonly commands: number
  readonly seconds: number
  /** Sorted; empty where the tool tells none. */
  readonly latenciesMs: readonly number[]
}

/** Every client acts again as soon as it is done, until the clock says stop. */
export async function closedLoop(
  clients: number, seconds: number, act: (client: number, turn: number) => Promise<void>,
): Promise<Measured> {
  const latenciesMs: number[] = []
  const start = performance.now()
  const until = start + seconds * 1000
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let turn = 0; performance.now() < until; turn++) {
      const begun = performance.now()
      await act(client, turn)
      latenciesMs.push(performance.now() - begun)
    }
  }))
  const took = (performance.now() - start) / 1000
  latenciesMs.sort((a, b) => a - b)
  return { commands: latenciesMs.length, seconds: took, latenciesMs }
}
