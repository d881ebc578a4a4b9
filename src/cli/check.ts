// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { join } from 'node:path'
import { readScenarios } from '../engine/read-scenario.ts'
import { checkFiles } from '../process/check.ts'
import type { Finding } from '../process/finding.ts'
import type { Proof, StoryStep } from '../process/prove/prove.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { proveFolder } from './proof.ts'
import { FolderError, readFolder } from './read-folder.ts'

export const help = `laufzettel check ORDNER…   liest, prüft und beweist; meldet jeden Fehler mit Datei und Zeile

  --json   {"findings":[{"level","where","message","path","story"}],
            "proofs":[{"dir","situations","unstable","ms","complete","invariants"}]} und sonst nichts`

/** A finding of lint or proof; a proof tells how the case gets there. */
export type Told = Finding & { readonly story?: readonly StoryStep[] }

export interface FolderProof extends Pick<Proof, 'situations' | 'unstable' | 'complete' | 'invariants'> {
  readonly dir: string
  readonly ms: number
}

interface Report {
  readonly findings: readonly Told[]
  readonly proof?: FolderProof
}

/** Checks process folders; exit code 1 if there is an error. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, [])
  if (words.length === 0) throw new UsageError('Nennen Sie mindestens einen Ordner.')
  const reports = words.map(report)
  const findings = reports.flatMap((one) => one.findings)
  const proofs = reports.flatMap((one) => one.proof ?? [])
  const errors = findings.filter((finding) => finding.level === 'error').length
  if (options['json']) console.log(JSON.stringify({ findings, proofs }))
  else {
    for (const finding of findings) print(finding)
    for (const proof of proofs) console.log(proofSentence(proof))
    console.log(`${words.length} Verfahren geprüft: ${errors} Fehler, ${findings.length - errors} Hinweise.`)
  }
  return errors ? 1 : 0
}

/** What lint says of one folder, `where` as `folder/file:line`. */
export function checkFolder(dir: string): Finding[] {
  try {
    const files = readFolder(dir)
    const { findings } = checkFiles(files)
    const scenarios = readScenarios(files)
    return [...findings, ...scenarios.findings].map((finding) => ({ ...finding, where: join(dir, finding.where) }))
  } catch (error) {
    if (error instanceof FolderError) return [{ level: 'error', where: dir, message: error.message }]
    throw error
  }
}

/** Lint first; only what it finds good is worth a proof. */
function report(dir: string): Report {
  const findings = checkFolder(dir)
  if (findings.some((finding) => finding.level === 'error')) return { findings }
  const proven = proveFolder(dir)
  return { findings: [...findings, ...proven.findings], proof: proven.proof }
}

function print({ level, where, message, story = [] }: Told) {
  console.log(`${where}: ${level === 'error' ? 'Fehler' : 'Hinweis'}: ${message}`)
  story.forEach(({ title, role, because }, i) => {
    console.log(`    ${i + 1}. ${title} (${role})${because ? `: ${because}` : ''}`)
  })
}

function proofSentence({ dir, situations, ms, complete, invariants }: FolderProof): string {
  const held = invariants.filter((one) => one.holds === true).length
  const claims = `${held === invariants.length ? held : `${held} von ${invariants.length}`} Zusicherungen halten`
  const count = situations.toLocaleString('de-DE')
  return complete
    ? `${dir}: ${count} Situationen in ${Math.round(ms)} ms bewiesen, ${claims}`
    : `${dir}: ${count} Situationen in ${Math.round(ms)} ms angesehen, der Beweis ist nicht vollständig, ${claims}`
}
