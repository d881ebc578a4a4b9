// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { join } from 'node:path'
import { prove } from '../process/prove/prove.ts'
import { readProcess } from '../process/read.ts'
import type { FolderProof, Told } from './check.ts'
import { readFolder } from './read-folder.ts'

/** Proves the process of a folder that lint found good; `where` as `folder/file:line`. */
export function proveFolder(dir: string): { readonly findings: readonly Told[]; readonly proof: FolderProof } {
  const { process, where } = readProcess(readFolder(dir))
  if (!process) throw new Error(`${dir} was linted but holds no process`)
  const start = performance.now()
  const { findings, situations, unstable, complete, invariants } = prove(process)
  const ms = performance.now() - start
  return {
    proof: { dir, situations, unstable, ms: Math.round(ms * 10) / 10, complete, invariants },
    findings: findings.map(({ level, path, message, story }): Told => ({
      level, where: join(dir, where('process.yaml', path)), message, path: path.map(String).join('.'), story,
    })),
  }
}
