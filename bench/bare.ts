// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The first limit: the same driver in the same process, nothing but calls of the commit function.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Tenant } from '../src/store/tenant.ts'
import { closedLoop } from './closed-loop.ts'
import type { Measured } from './closed-loop.ts'
import type { Captured } from './capture.ts'
import type { Ground } from './ground.ts'

interface Line {
  readonly client: pg.Client
  readonly tenant: Tenant
  readonly id: string
  sequence: number
}

/** One connection and one case for each client. */
export async function runBare(
  ground: Ground, tenants: number, clients: number, seconds: number,
): Promise<Measured> {
  const lines = await Promise.all(Array.from({ length: clients }, (_, i) =>
    openLine(ground, ground.tenants[i % tenants]!)))
  const measured = await closedLoop(clients, seconds, (client, turn) =>
    commit(lines[client]!, ground.captured[turn % 2]!))
  await Promise.all(lines.map(({ client }) => client.end()))
  return measured
}

async function openLine(ground: Ground, tenant: Tenant): Promise<Line> {
  const client = new pg.Client({ connectionString: ground.appUrl.href, options: '-c search_path=' })
  await client.connect()
  const line: Line = { client, tenant, id: randomUUID(), sequence: 0 }
  await commit(line, ground.captured[1])
  return line
}

/** Calls `commit` with the arguments of a real command. */
export async function commit(line: Line, captured: Captured): Promise<void> {
  const { client, tenant, id } = line
  const command = randomUUID()
  const own = (text: string) => text
    .replaceAll('§CASE§', id).replaceAll('§COMMAND§', command).replaceAll('§FILE§', id)
  const { rows } = await client.query<{ commit: { status: string; sequence: number } }>({
    name: `${tenant.id}.commit`,
    text: `SELECT ${tenant.id}.commit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [command, id, line.sequence, own(captured.columns), own(captured.snapshot),
      own(captured.events), own(captured.effects), captured.deadlines && own(captured.deadlines),
      null, captured.result, captured.at],
  })
  const { status, sequence } = rows[0]!.commit
  if (status !== 'committed') throw new Error(`commit: ${status}`)
  line.sequence = sequence
}
