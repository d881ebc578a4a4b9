// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The product: `execute`, from loading the case to the committed answer.
import { randomUUID } from 'node:crypto'
import { closedLoop } from './closed-loop.ts'
import type { Measured } from './closed-loop.ts'
import { answerRequest, openCase, requestPapers } from './commands.ts'
import type { Ground } from './ground.ts'

/** A case is used for so many commands: long enough to be warm, short enough to stay believable. */
const COMMANDS_PER_CASE = 6
const MAKERS = 16

/** Cases ready to be used, so that making them is not measured. */
export interface Stock {
  readonly cases: readonly (readonly string[])[]
}

/** Makes `each` cases for every client; no two clients share a case. */
export async function stockUp(
  ground: Ground, tenants: number, clients: number, each: number,
): Promise<Stock> {
  const cases = Array.from({ length: clients }, () => Array.from({ length: each }, randomUUID))
  const wanted = cases.flatMap((ids, client) =>
    ids.map((id) => ({ id, tenant: ground.tenants[client % tenants]! })))
  await Promise.all(Array.from({ length: MAKERS }, async () => {
    for (let one = wanted.pop(); one; one = wanted.pop()) {
      await openCase(ground.house, one.tenant, one.id)
    }
  }))
  return { cases }
}

/** Cases each client needs for so many seconds at so many commands per second in all. */
export function casesFor(perSecond: number, seconds: number, clients: number): number {
  return Math.ceil((perSecond * seconds * 1.5) / clients / COMMANDS_PER_CASE) + 1
}

/** Throws if the stock runs out, rather than measure something else. */
export function runProduct(
  ground: Ground, stock: Stock, tenants: number, clients: number, seconds: number,
): Promise<Measured> {
  return closedLoop(clients, seconds, async (client, turn) => {
    const id = stock.cases[client]![Math.floor(turn / COMMANDS_PER_CASE)]
    if (!id) throw new Error('the stock of cases ran out')
    const tenant = ground.tenants[client % tenants]!
    await (turn % 2 === 0 ? requestPapers : answerRequest)(ground.house, tenant, id)
  })
}
