// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Whatever the examples of the library say of a case in the office can be said on the desk: no form
// hides a question that its own answers call up.
import assert from 'node:assert/strict'
import test from 'node:test'
import { look } from '../src/engine/scope.ts'
import { readScenarios } from '../src/engine/read-scenario.ts'
import { player, Rehearsal } from '../src/engine/rehearse.ts'
import { settingOf } from '../src/engine/scenario.ts'
import type { Scenario } from '../src/engine/scenario.ts'
import { checkFiles } from '../src/process/check.ts'
import { canBeAsked } from '../src/workspace/action-sight.ts'
import { conditionNote } from '../src/workspace/condition-note.ts'
import { libraryFiles, played, preparedLibrary, preparedOf } from './library.ts'

for (const prepared of preparedLibrary()) {
  const { process } = prepared
  const files = libraryFiles(process.id)
  const { overlays } = checkFiles(files)

  const hidden = (scenario: Scenario): string[] => {
    const rehearsal = new Rehearsal(prepared, settingOf(scenario, overlays), scenario.steps[0]!.on)
    return scenario.steps.flatMap((step) => {
      rehearsal.moveTo(step.on)
      if (step.signal) rehearsal.signal(step.signal.from, step.signal.name)
      if (step.proof) rehearsal.proof(step.proof.letter, step.proof.kind)
      if (!step.do) return []
      const roles = scenario.people[step.by!]!
      const actor = player(step.by!, step.by!, roles)
      const sight = look(prepared, rehearsal.seen(), rehearsal.context(), actor)
      const names = process.actions[step.do]!.input ?? []
      const target = rehearsal.at?.consultations.find((one) => one.consultee === step.consultee && one.status === 'open')?.id
      const refused = rehearsal.act(actor, step.do, step.input ?? {}, target)
      if (refused) return []
      const given = names.filter((name) => step.input?.[name] !== undefined && process.fields[name]?.value === undefined)
      return given.filter((name) => !canBeAsked({ seen: { prepared }, names, sight }, name)).map((name) => `${scenario.title}: ${step.do} hides ${name}`)
    })
  }

  test(`${process.id}: every answer of its examples can be given`, () => {
    const { scenarios } = readScenarios(files)
    assert.ok(scenarios.length > 0)
    assert.deepEqual(scenarios.flatMap(hidden), [])
  })
}

test('a question behind a computed answer is asked, and says what calls it up', () => {
  const prepared = preparedOf('verkehrsanordnung')
  const rehearsal = played(prepared, 'scenarios/v1-gehweg.yaml', 3)
  const seen = { prepared }
  const sight = look(prepared, rehearsal.seen(), rehearsal.context(), player('hanna', 'hanna', ['sb']))
  const names = prepared.process.actions['entwerfen']!.input!
  assert.ok(canBeAsked({ seen, names, sight }, 'zeichenliste'))
  assert.equal(canBeAsked({ seen, names: ['ortstermin'], sight }, 'zeichenliste'), false, 'not where nothing of it is asked')
  assert.match(conditionNote({ seen, names, sight }, 'zeichenliste'), /„Entscheidung“/)
})
