// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { checkFiles } from '../process/check.ts'
import { libraryFiles } from '../../test/library.ts'
import { Coverage, coverageText } from './coverage.ts'
import { prepare } from './prepare.ts'
import { readScenarios } from './read-scenario.ts'
import { runScenario } from './scenario.ts'

const files = libraryFiles('gestattung')
const prepared = prepare(checkFiles(files).process!)
const { scenarios } = readScenarios(files, prepared.process)

function covered(titles: (title: string) => boolean) {
  const coverage = new Coverage(prepared.process)
  for (const scenario of scenarios.filter((one) => titles(one.title))) {
    const watched = runScenario(prepared, scenario, coverage.watch)
    assert.deepEqual(watched, runScenario(prepared, scenario), 'watching changes nothing')
  }
  return coverage
}

const isMissing = (coverage: Coverage, where: string) =>
  coverage.report().missing.filter((one) => one.where === where).map((one) => one.title)

test('nothing played touches nothing', () => {
  const { actions, statusRules, branches, fees, missing } = covered(() => false).report()
  assert.equal(actions.done + statusRules.done + branches.done + fees.done, 0)
  assert.equal(missing.length, actions.all + statusRules.all + branches.all + fees.all)
})

test('one example touches what it plays, each branch by itself', () => {
  const coverage = covered((title) => title.startsWith('Erteilt'))
  assert.deepEqual(isMissing(coverage, 'actions.zeichnen'), [])
  assert.deepEqual(isMissing(coverage, 'actions.anhoeren'), ['«Zur beabsichtigten Entscheidung anhören»'])
  // Signed into the mailbox, never for the post.
  assert.deepEqual(isMissing(coverage, 'actions.zeichnen.sets.1.cases.1'), [])
  assert.deepEqual(isMissing(coverage, 'actions.zeichnen.sets.1.cases.0'), ['«Bescheid zeichnen»: Bekanntgabe wird «zu versenden»'])
  // The statement of the police was missing when the draft was to be submitted.
  assert.deepEqual(isMissing(coverage, 'actions.vorlegen.needs.0'), [])
  assert.deepEqual(isMissing(coverage, 'actions.vorlegen.needs.1').length, 1)
  assert.deepEqual(isMissing(coverage, 'tables.0.positions.2'), [])
  assert.deepEqual(isMissing(coverage, 'tables.0.adjustments.0').length, 1)
})

test('the report counts and names what is missing', () => {
  const report = covered(() => true).report()
  assert.equal(report.actions.done, report.actions.all)
  const text = coverageText(report)
  assert.match(text, /^Aktionen (\d+)\/\1, Statusregeln \d+\/\d+, Zweige \d+\/\d+, Gebühren \d+\/\d+/)
  assert.equal(text.includes('ohne Beispiel'), report.missing.length > 0)
})
