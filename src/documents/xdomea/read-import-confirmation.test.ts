// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { noSchemas, schemaFaults } from '../../../test/xdomea-schema.ts'
import { handoverOf, readImportConfirmation } from './read-import-confirmation.ts'
import { answer, bytesOfXml, importXml } from './test-answer.ts'
import { PROCESS, testCase, testId, testPaper } from './test-offer.ts'
import { recordIdOf } from './uuid.ts'
import type { ReadVersion } from './versions.ts'

const [NEW, OLD] = [['3.0.0', '3.1.0'], ['2.3.0', '2.4.0']] as const
const reference = (text: string) => `<xdomea:Archivkennung>${text}</xdomea:Archivkennung>`
const REASON = '<xdomea:Fehlermeldung>Datei &lt;1&gt; fehlt.</xdomea:Fehlermeldung>'
const CODE = '<xdomea:FehlermeldungCode listURI="urn:x" listVersionID="1"><code>17</code><name>Format unzulässig</name></xdomea:FehlermeldungCode>'

function oldXml(success: string, more: string, version: ReadVersion): string {
  return answer('Aussonderung.AussonderungImportBestaetigen.0506', version,
    `<xdomea:ErfolgOderMisserfolg><xdomea:Erfolgreich>${success}</xdomea:Erfolgreich>${more}</xdomea:ErfolgOderMisserfolg>`)
}
const parameter = (id: string, kept: string) => `<xdomea:Rueckgabeparameter><xdomea:ID>${id}</xdomea:ID>${reference(kept)}</xdomea:Rueckgabeparameter>`

function read(xml: string) {
  const result = readImportConfirmation(bytesOfXml(xml))
  assert.ok(!('refusal' in result), JSON.stringify(result))
  return result
}

test('since 3.0.0 each object says for itself what became of it', () => {
  for (const version of NEW) {
    const confirmation = read(importXml([
      [testId('1').toUpperCase(), '1', reference('LASH Abt. 5 Nr. 17')], [testId('2'), 'true'], [testId('3'), '0', REASON + CODE], [testId('4'), 'false'],
    ], version))
    assert.equal(confirmation.process, PROCESS)
    assert.deepEqual([...confirmation.taken], [[testId('1'), 'LASH Abt. 5 Nr. 17'], [testId('2'), '']])
    assert.deepEqual(confirmation.failed, [testId('3'), testId('4')])
    assert.deepEqual([...confirmation.reasons], [[testId('3'), 'Datei <1> fehlt. Format unzulässig']])
    assert.equal(confirmation.whole, undefined)
  }
})

test('until 2.4.0 the whole package came or did not, and objects may bear a reference', () => {
  const cases = [testCase('1'), testCase('2')]
  for (const version of OLD) {
    const good = read(oldXml('1', parameter(testId('1'), 'A 17'), version))
    assert.deepEqual([good.whole, [...good.taken], good.failed], ['taken', [[testId('1'), 'A 17']], []])
    assert.deepEqual(handoverOf(good, cases), { taken: new Map([[testId('1'), 'A 17'], [testId('2'), '']]), failed: [], open: [] })
    const bad = read(oldXml('0', REASON, version))
    assert.deepEqual([bad.whole, bad.taken.size, [...bad.reasons]], ['failed', 0, [['', 'Datei <1> fehlt.']]])
    assert.deepEqual(handoverOf(bad, cases), { taken: new Map(), failed: [testId('1'), testId('2')], open: [] })
  }
})

test('an answer about the Akte holds for its cases; a paper that failed holds its case back', () => {
  const paper = testPaper('a')
  const cases = [
    testCase('1', { record: 'Märkte' }), testCase('2', { record: 'Märkte', papers: [paper] }), testCase('3', { record: 'Märkte' }),
    testCase('4', { record: 'Feste' }), testCase('5', { record: 'Feste' }), testCase('6', { record: 'Wege' }),
  ]
  const handover = handoverOf(read(importXml([
    [recordIdOf(PROCESS, 'Märkte'), '1', reference('M 1')], [paper.id, '0', REASON], [testId('3'), '0'],
    [recordIdOf(PROCESS, 'Feste'), '0'], [testId('5'), '1', reference('F 5')],
  ])), cases)
  assert.deepEqual(handover, {
    taken: new Map([[testId('1'), 'M 1'], [testId('5'), 'F 5']]),
    failed: [testId('2'), testId('3'), testId('4')],
    open: [testId('6')],
  })
})

test('what contradicts itself or says neither is refused', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    [importXml([[testId('1'), '1'], [testId('1').toUpperCase(), '0']]), /einmal, dass die Übernahme gelang/],
    [importXml([[testId('1'), '0'], [testId('1'), '1']]), /einmal, dass die Übernahme gelang/],
    [importXml([[testId('1'), 'ja']]), /«Erfolgreich» hat den Wert «ja»/],
    [importXml([['17', '1']]), /«IDSGO» ist keine UUID/],
    [importXml([]), /fehlt «AusgesondertesSGO»/],
    [importXml([[testId('1'), '1']], '2.4.0'), /fehlt «ErfolgOderMisserfolg»/],
    [oldXml('', '', '2.3.0'), /«Erfolgreich» in «ErfolgOderMisserfolg» ist leer/],
  ]
  for (const [xml, sentence] of wrong) {
    const result = readImportConfirmation(bytesOfXml(xml))
    assert.ok('refusal' in result, JSON.stringify(result))
    assert.match(result.refusal, sentence)
  }
})

test('10,000 cases are read within seconds', (t) => {
  const file = bytesOfXml(importXml(Array.from({ length: 10_000 }, (_, i) => [testId(String(i)), '1', reference(`A ${i}`)])))
  const from = performance.now()
  const result = readImportConfirmation(file)
  const ms = performance.now() - from
  t.diagnostic(`${Math.round(ms)} ms`)
  assert.ok(!('refusal' in result) && result.taken.size === 10_000)
  assert.ok(ms < 5000, `${ms} ms`)
})

test('what these tests take for an answer of an archive is one', { skip: noSchemas }, () => {
  for (const version of NEW) assert.deepEqual(schemaFaults(importXml([[testId('1'), '1', reference('A')], [testId('2'), '0', REASON + CODE]], version), version), [])
  for (const version of OLD) {
    assert.deepEqual(schemaFaults(oldXml('1', parameter(testId('1'), 'A'), version), version), [])
    assert.deepEqual(schemaFaults(oldXml('0', REASON, version), version), [])
  }
})
