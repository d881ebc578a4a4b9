// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How the example cases of a process begin: chance rarely fills in a whole form that is right.
import type { Files } from '../process/source.ts'
import type { Chance } from './random-input.ts'
import { pick } from './random-input.ts'
import type { Prepared } from './prepare.ts'
import { readScenarios } from './read-scenario.ts'
import { player, Rehearsal } from './rehearse.ts'
import { settingOf } from './scenario.ts'
import type { Scenario } from './scenario.ts'

/** Reading them takes longer than playing one. */
const read = new WeakMap<Files, readonly Scenario[]>()

function scenariosOf(files: Files): readonly Scenario[] {
  const known = read.get(files) ?? readScenarios(files).scenarios
  read.set(files, known)
  return known
}

/** A case opened as one of the scenarios opens its own, drawn by chance. */
export function openedByScenario(prepared: Prepared, files: Files, chance: Chance): Rehearsal {
  const usable = scenariosOf(files).filter(({ entity, land, parameters, steps: [first] }) =>
    entity === undefined && land === undefined && parameters === undefined && first?.do && !first.refused)
  const scenario = pick(chance, usable)
  const [first] = scenario.steps
  const rehearsal = new Rehearsal(prepared, settingOf(scenario, {}), first!.on)
  const name = first!.by!
  const refusal = rehearsal.act(player(name, name, scenario.people[name]!), first!.do!, first!.input ?? {})
  if (refusal || !rehearsal.at) throw new Error(`${scenario.title}: ${refusal?.message}`)
  return rehearsal
}
