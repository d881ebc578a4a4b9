// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { localDateOf } from '../calendar/instant.ts'
import type { Values } from '../engine/case.ts'
import { Coverage } from '../engine/coverage.ts'
import type { Missing } from '../engine/coverage.ts'
import { prepare } from '../engine/prepare.ts'
import { readScenarios } from '../engine/read-scenario.ts'
import { runScenario } from '../engine/scenario.ts'
import { isNeed, stubsFor } from '../engine/stubs.ts'
import { checkFiles } from '../process/check.ts'
import { storiesTo, storiesToRefusals } from '../process/prove/stories-to.ts'
import { readYaml } from '../process/source.ts'
import type { Files } from '../process/source.ts'
import { UsageError } from './arguments.ts'
import { readFolder } from './read-folder.ts'
import { writeScenario } from './rehearse-files.ts'

export interface Drafted {
  readonly files: readonly { readonly file: string; readonly title: string }[]
  /** What no way was found to. */
  readonly missing: readonly Missing[]
}

/** Writes drafts of example cases into a folder, never over what is there. */
export function draftStubs(dir: string, out: string, seed: number): Drafted {
  const files = readFolder(dir)
  const { process, findings, overlays } = checkFiles(files)
  const { scenarios, findings: more } = readScenarios(files, process)
  const error = [...findings, ...more].find((finding) => finding.level === 'error')
  if (!process || error) throw new UsageError(`Das Verfahren hat Fehler: ${error?.where} ${error?.message}`)
  const prepared = prepare(process)
  const coverage = new Coverage(process)
  for (const scenario of scenarios) runScenario(prepared, scenario, { ...coverage.watch, overlays })
  const on = scenarios[0]?.steps[0]?.on ?? localDateOf(new Date().toISOString())
  const open = coverage.spots.filter((spot) => !coverage.isDone(spot))
  const stories = storiesTo(process, [...new Set(open.flatMap(({ action }) => action ?? []))])
  const needs = open.filter((spot) => isNeed(prepared, spot)).map(({ action, part }) => ({
    action: action!, index: process.actions[action!]!.needs!.findIndex((need) => need === part),
  }))
  const refusals = storiesToRefusals(process, needs)
  const stubs = stubsFor(prepared, coverage, { on, seed, stories, refusals, applications: applicationsOf(files) })
  mkdirSync(out, { recursive: true })
  let number = 0
  const written = stubs.scenarios.map((scenario) => {
    let file: string
    do file = join(out, `entwurf-${++number}.yaml`)
    while (existsSync(file))
    writeScenario(file, scenario)
    return { file, title: scenario.title }
  })
  return { files: written, missing: stubs.missing.map(({ kind, where, title }) => ({ kind, where, title })) }
}

function applicationsOf(files: Files): Values[] {
  return Object.entries(files).filter(([file]) => file.startsWith('scenarios/data/'))
    .map(([file, text]) => readYaml(file, text).value)
    .filter((value): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value))
}
