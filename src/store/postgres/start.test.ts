// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { identityOf, isServerOf, readPostmaster } from './postmaster.ts'
import { startPostgres } from './start.ts'

const SCRIPT = join(import.meta.dirname, 'start.ts')
const AS_ROOT = process.getuid?.() === 0

const children: ChildProcess[] = []

let folder: string
let dataDir: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'laufzettel-postgres-'))
  chmodSync(folder, 0o755)
  dataDir = join(folder, 'data')
})
after(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const start = (lines: string[] = []) => startPostgres({ dataDir, log: (line) => lines.push(line) })

async function ask(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('starts from nothing, safe and closed, never as root', async () => {
  const server = await start()
  const rows = await ask(server.url,
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes',
       'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'data_checksums',
       'max_locks_per_transaction', 'password_encryption') ORDER BY name`)
  assert.deepEqual(Object.fromEntries(rows.map((row) => [row['name'], row['setting']])), {
    data_checksums: 'on', fsync: 'on', full_page_writes: 'on', listen_addresses: '127.0.0.1',
    max_locks_per_transaction: '256', password_encryption: 'scram-sha-256',
    synchronous_commit: 'on', unix_socket_directories: '',
  })
  const { pid } = readPostmaster(join(dataDir, 'postgres'))!
  if (AS_ROOT) assert.notEqual(statSync(`/proc/${pid}`).uid, 0)
  const secret = statSync(join(dataDir, 'postgres-password'))
  assert.equal(secret.mode & 0o777, 0o600)
  assert.equal(secret.uid, process.getuid!())
  await ask(server.url, 'CREATE TABLE kept (n int)')
  await server.stop()
  assert.equal(readPostmaster(join(dataDir, 'postgres')), undefined)
})

test('refuses a wrong password', async () => {
  const server = await start()
  const url = new URL(server.url)
  url.password = 'wrong'
  await assert.rejects(ask(url.href, 'SELECT 1'), { code: '28P01' })
  await server.stop()
})

test('a later start takes less than a second and finds its data', async () => {
  const begin = performance.now()
  const server = await start()
  await ask(server.url, 'SELECT * FROM kept')
  const took = performance.now() - begin
  await server.stop()
  assert.ok(took < 1000, `${took} ms`)
})

/** A process of its own that starts the server, tells where, and waits to be killed. */
async function parent(): Promise<{ kill: () => Promise<void>; url: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `
    const { startPostgres } = await import(${JSON.stringify(SCRIPT)})
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
    console.log(server.url)
    setInterval(() => {}, 1000)`], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const url = await new Promise<string>((done) =>
    child.stdout.once('data', (data: Buffer) => done(String(data).trim())))
  const kill = () =>
    new Promise<void>((done) => {
      child.once('exit', () => done())
      child.kill('SIGKILL')
    })
  return { kill, url }
}

test('a server whose parent was killed is used on, and stopped by its new owner', async () => {
  const { kill, url } = await parent()
  await ask(url, 'INSERT INTO kept VALUES (1)')
  const { pid } = readPostmaster(join(dataDir, 'postgres'))!
  await kill()
  assert.ok(identityOf(pid), 'the orphan lives')
  const lines: string[] = []
  const server = await start(lines)
  assert.equal(server.url, url)
  assert.match(lines[0]!, /^PostgreSQL läuft bereits/)
  assert.deepEqual(await ask(server.url, 'SELECT n FROM kept'), [{ n: 1 }])
  await server.stop()
  assert.equal(identityOf(pid), undefined)
})

test('a second process shares the server and does not stop it', async () => {
  const { kill, url } = await parent()
  const second = await start()
  assert.equal(second.url, url)
  await second.stop()
  await ask(url, 'SELECT 1')
  await kill()
  await (await start()).stop()
})

test('a killed server comes back with everything it acknowledged', async () => {
  for (let round = 0; round < 10; round++) {
    const server = await start()
    await ask(server.url, `INSERT INTO kept VALUES (${100 + round})`)
    process.kill(readPostmaster(join(dataDir, 'postgres'))!.pid, 'SIGKILL')
  }
  const server = await start()
  const rows = await ask(server.url, 'SELECT n FROM kept WHERE n >= 100 ORDER BY n')
  assert.deepEqual(rows.map((row) => row['n']), Array.from({ length: 10 }, (_, n) => 100 + n))
  await server.stop()
})

test('takes no stranger for its server: neither another program nor another folder', async () => {
  const cluster = join(dataDir, 'postgres')
  const server = await start()
  const { pid } = readPostmaster(cluster)!
  assert.equal(isServerOf(pid, cluster), true)
  assert.equal(isServerOf(pid, cluster.slice(0, -1)), false)
  assert.equal(isServerOf(process.pid, cluster), false)
  await server.stop()
  assert.equal(isServerOf(pid, cluster), false)
})

test('says which folder the server cannot enter', { skip: !AS_ROOT }, async () => {
  const closed = join(folder, 'geschlossen')
  mkdirSync(closed, { mode: 0o700 })
  await assert.rejects(
    startPostgres({ dataDir: join(closed, 'daten'), log: () => undefined }),
    (error: Error) => error.message.includes(`darf den Ordner ${closed}`))
})
