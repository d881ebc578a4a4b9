// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Scenario } from '../engine/scenario.ts'
import { writeYaml } from '../process/write-yaml.ts'
import { UsageError } from './arguments.ts'

const MAX_CHARS = 1_000_000

/** The text of a file; throws a sentence for the user if it is not there or too long. */
export function readText(file: string): string {
  if (!existsSync(file)) throw new UsageError(`Die Datei ${file} gibt es nicht.`)
  const text = readFileSync(file, 'utf8')
  if (text.length > MAX_CHARS) throw new UsageError(`Die Datei ${file} hat mehr als ${MAX_CHARS} Zeichen.`)
  return text
}

/** Writes an example case; one that is there already is never overwritten. */
export function writeScenario(file: string, scenario: Scenario): void {
  if (existsSync(file)) throw new UsageError(`Die Datei ${file} gibt es schon.`)
  writeFileSync(file, writeYaml(scenario))
}
