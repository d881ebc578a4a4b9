// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// `npm start` as a user runs it: first start, second start, a killed parent, Ctrl-C.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'laufzettel-start-'))
chmodSync(folder, 0o755)
/** Two seconds on an idle machine; beside other tests several times that. */
const SOON_MS = 25_000
const running = new Set<ChildProcess>()
after(async () => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
})

interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly ms: number
  readonly output: () => string
  readonly ended: Promise<number | null>
}

async function start(words: readonly string[]): Promise<Started> {
  const begun = performance.now()
  const env = { ...process.env, LAUFZETTEL_LOG: 'off' }
  const child = spawn(process.execPath, [`${ROOT}laufzettel`, 'start', '--port', '0', ...words], { cwd: ROOT, env, detached: true })
  running.add(child)
  let output = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output += data.toString()))
  const ended = new Promise<number | null>((end) => child.once('exit', (code) => {
    running.delete(child)
    end(code)
  }))
  // Beside Chromium and other tests on two cores the sample world takes a minute and more.
  for (let i = 0; i < 4_800 && !output.includes('Anhalten mit'); i++) {
    await new Promise((go) => setTimeout(go, 50))
    if (child.exitCode !== null) break
  }
  const url = /läuft: (http:\S+?)\/ /.exec(output)?.[1]
  assert.ok(url, output)
  return { child, url, ms: performance.now() - begun, output: () => output, ended }
}

test('the first start makes the sample world and says in German where to click', async () => {
  const data = join(folder, 'samples')
  const first = await start(['--data', data])
  assert.match(first.output(), /Musterverwaltungen werden angelegt/)
  assert.match(first.output(), /Hanna Petersen\s+Sachbearbeitung/)
  const page = await fetch(`${first.url}/musterangeln/`)
  assert.equal(page.status, 200)
  assert.equal((await fetch(`${first.url}/readyz`)).status, 200)
  assert.match(await (await fetch(`${first.url}/metrics`)).text(), /laufzettel_requests_total/)
  first.child.kill('SIGINT')
  assert.equal(await first.ended, 0)
  assert.match(first.output(), /Angehalten/)
})

test('the second start is ready soon, and so is one after kill -9', async (t) => {
  const data = join(folder, 'samples')
  const second = await start(['--data', data])
  t.diagnostic(`second start ${Math.round(second.ms)} ms`)
  assert.ok(second.ms < SOON_MS, `${second.ms} ms`)
  assert.doesNotMatch(second.output(), /angelegt/)
  // Everything of ours is killed at once; the database server is left alone, as by a crash.
  for (const pid of childrenOf(second.child.pid!)) process.kill(pid, 'SIGKILL')
  second.child.kill('SIGKILL')
  await second.ended
  const third = await start(['--data', data])
  t.diagnostic(`start after kill -9 ${Math.round(third.ms)} ms`)
  assert.equal((await fetch(`${third.url}/musterangeln/`)).status, 200)
  assert.ok(third.ms < SOON_MS, `${third.ms} ms`)
  third.child.kill('SIGTERM')
  assert.equal(await third.ended, 0)
})

test('Ctrl-C reaches launcher and platform together and still stops everything cleanly', async () => {
  const data = join(folder, 'samples')
  const fourth = await start(['--data', data])
  process.kill(-fourth.child.pid!, 'SIGINT')
  assert.equal(await fourth.ended, 0)
  assert.match(fourth.output(), /Angehalten/)
  const fifth = await start(['--data', data])
  assert.doesNotMatch(fifth.output(), /läuft bereits/, 'the database was stopped too')
  // Only the launcher dies: the platform notices and stops by itself.
  const [platform] = childrenOf(fifth.child.pid!)
  fifth.child.kill('SIGKILL')
  for (let i = 0; i < 100 && isAlive(platform!); i++) await new Promise((go) => setTimeout(go, 100))
  assert.equal(isAlive(platform!), false)
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test('--empty starts without municipalities and without one-click sign-in', async () => {
  const empty = await start(['--data', join(folder, 'empty'), '--empty'])
  assert.match(empty.output(), /Noch keine Verwaltung/)
  const html = await (await fetch(`${empty.url}/`)).text()
  assert.doesNotMatch(html, /muster\/anmelden/)
  assert.equal((await fetch(`${empty.url}/musterangeln/`)).status, 404)
  empty.child.kill('SIGINT')
  assert.equal(await empty.ended, 0)
})

/** Processes whose parent this is; the launcher has one, the platform. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1]) === parent
    } catch {
      return false
    }
  })
}
