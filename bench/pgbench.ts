// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The second limit: pgbench, a C program, calls the same function with the same arguments.
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import type { Measured } from './closed-loop.ts'
import type { Captured } from './capture.ts'
import type { Ground } from './ground.ts'

const ID_DIGITS = 12

/** The program, or `undefined`: the embedded server comes without it. */
export function findPgbench(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter),
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()]
  return folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file))
}

/** What the program says of its version. */
export const pgbenchVersion = (program: string): string =>
  spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim()

/** Runs the pair of commits in prepared mode; throws unless every one of them was committed. */
export async function runPgbench(
  program: string, ground: Ground, tenants: number, clients: number, seconds: number,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'laufzettel-bench-'))
  try {
    const run = randomUUID()
    const file = join(folder, 'commits.sql')
    writeFileSync(file, scriptFor(ground, tenants))
    await openCases(ground, run, tenants, clients)
    const before = await countCommands(ground)
    const out = await start(program, ground, [
      '-n', '-M', 'prepared', '-f', file, '-c', String(clients), '-j', '1', '-T', String(seconds),
      '-D', `run=${run.slice(0, -ID_DIGITS)}`, '-D', 'n=0', '-D', 'sequence=1',
      ...ground.captured.flatMap((captured, i) => definesOf(captured, i)),
    ])
    const pairs = Number(/transactions actually processed: (\d+)/.exec(out)?.[1])
    const perSecond = Number(/tps = ([\d.]+)/.exec(out)?.[1])
    const commands = (await countCommands(ground)) - before
    if (commands < pairs * 2) throw new Error(`pgbench: ${pairs} pairs, ${commands} commands\n${out}`)
    return { commands: pairs * 2, seconds: pairs / perSecond, latenciesMs: [] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Clients work on cases and, in turn, municipalities of their own. */
function scriptFor(ground: Ground, tenants: number): string {
  const branches = ground.tenants.slice(0, tenants).map(({ id }, i) => [
    `\\${i === 0 ? 'if' : 'elif'} :client_id % ${tenants} = ${i}`,
    ...[0, 1].map((which) => `\\set n :n + 1\n${call(id, which)} \\gset`),
  ].join('\n'))
  return `${branches.join('\n')}\n\\endif\n`
}

function call(schema: string, which: number): string {
  const id = `:run || CAST(${10 ** (ID_DIGITS - 1)} + CAST(:client_id AS bigint) AS text)`
  const command = `:run || CAST(:client_id AS text) || '-' || CAST(:n AS text)`
  const own = (name: string) =>
    `CAST(replace(replace(:${name}${which}, '§COMMAND§', ${command}), '§FILE§', ${id}) AS jsonb)`
  return `SELECT CAST(${schema}.commit(${command}, CAST(${id} AS uuid), CAST(:sequence AS integer), ` +
    `${own('columns')}, CAST(:snapshot${which} AS jsonb), CAST(:events${which} AS jsonb), ` +
    `${own('effects')}, CAST(NULLIF(:deadlines${which}, '') AS jsonb), NULL, CAST('{}' AS jsonb), ` +
    `CAST(:at${which} AS timestamptz)) ->> 'sequence' AS integer) AS sequence`
}

function definesOf(captured: Captured, which: number): string[] {
  const { columns, snapshot, events, effects, deadlines, at } = captured
  const values = { columns, snapshot, events, effects, deadlines: deadlines ?? '', at }
  return Object.entries(values).flatMap(([name, value]) => ['-D', `${name}${which}=${value}`])
}

/** Every case begins at sequence 1, so that all clients can begin alike. */
async function openCases(ground: Ground, run: string, tenants: number, clients: number) {
  const client = new pg.Client({ connectionString: ground.appUrl.href, options: '-c search_path=' })
  await client.connect()
  const { columns, snapshot, events, at } = ground.captured[1]
  const [first] = JSON.parse(events) as unknown[]
  for (let i = 0; i < clients; i++) {
    const id = run.slice(0, -ID_DIGITS) + String(10 ** (ID_DIGITS - 1) + i)
    const { id: schema } = ground.tenants[i % tenants]!
    await client.query(
      `SELECT ${schema}.commit($1, $2, 0, $3, $4, $5, '[]', NULL, NULL, '{}', $6)`,
      [`open ${id}`, id, columns.replaceAll('§FILE§', id), snapshot, JSON.stringify([first]), at])
  }
  await client.end()
}

async function countCommands(ground: Ground): Promise<number> {
  const all = ground.tenants.map(({ id }) => `(SELECT count(*) FROM ${id}.commands)`).join(' + ')
  const { rows } = await ground.admin.query<{ count: string }>(`SELECT ${all} AS count`)
  return Number(rows[0]!.count)
}

/** Without blocking this process; what it writes to standard error makes the fault. */
function start(program: string, ground: Ground, words: readonly string[]): Promise<string> {
  const { hostname, port, username, password, pathname } = ground.appUrl
  const env = {
    PATH: process.env['PATH'], PGPASSWORD: decodeURIComponent(password), PGOPTIONS: '-c search_path=',
    PGCLIENTENCODING: 'UTF8',
  }
  const child = spawn(program, ['-h', hostname, '-p', port, '-U', decodeURIComponent(username),
    ...words, pathname.slice(1)], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: string[] = []
  child.stdout.on('data', (chunk) => out.push(String(chunk)))
  child.stderr.on('data', (chunk) => out.push(String(chunk)))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) =>
      code === 0 ? done(out.join('')) : fail(new Error(`pgbench: ${out.join('').slice(-2000)}`)))
  })
}
