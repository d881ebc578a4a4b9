// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { join } from 'node:path'
import { readScenarios } from '../engine/read-scenario.ts'
import { checkFiles } from '../process/check.ts'
import type { Finding } from '../process/finding.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { proofSentence, timedProof } from './proof.ts'
import type { FolderProof, Told } from './proof.ts'
import { FolderError, holdsBlocks, readFolder } from './read-folder.ts'

export const help = `laufzettel check ORDNER…   liest, prüft und beweist; meldet jeden Fehler mit Datei und Zeile

  --json   {"findings":[{"level","where","message","path","story"}],
            "proofs":[{"dir","situations","unstable","ms","leanMs","complete","invariants"}]} und sonst nichts`

/** Checks process folders; exit code 1 if there is an error. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, [])
  if (words.length === 0) throw new UsageError('Nennen Sie mindestens einen Ordner.')
  const folders = words.filter((dir) => !holdsBlocks(dir))
  const reports = folders.map((dir) => reportOf(dir, true))
  const findings = reports.flatMap((one) => one.findings)
  const proofs = reports.flatMap((one) => one.proof ?? [])
  const errors = findings.filter((finding) => finding.level === 'error').length
  if (options['json']) console.log(JSON.stringify({ findings, proofs }))
  else {
    for (const finding of findings) print(finding)
    for (const proof of proofs) console.log(proofSentence(proof))
    console.log(`${folders.length} Verfahren geprüft: ${errors} Fehler, ${numberOf(findings.length - errors, 'Hinweis', 'Hinweise')}.`)
  }
  return errors ? 1 : 0
}

/** What lint says of one folder, `where` as `folder/file:line`. */
export function checkFolder(dir: string): readonly Finding[] {
  return reportOf(dir, false).findings
}

interface Report {
  readonly findings: readonly Told[]
  readonly proof?: FolderProof
}

/** Lint first; only what it finds good is worth a proof. */
function reportOf(dir: string, proves: boolean): Report {
  const placed = (finding: Told): Told => ({ ...finding, where: join(dir, finding.where) })
  try {
    const files = readFolder(dir)
    const { process, findings, where } = checkFiles(files)
    const linted = [...findings, ...readScenarios(files, process).findings].map(placed)
    if (!proves || !process || linted.some((finding) => finding.level === 'error')) return { findings: linted }
    const proven = timedProof(dir, process, where)
    return { findings: [...linted, ...proven.findings.map(placed)], proof: proven.proof }
  } catch (error) {
    if (error instanceof FolderError) return { findings: [{ level: 'error', where: dir, message: error.message }] }
    throw error
  }
}

function print({ level, where, message, story = [] }: Told) {
  console.log(`${where}: ${level === 'error' ? 'Fehler' : 'Hinweis'}: ${message}`)
  story.forEach(({ title, role, because }, i) => {
    console.log(`    ${i + 1}. ${title} (${role})${because ? `: ${because}` : ''}`)
  })
}
