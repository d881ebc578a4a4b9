// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Checked } from '../process/check.ts'
import type { Finding } from '../process/finding.ts'
import type { Process } from '../process/process.ts'
import { prove, proveLean } from '../process/prove/prove.ts'
import type { Proof, StoryStep } from '../process/prove/prove.ts'
import { numberOf } from './number-of.ts'

/** A finding of lint or proof; a proof tells how the case gets there. */
export type Told = Finding & { readonly story?: readonly StoryStep[] }

export interface FolderProof extends Pick<Proof, 'situations' | 'unstable' | 'complete' | 'invariants'> {
  readonly dir: string
  /** Of the whole proof, and of the lean one, which an editor runs while its author types. */
  readonly ms: number
  readonly leanMs: number
}

/** Proves a process that lint found good and takes the time; `where` as `file:line`. */
export function timedProof(
  dir: string, process: Process, where: Checked['where'],
): { readonly findings: readonly Told[]; readonly proof: FolderProof } {
  const [{ findings, situations, unstable, complete, invariants }, ms] = timed(() => prove(process))
  const [, leanMs] = timed(() => proveLean(process))
  return {
    proof: { dir, situations, unstable, ms, leanMs, complete, invariants },
    findings: findings.map(({ level, path, message, story }): Told => ({
      level, where: where('process.yaml', path), message, path: path.map(String).join('.'), story,
    })),
  }
}

function timed<T>(work: () => T): [result: T, ms: number] {
  const start = performance.now()
  const result = work()
  return [result, Math.round((performance.now() - start) * 10) / 10]
}

/** One line for the console: «1.008 Situationen in 84 ms bewiesen, 4 Zusicherungen halten …». */
export function proofSentence({ dir, situations, ms, leanMs, complete, invariants }: FolderProof): string {
  const held = invariants.filter((one) => one.holds === true).length
  const claims = held === invariants.length
    ? numberOf(held, 'Zusicherung hält', 'Zusicherungen halten') : `${held} von ${invariants.length} Zusicherungen halten`
  const lean = `(schlank, wie beim Tippen: ${Math.round(leanMs)} ms)`
  const count = situations.toLocaleString('de-DE')
  return complete
    ? `${dir}: ${count} Situationen in ${Math.round(ms)} ms bewiesen, ${claims} ${lean}`
    : `${dir}: ${count} Situationen in ${Math.round(ms)} ms angesehen, nicht alles ist bewiesen, ${claims} ${lean}`
}
