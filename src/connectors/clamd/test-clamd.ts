// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Debian's clamd for tests, with one signature of our own: it knows nothing but EICAR.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openClamd } from './clamd.ts'

export interface TestClamd {
  /** Path of its socket. */
  readonly at: string
  close(): Promise<void>
}

const PROGRAM = '/usr/sbin/clamd'
const START_MS = 30_000

/** The harmless file every scanner must find, in pieces so that ours does not find this source. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE!$H+H*'].join('-')

/** Why the tests with clamd cannot run here; false if they can. */
export function noClamd(): string | false {
  try {
    accessSync(PROGRAM)
    return false
  } catch {
    return 'clamd fehlt: sudo apt-get install clamav-daemon'
  }
}

/** Starts it on a socket of its own; ready when it answers. */
export async function testClamd(): Promise<TestClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'))
  // As root, clamd gives up its rights and must still reach its folder.
  chmodSync(folder, 0o777)
  const at = join(folder, 'socket')
  const body = Buffer.from(EICAR, 'latin1').toString('hex')
  // By content anywhere in a file, and by hash of the whole file, as virus databases have both.
  writeFileSync(join(folder, 'eicar.ndb'), `Test.Eicar:0:*:${body}\n`)
  writeFileSync(join(folder, 'eicar.hdb'), `${createHash('md5').update(EICAR, 'latin1').digest('hex')}:${EICAR.length}:Test.Eicar.Hash\n`)
  writeFileSync(join(folder, 'clamd.conf'), [
    `LocalSocket ${at}`, `DatabaseDirectory ${folder}`, 'Foreground yes', 'StreamMaxLength 12M', 'MaxThreads 2', `PidFile ${join(folder, 'pid')}`, '',
  ].join('\n'))
  const child = spawn(PROGRAM, ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  const ended = new Promise<void>((end) => child.once('exit', () => end()))
  const close = async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const until = performance.now() + START_MS
  const scan = openClamd({ at, timeoutMs: 5_000 })
  while (!(await scan(Buffer.from('x')).then(() => true, () => false))) {
    if (child.exitCode !== null || performance.now() > until) {
      await close()
      throw new Error(`clamd does not start: ${said}`)
    }
    await sleep(100)
  }
  return { at, close }
}
