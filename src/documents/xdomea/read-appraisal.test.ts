// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { noSchemas, schemaFaults, XDOMEA_DATA } from '../../../test/xdomea-schema.ts'
import { offerList } from './offer-list.ts'
import { decisionsOn, readAppraisal } from './read-appraisal.ts'
import { appraisalXml, bytesOfXml } from './test-answer.ts'
import { elements, MESSAGE, PROCESS, testCase, testId, textAt, unpacked } from './test-offer.ts'
import { recordIdOf } from './uuid.ts'
import { READ_VERSIONS } from './versions.ts'

function read(xml: string) {
  const result = readAppraisal(bytesOfXml(xml))
  assert.ok(!('refusal' in result), JSON.stringify(result))
  return result
}

test('an archive that answers each offered id is read in every version', () => {
  const cases = Array.from({ length: 60 }, (_, i) => testCase(String(i), { record: `Akte ${i % 7}`, title: `&<${i}>` }))
  const ids = elements(unpacked(offerList(MESSAGE, cases)).root, 'Vorgang').map((one) => textAt(one, 'Identifikation/ID')!)
  assert.deepEqual(new Set(ids), new Set(cases.map((one) => one.id)))
  const codeOf = (id: string) => 'AVB'[cases.findIndex((one) => one.id === id) % 3]!
  for (const version of READ_VERSIONS) {
    const appraisal = read(appraisalXml(ids.map((id) => [id.toUpperCase(), codeOf(id)]), version))
    assert.equal(appraisal.process, PROCESS)
    const expected = cases.flatMap(({ id }, i) => (i % 3 === 2 ? [] : [[id, i % 3 === 0 ? 'archive' : 'destroy'] as const]))
    assert.deepEqual(appraisal.decisions, new Map(expected))
    assert.equal(appraisal.undecided.size, 20)
    assert.deepEqual(decisionsOn(appraisal, cases), new Map(expected))
  }
})

test('a decision on an Akte reaches its cases, but those with a word of their own', () => {
  const cases = [testCase('1', { record: 'Märkte' }), testCase('2', { record: 'Märkte' }), testCase('3', { record: 'Märkte' }), testCase('4', { record: 'Feste' }), testCase('5', { record: 'Wege' })]
  const appraisal = read(appraisalXml([
    [recordIdOf(PROCESS, 'Märkte'), 'V'], [testId('2'), 'A'], [testId('3'), 'B'], [recordIdOf(PROCESS, 'Feste'), 'A'],
  ]))
  assert.deepEqual(decisionsOn(appraisal, cases), new Map([[testId('1'), 'destroy'], [testId('2'), 'archive'], [testId('4'), 'archive']]))
})

test('ids we never offered are returned, for the caller to judge', () => {
  assert.deepEqual([...read(appraisalXml([[testId('strange'), 'V']])).decisions], [[testId('strange'), 'destroy']])
})

test('what was agreed in words is left to a person', () => {
  const words = appraisalXml([[testId('1'), 'V']]).replace(/<xdomea:Aussonderungsart><code>V<\/code><\/xdomea:Aussonderungsart>/, '<xdomea:AussonderungsartKonfigurierbar>V</xdomea:AussonderungsartKonfigurierbar>')
  const { decisions, undecided } = read(words)
  assert.deepEqual([[...decisions], [...undecided]], [[], [testId('1')]])
})

test('the same said twice is said once, two things said of one case are refused', () => {
  const [id, upper] = [testId('1'), testId('1').toUpperCase()]
  assert.equal(read(appraisalXml([[id, 'V'], [upper, 'V']])).decisions.size, 1)
  for (const other of ['A', 'B']) {
    const result = readAppraisal(bytesOfXml(appraisalXml([[id, 'V'], [upper, other]])))
    assert.ok('refusal' in result)
    assert.match(result.refusal, /zwei verschiedene Bewertungen/)
  }
})

test('10,000 cases are read within seconds', (t) => {
  const file = bytesOfXml(appraisalXml(Array.from({ length: 10_000 }, (_, i) => [testId(String(i)), 'V'])))
  const from = performance.now()
  const result = readAppraisal(file)
  const ms = performance.now() - from
  t.diagnostic(`${Math.round(ms)} ms`)
  assert.ok(!('refusal' in result))
  assert.equal(result.decisions.size, 10_000)
  assert.ok(ms < 5000, `${ms} ms`)
})

test('what these tests take for an answer of an archive is one', { skip: noSchemas }, () => {
  for (const version of READ_VERSIONS) assert.deepEqual(schemaFaults(appraisalXml([[testId('1'), 'A'], [testId('2'), 'V']], version), version), [])
})

test('the patterns of the Landesarchiv Thüringen are read', { skip: noSchemas }, () => {
  for (const version of ['2.3.0', '2.4.0', '3.0.0']) {
    const file = readFileSync(join(XDOMEA_DATA, 'patterns', version, 'xx_Aussonderung.Bewertungsverzeichnis.0502.xml'))
    const result = readAppraisal(file)
    assert.ok(!('refusal' in result), `${version}: ${JSON.stringify(result)}`)
    assert.equal(result.process, PROCESS)
    assert.deepEqual([...result.decisions], [['cbdbfccc-72e5-44b2-9e71-937e6f4f8ce9', 'archive']])
  }
})
