// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What noise does not touch: counted on the server and in this process, not timed.
import type { Ground } from './ground.ts'

export interface Counters {
  /** Transactions that wrote something: only those take an id. */
  readonly writes: number
  readonly roundTrips: number
  readonly walBytes: number
  readonly cpuMs: number
}

/** All counters as they stand now; the difference of two is what happened in between. */
export async function readCounters(ground: Ground): Promise<Counters> {
  const { rows } = await ground.admin.query<{ xid: string; wal: string }>(
    `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid,
       pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text AS wal`)
  const { user, system } = process.cpuUsage()
  return {
    writes: Number(rows[0]!.xid), walBytes: Number(rows[0]!.wal),
    roundTrips: ground.roundTrips(), cpuMs: (user + system) / 1000,
  }
}

/** The difference, for each of so many commands. */
export function perCommand(before: Counters, after: Counters, commands: number): Counters {
  const each = (name: keyof Counters) => (after[name] - before[name]) / commands
  return {
    writes: each('writes'), roundTrips: each('roundTrips'), walBytes: each('walBytes'),
    cpuMs: each('cpuMs'),
  }
}
