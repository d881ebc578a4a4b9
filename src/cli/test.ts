// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Coverage, coverageText } from '../engine/coverage.ts'
import type { CoverageReport } from '../engine/coverage.ts'
import { prepare } from '../engine/prepare.ts'
import { readScenarios } from '../engine/read-scenario.ts'
import { runScenario } from '../engine/scenario.ts'
import type { ScenarioFault } from '../engine/scenario.ts'
import { checkFiles } from '../process/check.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { numberOf } from './number-of.ts'
import { holdsBlocks, readFolder } from './read-folder.ts'
import { draftStubs } from './test-stubs.ts'

export const help = `laufzettel test ORDNER…   spielt die Beispielfälle durch, die mit dem Verfahren reisen

  --stubs DIR   schreibt Entwürfe für das, was in keinem Beispielfall vorkommt (ein Ordner);
                --seed ZAHL ändert den Zufall der Angaben
  --json   {"reports":[{"dir","scenarios","faults":[{"scenario","step","message"}],"uncovered":[…],
           "coverage":{"actions":{"done","all"},"statusRules","branches","fees","missing":[{"kind","where","title"}]}}]}
           und sonst nichts`

/** A scenario that leaves its path fails at every later step; the first faults say why. */
const TOLD = 3

interface Report {
  readonly dir: string
  readonly scenarios: number
  readonly faults: readonly ScenarioFault[]
  /** Actions no scenario executes. */
  readonly uncovered: readonly string[]
  /** Absent where nothing could be played. */
  readonly coverage?: CoverageReport
}

/** Runs the scenarios of process folders; exit code 1 if one is red or there is none. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, [], ['stubs', 'seed'])
  if (words.length === 0) throw new UsageError('Nennen Sie mindestens einen Ordner.')
  const stubs = options['stubs']
  if (typeof stubs === 'string') return writeStubs(words, stubs, options)
  const reports = words.filter((dir) => !holdsBlocks(dir)).map(testFolder)
  if (options['json']) console.log(JSON.stringify({ reports }))
  else for (const report of reports) print(report)
  return reports.some((report) => report.faults.length || report.scenarios === 0) ? 1 : 0
}

/** Drafts examples for what none touches; exit code 1 if something stays without one. */
function writeStubs(dirs: readonly string[], out: string, options: Readonly<Record<string, string | true>>): number {
  if (dirs.length > 1) throw new UsageError('Nennen Sie für --stubs genau einen Ordner.')
  const seed = Number(options['seed'] ?? 1)
  if (!Number.isSafeInteger(seed)) throw new UsageError('--seed braucht eine ganze Zahl.')
  const written = draftStubs(dirs[0]!, out, seed)
  if (options['json']) console.log(JSON.stringify(written))
  else {
    for (const { file, title } of written.files) console.log(`${file}: ${title}`)
    for (const { where, title } of written.missing) console.log(`Kein Weg gefunden: ${title} (${where})`)
    console.log(`${numberOf(written.files.length, 'Entwurf', 'Entwürfe')}, ${numberOf(written.missing.length, 'Stelle', 'Stellen')} ohne Weg.`)
  }
  return written.missing.length ? 1 : 0
}

/** Runs the scenarios of one folder; files that do not read are faults too. */
export function testFolder(dir: string): Report {
  const files = readFolder(dir)
  const checked = checkFiles(files)
  const { scenarios, findings } = readScenarios(files, checked.process)
  const unread = [...checked.findings, ...findings]
    .filter((finding) => finding.level === 'error')
    .map((finding) => ({ scenario: finding.where, step: 0, message: finding.message }))
  if (!checked.process || unread.length) return { dir, scenarios: scenarios.length, faults: unread, uncovered: [] }
  const prepared = prepare(checked.process)
  const coverage = new Coverage(prepared.process)
  const runs = scenarios.map((scenario) => 
    runScenario(prepared, scenario, { ...coverage.watch, overlays: checked.overlays, clock: () => performance.now() }))
  const done = new Set(runs.flatMap((one) => one.actions))
  const uncovered = Object.keys(checked.process.actions).filter((action) => !done.has(action))
  const faults = runs.flatMap((one) => one.faults)
  return { dir, scenarios: scenarios.length, faults, uncovered, coverage: coverage.report() }
}

function print({ dir, scenarios, faults, coverage }: Report) {
  for (const [scenario, its] of Object.entries(Object.groupBy(faults, (one) => one.scenario))) {
    for (const { step, message } of its!.slice(0, TOLD)) console.log(`${scenario}, Schritt ${step}: ${message}`)
    if (its!.length > TOLD) console.log(`${scenario}: ${its!.length - TOLD} weitere Fehler, meist Folgen davon (alle mit --json)`)
  }
  console.log(`${dir}: ${numberOf(scenarios, 'Beispielfall', 'Beispielfälle')}, ${faults.length} Fehler.`)
  if (coverage) console.log(`${dir}: ${coverageText(coverage)}.`)
}
