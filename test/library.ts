// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The procedures of the library and their example cases, for tests.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readFolder } from '../src/cli/read-folder.ts'
import { checkFiles } from '../src/process/check.ts'
import type { Files } from '../src/process/source.ts'
import type { Json } from '../src/engine/case.ts'
import { prepare } from '../src/engine/prepare.ts'
import type { Prepared } from '../src/engine/prepare.ts'
import { readScenarios } from '../src/engine/read-scenario.ts'
import { player, Rehearsal } from '../src/engine/rehearse.ts'
import { MUSTERGEMEINDE } from '../src/engine/scenario.ts'

const LIBRARY = new URL('../library/', import.meta.url)

const read = new Map<string, Files>()

/** The text files of one procedure, read once. */
export function libraryFiles(id: string): Files {
  const files = read.get(id) ?? Object.freeze(readFolder(fileURLToPath(new URL(id, LIBRARY))))
  read.set(id, files)
  return files
}

/** The answers most example cases of a procedure share, `scenarios/data/<name>.yaml`. */
export function answersOf(id: string, name: string): Record<string, Json> {
  return parse(libraryFiles(id)[`scenarios/data/${name}.yaml`]!) as Record<string, Json>
}

/** One procedure, prepared; throws if it has an error. */
export function preparedOf(id: string): Prepared {
  const { process, findings } = checkFiles(libraryFiles(id))
  if (!process) throw new Error(`${id}: ${findings[0]?.message}`)
  return prepare(process)
}

/** Every procedure of the library that reads without an error. */
export function preparedLibrary(): Prepared[] {
  return readdirSync(LIBRARY).flatMap((id) => {
    const { process } = checkFiles(libraryFiles(id))
    return process ? [prepare(process)] : []
  })
}

/** Plays the scenario of a file up to and including a step (from 1), or to its end. */
export function played(prepared: Prepared, file: string, steps: number = Infinity): Rehearsal {
  const files = libraryFiles(prepared.process.id)
  const [scenario] = readScenarios(Object.fromEntries(
    Object.entries(files).filter(([name]) => name === file || name.startsWith('scenarios/data/') || name.startsWith('blocks/')))).scenarios
  const rehearsal = new Rehearsal(prepared, {
    entity: MUSTERGEMEINDE.id, entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE },
    overlays: { '': scenario!.parameters ?? {} }, region: { land: (scenario!.land ?? 'SH') as 'SH' },
  }, scenario!.steps[0]!.on)
  for (const step of scenario!.steps.slice(0, steps)) {
    rehearsal.moveTo(step.on)
    if (!step.do) continue
    const target = rehearsal.at?.consultations.find((c) => c.consultee === step.consultee && c.status === 'open')?.id
    const self = player(step.by!, step.by!, scenario!.people[step.by!]!)
    const actor = step.for ? player(self.id, self.name, scenario!.people[step.for]!, player(step.for, step.for, [])) : self
    rehearsal.act(actor, step.do, step.input ?? {}, target)
  }
  return rehearsal
}
