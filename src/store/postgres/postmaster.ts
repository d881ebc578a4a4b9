// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `postmaster.pid` says of a server on this data directory. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** Reads `postmaster.pid`; `undefined` if there is none or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !port) return undefined
  return { pid, port, ready: lines[7]?.trim() === 'ready' }
}

/** Is `pid` alive and really a server on `cluster`, not a stranger that got the number later? */
export function isServerOf(pid: number, cluster: string): boolean {
  const command = commandLine(pid)
  return command.includes('postgres') && `${command} `.includes(` -D ${cluster} `)
}

/** A name for a living process that no later process can share: number and start time. */
export function identityOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return `${pid} ${ps(pid, 'lstart')}`
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the closing bracket of the name: state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`
  } catch {
    return undefined
  }
}

function commandLine(pid: number): string {
  try {
    if (process.platform !== 'linux') return ps(pid, 'command')
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function ps(pid: number, column: string): string {
  return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
}
