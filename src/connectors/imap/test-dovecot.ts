// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Debian's dovecot for tests: own configuration, own port, own folder, one user.
import { spawn } from 'node:child_process'
import { accessSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'

export interface TestDovecot {
  /** `imap://…/INBOX` */
  readonly url: string
  /** Puts a mail into the mailbox as a mail server would. */
  put(source: string): Promise<void>
  /** Message-IDs or subjects in a folder. */
  subjects(folder: string): Promise<readonly string[]>
  close(): Promise<void>
}

const PROGRAM = '/usr/sbin/dovecot'
const START_MS = 20_000
const USER = 'zurueck'
const PASSWORD = 'nur-fuer-tests'

/** Why the tests with dovecot cannot run here; false if they can. */
export function noDovecot(): string | false {
  try {
    accessSync(PROGRAM)
    return false
  } catch {
    return 'dovecot fehlt (apt-get install dovecot-imapd)'
  }
}

/** Starts dovecot with an empty mailbox; ready when it answers. */
export async function testDovecot(): Promise<TestDovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'))
  chmodSync(folder, 0o755)
  for (const name of ['run', 'mail', 'state']) mkdirSync(join(folder, name), { mode: 0o777 })
  const port = await freePort()
  const isRoot = process.getuid?.() === 0
  const [owner, group] = isRoot ? ['nobody', 'nogroup'] : [String(process.getuid?.()), String(process.getgid?.())]
  if (isRoot) for (const name of ['mail']) chmodSync(join(folder, name), 0o777)
  writeFileSync(join(folder, 'users'), `${USER}:{PLAIN}${PASSWORD}:${owner === 'nobody' ? 65534 : owner}:${group === 'nogroup' ? 65534 : group}::${join(folder, 'mail')}\n`, { mode: 0o644 })
  const conf = join(folder, 'dovecot.conf')
  writeFileSync(conf, [
    'protocols = imap', `base_dir = ${join(folder, 'run')}`, `state_dir = ${join(folder, 'state')}`, 'ssl = no',
    'disable_plaintext_auth = no', 'log_path = /dev/stderr', 'listen = 127.0.0.1', 'first_valid_uid = 1',
    `mail_location = maildir:${join(folder, 'mail')}`,
    'passdb {', '  driver = passwd-file', `  args = scheme=PLAIN ${join(folder, 'users')}`, '}',
    'userdb {', '  driver = passwd-file', `  args = ${join(folder, 'users')}`, '}',
    ...(isRoot ? [] : [`default_internal_user = ${owner}`, `default_login_user = ${owner}`, `default_internal_group = ${group}`]),
    'service imap-login {', '  chroot =', '  inet_listener imap {', `    port = ${port}`, '  }', '  inet_listener imaps {', '    port = 0', '  }', '}',
    'service anvil {', '  chroot =', '}', '',
  ].join('\n'))
  const child = spawn(PROGRAM, ['-F', '-c', conf], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
  const ended = new Promise<void>((end) => child.once('exit', () => end()))
  const close = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const dovecot: TestDovecot = {
    url: `imap://${USER}:${PASSWORD}@127.0.0.1:${port}/INBOX`,
    put: (source) => withClient(port, async (client) => {
      await client.append('INBOX', source.replaceAll(/\r?\n/g, '\r\n'))
    }),
    subjects: (name) => withClient(port, async (client) => {
      const exists = (await client.list()).some((one) => one.path === name)
      if (!exists) return []
      await client.mailboxOpen(name)
      const all = await client.fetchAll('1:*', { envelope: true })
      return all.map((one) => one.envelope?.subject ?? '')
    }),
    close,
  }
  const until = performance.now() + START_MS
  while (!(await dovecot.subjects('INBOX').then(() => true, () => false))) {
    if (child.exitCode !== null || performance.now() > until) {
      await close()
      throw new Error(`dovecot does not start: ${said}`)
    }
    await sleep(100)
  }
  return dovecot
}

async function withClient<T>(port: number, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    host: '127.0.0.1', port, secure: false, logger: false, disableAutoIdle: true, auth: { user: USER, pass: PASSWORD },
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    client.close()
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
