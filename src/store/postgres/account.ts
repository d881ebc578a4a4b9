// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The operating system account a server runs as; PostgreSQL refuses to run as root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const CANDIDATES = ['postgres', 'nobody'] as const

/** `undefined`: run as ourselves. As root `postgres`, else `nobody`; throws if there is neither. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const candidate of CANDIDATES) {
    const found = lines.find((line) => line.startsWith(`${candidate}:`))
    const [name, , uid, gid] = found?.split(':') ?? []
    if (name && uid && gid) return { name, uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL läuft nicht als root, und weder das Konto «postgres» noch «nobody» ist angelegt. ' +
      'Starten Sie Laufzettel unter einem eigenen Konto.',
  )
}

/** Throws a German sentence naming the folder that keeps `account` from reaching `path`. */
export function assertReachable(account: Account | undefined, path: string): void {
  if (!account) return
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (!mayEnter(account, folder)) {
      throw new Error(
        `Das Konto «${account.name}», unter dem PostgreSQL läuft, darf den Ordner ${folder} ` +
          `nicht betreten und erreicht deshalb ${path} nicht. Geben Sie den Ordner frei ` +
          `(chmod o+x ${folder}) oder legen Sie Laufzettel an einen anderen Ort.`,
      )
    }
    if (folder === dirname(folder)) return
  }
}

function mayEnter(account: Account, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder)
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
