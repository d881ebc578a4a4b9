// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import type { Ground } from './ground.ts'
import { findPgbench, pgbenchVersion } from './pgbench.ts'

const SYNC_MS = 1000
const BLOCK = Buffer.alloc(8192, 1)

/** Where the numbers were made; without it they mean nothing. */
export interface Environment {
  readonly cpu: string
  readonly cores: number
  readonly node: string
  readonly postgres: string
  readonly pgbench: string
  readonly fsync: string
  readonly synchronousCommit: string
  /** Blocks of 8 kB the data disk takes per second, one by one. */
  readonly fdatasyncPerSecond: number
}

/** Asks the machine and the server; writes to the data disk for a second. */
export async function environment(ground: Ground): Promise<Environment> {
  const { rows } = await ground.admin.query<Record<string, string>>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
       current_setting('synchronous_commit') AS sync`)
  const program = findPgbench()
  return {
    cpu: cpus()[0]?.model ?? 'unbekannt', cores: availableParallelism(), node: process.version,
    postgres: rows[0]!['version']!, fsync: rows[0]!['fsync']!, synchronousCommit: rows[0]!['sync']!,
    pgbench: program ? pgbenchVersion(program) : 'nicht gefunden',
    fdatasyncPerSecond: syncRate(join(ground.dataDir, 'sync-probe')),
  }
}

function syncRate(file: string): number {
  const handle = openSync(file, 'w')
  const start = performance.now()
  let count = 0
  while (performance.now() - start < SYNC_MS) {
    writeSync(handle, BLOCK)
    fdatasyncSync(handle)
    count++
  }
  const took = performance.now() - start
  closeSync(handle)
  rmSync(file)
  return Math.round((count * 1000) / took)
}
