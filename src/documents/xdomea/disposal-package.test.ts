// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { noSchemas, schemaFaults } from '../../../test/xdomea-schema.ts'
import type { DisposalCase } from './disposal-case.ts'
import { disposalPackage } from './disposal-package.ts'
import { offerList } from './offer-list.ts'
import { bytesOf, elements, MESSAGE, PROCESS, testCase, testId, testPaper, textAt, unpacked } from './test-offer.ts'

const ONE = { no: 1, of: 1 }
const packed = (cases: readonly DisposalCase[], part = ONE) => disposalPackage(MESSAGE, cases, bytesOf(cases.flatMap((one) => one.papers)), part)
const TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'text/plain', 'application/json', 'application/msword', '', 'audio/x-unheard; a=b']
const FORTY = Array.from({ length: 40 }, (_, i) =>
  testPaper(`${i} & <${i}>`, { mediaType: TYPES[i % TYPES.length]!, origin: (['in', 'out', 'own'] as const)[i % 3], version: i % 4 || undefined, fileName: `Foto "${i}".heic` }))

test('each paper is a Dokument, its file lies in the ZIP under the name the message says', () => {
  const papers = [testPaper('a', { version: 2, origin: 'in' }), testPaper('b', { fileName: 'Maße.json', mediaType: 'application/json' })]
  const { root, files } = unpacked(packed([testCase('1', { papers })]))
  const documents = elements(root, 'Dokument')
  assert.deepEqual(documents.map((one) => textAt(one, 'Identifikation/ID')), papers.map((one) => one.id))
  assert.deepEqual(documents.map((one) => textAt(one, 'Version/Nummer')), ['2', '1'])
  assert.deepEqual(documents.map((one) => textAt(one, 'Identifikation/NummerImUebergeordnetenContainer')), ['1', '2'])
  // Half past midnight in Germany is the next day.
  assert.deepEqual(documents.map((one) => textAt(one, 'Posteingangsdatum')), ['2025-03-02', undefined])
  const names = documents.map((one) => textAt(one, 'Version/Format/Primaerdokument/Dateiname')!)
  assert.match(names[0]!, /^[0-9a-f-]{36}\.pdf$/)
  assert.match(names[1]!, /^[0-9a-f-]{36}\.json$/)
  assert.deepEqual([...files.keys()].slice(1), names)
  assert.deepEqual(names.map((name) => Buffer.from(files.get(name)!).toString()), ['%PDF-1.7\nUnterlage a', '%PDF-1.7\nUnterlage b'])
  assert.deepEqual(documents.map((one) => textAt(one, 'Version/Format/Primaerdokument/DateinameOriginal')), ['Unterlage a.pdf', 'Maße.json'])
})

test('what was offered comes under the same ids, and is to be kept', () => {
  const cases = [testCase('1', { papers: FORTY }), testCase('2', { record: 'andere' })]
  const [offered, handed] = [unpacked(offerList(MESSAGE, cases)).root, unpacked(packed(cases)).root]
  const ids = (root: typeof offered, name: string) => elements(root, name).map((one) => textAt(one, 'Identifikation/ID'))
  assert.deepEqual(ids(handed, 'Akte'), ids(offered, 'Akte'))
  assert.deepEqual(ids(handed, 'Vorgang'), ids(offered, 'Vorgang'))
  assert.deepEqual(new Set(elements(handed, 'Vorgang').map((one) => textAt(one, 'ArchivspezifischeMetadaten/Aussonderungsart/Aussonderungsart/code'))), new Set(['A']))
})

test('one package bears the usual name, several are numbered; the same gives the same bytes', () => {
  const cases = [testCase('1', { papers: [testPaper('a')] })]
  assert.equal(packed(cases).name, `${PROCESS}_Aussonderung.Aussonderung.0503.zip`)
  assert.deepEqual(packed(cases).zip, packed(cases).zip)
  const second = packed(cases, { no: 2, of: 3 })
  assert.equal(second.name, `${PROCESS}_Aussonderung.Aussonderung.0503_2.zip`)
  assert.equal([...unpacked(second).files.keys()][0], `${PROCESS}_Aussonderung.Aussonderung.0503_2.xml`)
  assert.equal(textAt(unpacked(second).root, 'Kopf/Hinweis'), 'Teil 2 von 3')
  assert.throws(() => packed(cases, { no: 4, of: 3 }), /part 4 of 3/)
})

test('a paper without bytes or named twice is thrown', () => {
  const paper = testPaper('a')
  assert.throws(() => disposalPackage(MESSAGE, [testCase('1', { papers: [paper] })], new Map(), ONE), /no bytes for paper .*Unterlage a/)
  assert.throws(() => packed([testCase('1', { papers: [paper] }), testCase('2', { papers: [paper] })]), /named twice/)
})

test('a package is valid', { skip: noSchemas }, () => {
  const long = 'Über & <unter> '.repeat(134).slice(0, 2000)
  const packages = [
    [testCase('1')],
    [testCase('1', { papers: [testPaper('a')] }), testCase('2', { record: 'andere', papers: [testPaper('b')] }), testCase('3')],
    [testCase('1', { papers: FORTY })],
    [testCase('1', { title: long, record: long, papers: [testPaper('a', { title: long, fileName: `${long}\u0001.pdf`, id: testId('x').toUpperCase() })] })],
  ]
  for (const cases of packages) {
    for (const part of [ONE, { no: 2, of: 2 }]) assert.deepEqual(schemaFaults(unpacked(packed(cases, part)).xml, '3.1.0'), [])
  }
})
