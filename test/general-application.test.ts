// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the general application proposes to the office: the unit by its theme, the procedure by
// theme and wording; each municipality says who does what.
import assert from 'node:assert/strict'
import test from 'node:test'
import { player, Rehearsal } from '../src/engine/rehearse.ts'
import { prepare } from '../src/engine/prepare.ts'
import { look } from '../src/engine/scope.ts'
import { MUSTERGEMEINDE } from '../src/engine/scenario.ts'
import { viewForm, withProposals } from '../src/forms/pages.ts'
import { checkFiles } from '../src/process/check.ts'
import { answersOf, libraryFiles } from './library.ts'

const prepared = prepare(checkFiles(libraryFiles('allgemeiner-antrag')).process!)

function proposals(thema: string, betreff: string, parameters: Readonly<Record<string, string>> = {}) {
  const rehearsal = new Rehearsal(prepared, {
    entity: MUSTERGEMEINDE.id, entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE }, overlays: { '': parameters }, region: { land: 'SH' },
  }, '2026-05-04')
  const jana = player('jana', 'Jana', ['antragsteller'])
  assert.equal(rehearsal.act(jana, 'einreichen', { ...answersOf('allgemeiner-antrag', 'schlagloch'), thema, betreff }), undefined)
  const view = viewForm(prepared, rehearsal.context(), {})
  const sight = look(prepared, rehearsal.at!, rehearsal.context(), player('hanna', 'Hanna', ['sb']))
  return Object.values(withProposals({ ...view, sight }, ['stelle', 'zielprozess'], {}))
}

for (const [thema, betreff, stelle, ziel] of [
  ['strasse', 'Schlagloch vor der Schule', 'Bauamt', null],
  ['strasse', 'Halteverbot für meinen Umzug', 'Bauamt', 'verkehrsanordnung'],
  ['strasse', 'Wir müssen den Gehweg aufgraben', 'Bauamt', 'aufgrabung'],
  ['ordnung', 'Lärm am Hafen', 'Ordnungsamt', null],
  ['bauen', 'Auskunft aus dem Baulastenverzeichnis', 'Bauamt', 'baulastenauskunft'],
  ['bauen', 'Ein Negativzeugnis bitte', 'Bauamt', 'negativzeugnis'],
  ['steuern', 'Unser HUND ist da', 'Steueramt', 'hundesteuer'],
  ['steuern', 'Meine Grundsteuer', 'Steueramt', null],
  ['veranstaltung', 'Plakate für das Dorffest', 'Ordnungsamt', 'plakatierung'],
  ['veranstaltung', 'Bierstand auf dem Dorffest', 'Ordnungsamt', 'gestattung'],
  ['beschwerde', 'Niemand hebt ab', 'Hauptamt', null],
  ['sonstiges', 'Mein Hund läuft weg', 'Hauptamt', null],
] as const) {
  test(`${thema}, «${betreff}»: ${stelle}, ${ziel ?? 'no procedure'}`, () => {
    assert.deepEqual(proposals(thema, betreff), [stelle, ziel])
  })
}

test('a municipality says which unit has a theme', () => {
  assert.deepEqual(proposals('strasse', 'Schlagloch', { stelleStrasse: 'Bauhof' })[0], 'Bauhof')
})
