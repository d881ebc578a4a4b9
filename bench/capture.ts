// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Takes the arguments of real commits at the driver, so that the limits carry the same load.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { House } from '../src/command/house.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { answerRequest, openCase, requestPapers } from './commands.ts'

/** The arguments of `commit` as text; `§CASE§`, `§COMMAND§` and `§FILE§` stand for what differs. */
export interface Captured {
  readonly columns: string
  readonly snapshot: string
  readonly events: string
  readonly effects: string
  readonly deadlines: string | null
  readonly result: string
  readonly at: string
  readonly eventCount: number
}

/** Runs one case to its middle and keeps the commits of asking for papers and of the answer. */
export async function captureCommits(
  house: House, tenant: Tenant,
): Promise<readonly [Captured, Captured]> {
  const at = await openCase(house, tenant, randomUUID())
  const seen: unknown[][] = []
  const pool = house.store.poolOf(tenant.id)
  const original = pool.query
  const spy = (statement: pg.QueryConfig) => {
    if (statement.name?.endsWith('.commit')) seen.push(statement.values!)
    return Reflect.apply(original, pool, [statement]) as unknown
  }
  Object.assign(pool, { query: spy })
  await requestPapers(house, tenant, at)
  await answerRequest(house, tenant, at)
  Object.assign(pool, { query: original })
  if (seen.length !== 2) throw new Error(`${seen.length} commits seen, 2 expected`)
  return [kept(seen[0]!), kept(seen[1]!)]
}

function kept(values: unknown[]): Captured {
  const [command, id] = values as [string, string]
  const fileNumber = (JSON.parse(values[3] as string) as { fileNumber: string }).fileNumber
  const neutral = (value: unknown) => String(value)
    .replaceAll(command, '§COMMAND§').replaceAll(id, '§CASE§').replaceAll(fileNumber, '§FILE§')
  return {
    columns: neutral(values[3]), snapshot: neutral(values[4]), events: neutral(values[5]),
    effects: neutral(values[6]), deadlines: values[7] === null ? null : neutral(values[7]),
    result: neutral(values[9]), at: String(values[10]),
    eventCount: (JSON.parse(values[5] as string) as unknown[]).length,
  }
}
