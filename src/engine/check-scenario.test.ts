// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A name misspelt in an example case is named with file, line and column before anything is played.
import assert from 'node:assert/strict'
import test from 'node:test'
import { checkFiles } from '../process/check.ts'
import { libraryFiles } from '../../test/library.ts'
import { readScenarios } from './read-scenario.ts'

const files = libraryFiles('gestattung')
const { process } = checkFiles(files)
const FILE = 'scenarios/erteilt.yaml'

test('the scenarios of the library have no finding', () => {
  assert.deepEqual(readScenarios(files, process).findings, [])
})

const PLANTED: readonly (readonly [what: string, from: string, to: string, message: RegExp])[] = [
  ['action', 'do: uebernehmen }', 'do: uebernemen }', /Die Aktion «uebernemen» gibt es nicht. Meinten Sie «uebernehmen»\?/],
  ['person', 'by: hanna, do: uebernehmen', 'by: hannna, do: uebernehmen', /Die Person «hannna» gibt es nicht. Meinten Sie «hanna»\?/],
  ['stand-in', 'for: inga', 'for: inge', /Die Person «inge» gibt es nicht. Meinten Sie «inga»\?/],
  ['role', 'soenke: [kasse]', 'soenke: [kase]', /Die Rolle «kase» gibt es nicht. Meinten Sie «kasse»\?/],
  ['status', '{ antrag: nachgefordert }', '{ antrga: nachgefordert }', /Den Status «antrga» gibt es nicht. Meinten Sie «antrag»\?/],
  ['state', '{ antrag: nachgefordert }', '{ antrag: nachgefodert }', /Im Status «antrag» den Zustand «nachgefodert» gibt es nicht. Meinten Sie «nachgefordert»\?/],
  ['deadline', '{ stellungnahme: "2026-05-22" }', '{ stellungname: "2026-05-22" }', /Die Frist «stellungname» gibt es nicht. Meinten Sie «stellungnahme»\?/],
  ['letter', '{ bescheid: "2026-06-04" }', '{ beschied: "2026-06-04" }', /Den Brief «beschied» gibt es nicht. Meinten Sie «bescheid»\?/],
  ['consultee', 'consultee: polizei', 'consultee: polizie', /Die Stelle «polizie» gibt es nicht. Meinten Sie «polizei»\?/],
  ['field', 'input: { zuBeteiligen', 'input: { zuBeteiligten', /Das Feld «zuBeteiligten» gibt es nicht. Meinten Sie «zuBeteiligen»\?/],
  ['fee position', 'G3: 75', 'G33: 75', /Die Gebührenposition «G33» gibt es nicht/],
  ['key', 'refused: mehr als offen', 'refusd: mehr als offen', /Schlüssel «refusd».*Meinten Sie «refused»/],
  ['order of days', 'on: "2026-07-06"', 'on: "2026-06-06"', /Der Tag liegt vor dem Tag des Schritts davor/],
]

for (const [what, from, to, message] of PLANTED) {
  test(`${what}: ${to}`, () => {
    const text = files[FILE]!
    assert.ok(text.includes(from))
    const { findings } = readScenarios({ ...files, [FILE]: text.replace(from, to) }, process)
    const found = findings.find((one) => message.test(one.message))
    assert.ok(found, JSON.stringify(findings))
    const line = text.slice(0, text.indexOf(from)).split('\n').length
    const [, at] = /^scenarios\/erteilt\.yaml:(\d+):\d+$/.exec(found.where) ?? []
    assert.ok(Math.abs(Number(at) - line) <= 1, `${found.where}, planted in line ${line}`)
  })
}
