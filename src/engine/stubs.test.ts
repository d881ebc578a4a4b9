// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Drafts are real example cases: read back from their files they run green and touch what they say.
import assert from 'node:assert/strict'
import test from 'node:test'
import { checkFiles } from '../process/check.ts'
import { readYaml } from '../process/source.ts'
import { writeYaml } from '../process/write-yaml.ts'
import { libraryFiles } from '../../test/library.ts'
import type { Values } from './case.ts'
import { Coverage } from './coverage.ts'
import { prepare } from './prepare.ts'
import { readScenarios } from './read-scenario.ts'
import { runScenario } from './scenario.ts'
import { stubsFor } from './stubs.ts'
import { startOf } from './stubs-walk.ts'
import { storiesToRefusals } from '../process/prove/stories-to.ts'

const files = libraryFiles('gestattung')
const prepared = prepare(checkFiles(files).process!)
const dorffest = readYaml('dorffest', files['scenarios/data/dorffest.yaml']!).value as Values
const OPTIONS = { on: '2026-05-04', seed: 7, acts: 3_000, applications: [dorffest] }

test('drafts for a process without examples run green and touch most of it', (t) => {
  const nothing = new Coverage(prepared.process)
  const { scenarios, missing } = stubsFor(prepared, nothing, OPTIONS)
  const touched = new Coverage(prepared.process)
  for (const scenario of scenarios) {
    const { scenarios: [read], findings } = readScenarios({ 'scenarios/entwurf.yaml': writeYaml(scenario) }, prepared.process)
    assert.deepEqual(findings, [])
    assert.deepEqual(runScenario(prepared, read!, touched.watch).faults, [], scenario.title)
  }
  const { actions, missing: left } = touched.report()
  t.diagnostic(`${scenarios.length} drafts touch ${nothing.spots.length - left.length} of ${nothing.spots.length} places`)
  assert.ok(actions.done >= actions.all * 0.7, `${actions.done} of ${actions.all} actions`)
  // Running one may touch more than it was chosen for, never less.
  const claimed = nothing.spots.filter((spot) => !missing.includes(spot)).map((spot) => spot.title)
  const untouched = new Set(left.map((one) => `${one.where} ${one.title}`))
  assert.deepEqual(nothing.spots.filter((spot) => claimed.includes(spot.title) && untouched.has(`${spot.where} ${spot.title}`)).map((spot) => spot.title), [])
})

test('what a way claims to touch, its replay touches, whatever the chance', () => {
  for (const seed of [1, 2, 3, 4]) {
    const nothing = new Coverage(prepared.process)
    const { scenarios, missing } = stubsFor(prepared, nothing, { ...OPTIONS, seed, acts: 1_500 })
    const replayed = new Coverage(prepared.process)
    for (const scenario of scenarios) runScenario(prepared, scenario, replayed.watch)
    const lost = replayed.spots.filter((spot) => !replayed.isDone(spot)
      && !missing.some((one) => one.part === spot.part && one.outcome === spot.outcome))
    assert.deepEqual(lost.map((spot) => spot.title), [], `seed ${seed}`)
  }
})

test('what examples touch already gets no draft', () => {
  const covered = new Coverage(prepared.process)
  for (const scenario of readScenarios(files, prepared.process).scenarios) runScenario(prepared, scenario, covered.watch)
  const { scenarios, missing } = stubsFor(prepared, covered, { ...OPTIONS, acts: 1_500 })
  assert.ok(scenarios.length + missing.length > 0 && scenarios.length <= covered.report().missing.length)
  const all = new Coverage(prepared.process)
  for (const spot of all.spots) {
    if (spot.outcome === 'acted') all.watch.happened({ kind: 'acted', action: spot.action!, by: { id: 'x', name: 'x' }, input: {}, at: '', text: '' })
    else all.watch.observe(spot.part, spot.outcome)
  }
  assert.deepEqual(stubsFor(prepared, all, { ...OPTIONS, acts: 10 }), { scenarios: [], missing: [] })
})

test('a way found elsewhere is followed, system acts happen when their day comes', () => {
  const story = ['einreichen', 'uebernehmen', 'nachfordern', 'unterlagen_abgelaufen'].map((action) => ({ action, title: action, role: '' }))
  const { scenarios } = stubsFor(prepared, new Coverage(prepared.process), { ...OPTIONS, acts: 200, stories: [story] })
  const told = scenarios.find((one) => one.steps.map((step) => step.do).join(' ').startsWith('einreichen uebernehmen nachfordern'))
  assert.ok(told, JSON.stringify(scenarios.map((one) => one.steps.map((step) => step.do))))
  assert.deepEqual(runScenario(prepared, told).faults, [])
  assert.ok(runScenario(prepared, told).actions.includes('unterlagen_abgelaufen'))
})

test('the same seed drafts the same', () => {
  const draft = () => stubsFor(prepared, new Coverage(prepared.process), { ...OPTIONS, acts: 400 }).scenarios
  assert.deepEqual(draft(), draft())
})

test('what a named precondition forbids is tried, refused with the start of its sentence', () => {
  const { needs } = prepared.process.actions['vollstaendig_feststellen']!
  const open = new Coverage(prepared.process)
  const wanted = open.spots.find((spot) => spot.part === needs![0])!
  for (const spot of open.spots) {
    if (spot === wanted) continue
    if (spot.outcome === 'acted') open.watch.happened({ kind: 'acted', action: spot.action!, by: { id: 'x', name: 'x' }, input: {}, at: '', text: '' })
    else open.watch.observe(spot.part, spot.outcome)
  }
  const refusals = storiesToRefusals(prepared.process, [{ action: 'vollstaendig_feststellen', index: 0 }])
  const { scenarios, missing } = stubsFor(prepared, open, { ...OPTIONS, refusals })
  assert.deepEqual(missing.filter((spot) => spot === wanted), [])
  const [told] = scenarios.filter((one) => one.steps.at(-1)!.do === 'vollstaendig_feststellen')
  assert.match(told!.steps.at(-1)!.refused!, /^Es fehlt noch: /)
  assert.deepEqual(runScenario(prepared, told!).faults, [])
})

test('a draft quotes whole words, at most sixty letters', () => {
  assert.equal(startOf('Die Frist läuft noch.'), 'Die Frist läuft noch.')
  const long = 'Vor einer belastenden Entscheidung ist anzuhören (§ 28 VwVfG). Hören Sie an.'
  assert.equal(startOf(long), 'Vor einer belastenden Entscheidung ist anzuhören (§ 28')
  assert.equal(startOf('a'.repeat(90)).length, 60)
})
