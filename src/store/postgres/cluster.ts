// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertReachable, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/** A data directory made by us: where it lies and the password of its owner. */
export interface Cluster {
  readonly folder: string
  readonly password: string
}

/** The superuser of an embedded server. */
export const CLUSTER_USER = 'laufzettel'
const PASSWORD_BYTES = 24

/** Opens the cluster below `dataDir`, making it if needed (about 1 s); throws if it cannot. */
export function openCluster(dataDir: string, bin: Binaries, account: Account | undefined): Cluster {
  mkdirSync(dataDir, { recursive: true })
  assertReachable(account, dataDir)
  assertReachable(account, join(bin.root, 'bin'))
  const folder = join(dataDir, 'postgres')
  const secret = join(dataDir, 'postgres-password')
  if (!existsSync(folder)) initialise(dataDir, folder, secret, bin, account)
  return { folder, password: readFileSync(secret, 'utf8').trim() }
}

/** Made under another name and renamed when whole: a crash half way leaves nothing half made. */
function initialise(
  dataDir: string,
  folder: string,
  secret: string,
  bin: Binaries,
  account: Account | undefined,
): void {
  const fresh = join(dataDir, 'postgres.new')
  const passwordFile = join(dataDir, 'postgres-password.new')
  rmSync(fresh, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, randomBytes(PASSWORD_BYTES).toString('hex'), { mode: 0o600 })
  if (account) {
    for (const path of [fresh, passwordFile]) chownSync(path, account.uid, account.gid)
  }
  runInitdb(fresh, passwordFile, bin, account)
  if (account) chownSync(passwordFile, process.getuid!(), process.getgid!())
  chmodSync(passwordFile, 0o600)
  renameSync(passwordFile, secret)
  renameSync(fresh, folder)
}

function runInitdb(
  folder: string,
  passwordFile: string,
  bin: Binaries,
  account: Account | undefined,
): void {
  const options = [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    `--username=${CLUSTER_USER}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Code point order, but upper and lower case of all of Unicode: the same on every machine.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
  const run = spawnSync(bin.initdb, options, {
    env: bin.env,
    cwd: folder,
    encoding: 'utf8',
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  if (run.status === 0) return
  const reason = run.error?.message ?? run.stderr.trim().split('\n').slice(-3).join(' ')
  throw new Error(`Die Datenbank in ${folder} ließ sich nicht anlegen: ${reason}`)
}
