// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { join } from 'node:path'
import { checkFiles } from '../process/check.ts'
import type { Finding } from '../process/finding.ts'
import { readScenarios } from '../engine/read-scenario.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { FolderError, readFolder } from './read-folder.ts'

export const help = `laufzettel check ORDNER…   liest, prüft und meldet jeden Fehler mit Datei und Zeile

  --json   {"findings":[{"level","where","message","path"}]} und sonst nichts`

/** Checks process folders; exit code 1 if there is an error. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, [])
  if (words.length === 0) throw new UsageError('Nennen Sie mindestens einen Ordner.')
  const findings = words.flatMap((dir) => checkFolder(dir))
  const errors = findings.filter((finding) => finding.level === 'error').length
  if (options['json']) console.log(JSON.stringify({ findings }))
  else {
    for (const { level, where, message } of findings) console.log(`${where}: ${level === 'error' ? 'Fehler' : 'Hinweis'}: ${message}`)
    console.log(`${words.length} Verfahren geprüft: ${errors} Fehler, ${findings.length - errors} Hinweise.`)
  }
  return errors ? 1 : 0
}

/** All findings of one folder, `where` as `folder/file:line`. */
export function checkFolder(dir: string): Finding[] {
  try {
    const files = readFolder(dir)
    const { findings, process } = checkFiles(files)
    const scenarios = readScenarios(files, process)
    return [...findings, ...scenarios.findings].map((finding) => ({ ...finding, where: join(dir, finding.where) }))
  } catch (error) {
    if (error instanceof FolderError) return [{ level: 'error', where: dir, message: error.message }]
    throw error
  }
}
