// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { serverAccount, type Account } from './account.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { CLUSTER_USER, openCluster, type Cluster } from './cluster.ts'
import { memoryHere, memorySettings } from './memory.ts'
import { identityOf, isServerOf, readPostmaster } from './postmaster.ts'

/** A running embedded server. */
export interface Postgres {
  /** Superuser address, `postgres://…@127.0.0.1:port/postgres`. */
  readonly url: string
  /** Stops the server, unless another living process of ours owns it. */
  stop(): Promise<void>
  /** Gives up the server without stopping it: whoever uses it next owns it. */
  leave(): void
}

/** Where the server lives and who hears what happens to it. */
export interface PostgresOptions {
  readonly dataDir: string
  readonly log: (line: string) => void
  /** For tests: nothing is waited for to reach the disk, so a power failure may cost everything. */
  readonly isPassing?: true
  /** And yet with as much memory as in earnest, for measuring. */
  readonly isLarge?: boolean
}

const READY_MS = 120_000
const STOP_MS = 30_000
const ANSWER_MS = 5_000
const POLL_MS = 10
/** A killed server keeps its number until process 1 reaps it; start again for this long. */
const ZOMBIE_MS = 10_000
const ZOMBIE_PAUSE_MS = 100
const LOG_BYTES = 10_000_000

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  recovery_init_sync_method: process.platform === 'linux' ? 'syncfs' : 'fsync',
  // Disks that turn are rare: a page here or there costs much the same.
  random_page_cost: '1.1',
  max_connections: '100',
  max_locks_per_transaction: '256',
  wal_compression: 'on',
  max_wal_size: '1GB',
  password_encryption: 'scram-sha-256',
  log_timezone: 'UTC',
  timezone: 'UTC',
  log_statement: 'none',
  // A statement in the log could hold what a citizen wrote.
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
} as const

/** What a test fills is small, and each database it drops is looked for in all of this memory. */
const PASSING = { fsync: 'off', max_wal_size: '256MB', shared_buffers: '128MB' } as const

/** Starts PostgreSQL below `dataDir` or takes over the one there; throws with a German reason. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  const binaries = findBinaries()
  const account = serverAccount()
  const cluster = openCluster(dataDir, binaries, account)
  const until = performance.now() + ZOMBIE_MS
  for (;;) {
    const running = await adopt(dataDir, cluster, options.log)
    if (running) return running
    const started = await launch(dataDir, cluster, binaries, account, settingsFor(options))
    if (started) return started
    if (performance.now() > until) throw new Error(failure(dataDir))
    await sleep(ZOMBIE_PAUSE_MS)
  }
}

function settingsFor({ isPassing, isLarge }: PostgresOptions): Readonly<Record<string, string>> {
  const usual = { ...SETTINGS, ...memorySettings(memoryHere()) }
  return isPassing ? { ...usual, ...PASSING, ...(isLarge && { shared_buffers: usual.shared_buffers }) } : usual
}

/** A killed parent leaves its server running: it is whole, so it is used on. */
async function adopt(
  dataDir: string,
  cluster: Cluster,
  log: (line: string) => void,
): Promise<Postgres | undefined> {
  const found = readPostmaster(cluster.folder)
  if (!found || !isServerOf(found.pid, cluster.folder)) return undefined
  const port = await untilReady(cluster, found.pid)
  // One that was just killed looks alive for a moment; one that answers is.
  if (!port || !(await answers(urlOf(cluster, port)))) return undefined
  log(`PostgreSQL läuft bereits (Prozess ${found.pid}, Anschluss ${port}) und wird weiter benutzt.`)
  if (!isForeign(dataDir)) claim(dataDir)
  return handle(dataDir, cluster, found.pid, port)
}

async function launch(
  dataDir: string,
  cluster: Cluster,
  binaries: Binaries,
  account: Account | undefined,
  chosen: Readonly<Record<string, string>>,
): Promise<Postgres | undefined> {
  const log = logFile(dataDir)
  const settings = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const port = await freePort()
  const server = spawn(
    binaries.postgres,
    ['-D', cluster.folder, '-p', String(port), ...settings],
    {
      cwd: cluster.folder,
      env: binaries.env,
      // A process group of its own: Ctrl-C is for us, and we stop the server when we are done.
      detached: true,
      stdio: ['ignore', log, log],
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  )
  closeSync(log)
  const failed = await spawnFailure(server)
  if (failed) throw new Error(`PostgreSQL ließ sich nicht starten: ${failed.message}`)
  server.unref()
  if (!(await untilReady(cluster, server.pid!, () => server.exitCode !== null))) return undefined
  claim(dataDir)
  return handle(dataDir, cluster, server.pid!, port)
}

function handle(dataDir: string, cluster: Cluster, pid: number, port: number): Postgres {
  return {
    url: urlOf(cluster, port),
    async stop() {
      if (isForeign(dataDir) || !isServerOf(pid, cluster.folder)) return
      process.kill(pid, 'SIGINT') // fast shutdown: open transactions are rolled back
      const until = performance.now() + STOP_MS
      while (identityOf(pid) && performance.now() < until) await sleep(POLL_MS)
    },
    leave() {
      if (!isForeign(dataDir)) rmSync(ownerFile(dataDir), { force: true })
    },
  }
}

function urlOf(cluster: Cluster, port: number): string {
  return `postgres://${CLUSTER_USER}:${cluster.password}@127.0.0.1:${port}/postgres`
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Waits for the line `ready`; 0 if the server ended before. */
async function untilReady(
  cluster: Cluster,
  pid: number,
  ended: () => boolean = () => !isServerOf(pid, cluster.folder),
): Promise<number> {
  const until = performance.now() + READY_MS
  while (performance.now() < until) {
    const found = readPostmaster(cluster.folder)
    if (found?.pid === pid && found.ready) return found.port
    if (ended()) return 0
    await sleep(POLL_MS)
  }
  return 0
}

function spawnFailure(server: ChildProcess): Promise<Error | undefined> {
  return new Promise((done) => {
    server.once('error', done)
    server.once('spawn', () => done(undefined))
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}

function logFile(dataDir: string): number {
  const file = join(dataDir, 'postgres.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return openSync(file, size > LOG_BYTES ? 'w' : 'a', 0o600)
}

function claim(dataDir: string): void {
  writeFileSync(ownerFile(dataDir), identityOf(process.pid) ?? '', { mode: 0o600 })
}

/** Is the server in the hands of another process that lives? */
function isForeign(dataDir: string): boolean {
  if (!existsSync(ownerFile(dataDir))) return false
  const owner = readFileSync(ownerFile(dataDir), 'utf8')
  const pid = Number.parseInt(owner, 10)
  return pid !== process.pid && owner !== '' && identityOf(pid) === owner
}

function ownerFile(dataDir: string): string {
  return join(dataDir, 'postgres-owner')
}

function failure(dataDir: string): string {
  const file = join(dataDir, 'postgres.log')
  const last = readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ')
  return `PostgreSQL ist nicht gestartet. Die letzten Zeilen aus ${file}: ${last}`
}
