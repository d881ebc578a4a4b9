// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { libraryFiles, played, preparedOf } from '../../test/library.ts'
import { awaitedAmong, waitingFor } from './awaited.ts'
import type { Values } from './case.ts'
import { player, Rehearsal } from './rehearse.ts'
import { readScenarios } from './read-scenario.ts'
import { settingOf } from './scenario.ts'
import { look } from './scope.ts'

/** The step that is the turn of somebody with these roles. */
function awaited(rehearsal: Rehearsal, id: string, roles: readonly string[]): string | null | undefined {
  const { prepared, at } = rehearsal
  const actor = player(id, id, roles)
  const context = rehearsal.context()
  const offers = rehearsal.offers(actor)
  const keys = (isOffered: boolean) => offers.filter((one) => one.offered === isOffered && (isOffered || one.near)).map(({ action }) => action)
  for (const waiting of waitingFor(prepared, look(prepared, at!, context), roles)) {
    const key = awaitedAmong(prepared, at!, context, waiting, { offered: keys(true), near: keys(false) })
    if (key !== undefined) return key
  }
  return undefined
}

const gestattung = preparedOf('gestattung')
const [scenario] = readScenarios(libraryFiles('gestattung')).scenarios.filter(({ title }) => title.startsWith('Erteilt'))
const people = { jana: ['antragsteller'], hanna: ['sb'], inga: ['zb'], uwe: ['sb', 'zb'] }

function begun(...acts: readonly (readonly [keyof typeof people, string, Values?])[]): Rehearsal {
  const rehearsal = new Rehearsal(gestattung, settingOf(scenario!, {}), '2026-03-02')
  for (const [by, action, input = {}] of [['jana', 'einreichen', scenario!.steps[0]!.input!] as const, ...acts]) {
    assert.equal(rehearsal.act(player(by, by, people[by]), action, input), undefined, action)
  }
  return rehearsal
}

const TAKEN = ['hanna', 'uebernehmen'] as const
const COMPLETE = ['hanna', 'vollstaendig_feststellen', { vollstaendigAm: '2026-03-02' }] as const
const DRAFT = ['entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false }] as const

test('the step is the one that ends what the case waits for', () => {
  assert.equal(awaited(begun(), 'hanna', ['sb']), 'uebernehmen')
  assert.equal(awaited(begun(TAKEN), 'hanna', ['sb']), 'vollstaendig_feststellen')
  assert.equal(awaited(begun(TAKEN, COMPLETE), 'hanna', ['sb']), 'beteiligen')
})

test('a draft nobody was asked about is to be presented, though bodies could still be asked', () => {
  assert.equal(awaited(begun(TAKEN, COMPLETE, ['hanna', ...DRAFT]), 'hanna', ['sb']), 'vorlegen')
})

test('while the applicant or a body has to act nothing is the turn of the office', () => {
  const requested = begun(TAKEN, ['hanna', 'nachfordern', { nachforderung: [{ unterlage: 'Plan', grund: 'fehlt' }] }])
  assert.equal(awaited(requested, 'hanna', ['sb']), undefined)
  assert.equal(awaited(begun(TAKEN, COMPLETE, ['hanna', 'beteiligen', { zuBeteiligen: ['polizei'] }]), 'hanna', ['sb']), undefined)
})

test('a notice to sign is the turn of who may sign, and of nobody else', () => {
  const presented = begun(TAKEN, COMPLETE, ['uwe', ...DRAFT], ['uwe', 'vorlegen'])
  assert.equal(awaited(presented, 'inga', ['zb']), 'zeichnen')
  assert.equal(awaited(presented, 'hanna', ['sb']), undefined)
  assert.equal(awaited(presented, 'uwe', ['sb', 'zb']), null, 'who drafted it cannot sign it, and sending it back is not the step')
})

test('an open message is answered before anything else, though that is rarely done', () => {
  assert.equal(awaited(begun(TAKEN, ['jana', 'amt_schreiben', { eigeneNachricht: 'Wann?' }]), 'hanna', ['sb']), 'nachricht_schreiben')
})

test('what goes by post, is paid or is closed is known without a word about it in the process', () => {
  const [tax, road] = [preparedOf('hundesteuer'), preparedOf('allgemeiner-antrag')]
  const steps = (id: string, file: string) => readScenarios(Object.fromEntries(
    Object.entries(libraryFiles(id)).filter(([name]) => name === file || /^(?:scenarios\/data|blocks)\//.test(name)))).scenarios[0]!.steps
  for (const [prepared, file, action, by, roles] of [
    [tax, 'scenarios/h3-zwei-hunde.yaml', 'zeichnen', 'zb', ['steuer_zb']],
    [tax, 'scenarios/papier-zustellung.yaml', 'absendung_vermerken', 'ab', ['steuer']],
    [road, 'scenarios/bescheid.yaml', 'vollstaendig_feststellen', 'sb', ['sb']],
    [road, 'scenarios/antwort.yaml', 'abschliessen', 'sb', ['sb']],
  ] as const) {
    const before = steps(prepared.process.id, file).findIndex((step) => step.do === action && step.refused === undefined)
    assert.ok(before > 0, `${file} has ${action}`)
    const rehearsal = played(prepared, file, before)
    rehearsal.moveTo(steps(prepared.process.id, file)[before]!.on)
    assert.equal(awaited(rehearsal, by, roles), action, `${file}: ${action}`)
  }
})
