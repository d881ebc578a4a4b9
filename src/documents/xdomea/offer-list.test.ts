// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { noSchemas, schemaFaults } from '../../../test/xdomea-schema.ts'
import { offerList } from './offer-list.ts'
import { elements, MESSAGE, PROCESS, testCase, testId, testPaper, textAt, unpacked } from './test-offer.ts'

const OTHER_RECORD = '130.1-VE/2025 Veranstaltungen'

test('an offer bears the names archives look for, and the same offer gives the same bytes', () => {
  const offer = offerList(MESSAGE, [testCase('1')])
  assert.equal(offer.name, `${PROCESS}_Aussonderung.Anbieteverzeichnis.0501.zip`)
  assert.deepEqual([...unpacked(offer).files.keys()], [`${PROCESS}_Aussonderung.Anbieteverzeichnis.0501.xml`])
  assert.deepEqual(offerList(MESSAGE, [testCase('1')]).zip, offer.zip)
})

test('cases of one Akte stand in it, whatever their order; it runs as long as they do', () => {
  const { root } = unpacked(offerList(MESSAGE, [
    testCase('1'),
    testCase('2', { record: OTHER_RECORD }),
    testCase('3', { opened: '2024-12-30', closed: '2025-09-02', retentionYears: 30, keptUntil: '2055-12-31' }),
  ]))
  const records = elements(root, 'Akte')
  assert.deepEqual(records.map((one) => textAt(one, 'AllgemeineMetadaten/Betreff')), ['122.3-SN/2025 Sondernutzung', OTHER_RECORD])
  assert.deepEqual(records.map((one) => elements(one, 'Vorgang').map((own) => textAt(own, 'Identifikation/ID'))), [[testId('1'), testId('3')], [testId('2')]])
  const [first] = records
  assert.deepEqual([textAt(first!, 'Laufzeit/Beginn'), textAt(first!, 'Laufzeit/Ende')], ['2024-12-30', '2025-09-02'])
  assert.equal(textAt(first!, 'ArchivspezifischeMetadaten/Aufbewahrungsdauer/AnzahlJahre'), '30')
  assert.equal(textAt(first!, 'ArchivspezifischeMetadaten/Aufbewahrungsende'), '2055-12-31')
  assert.equal(new Set(records.map((one) => textAt(one, 'Identifikation/ID'))).size, 2)
})

test('an offer says of each case what an archive decides by, and names no paper', () => {
  const { root } = unpacked(offerList(MESSAGE, [testCase('1', { papers: [testPaper('a')] })]))
  const [one] = elements(root, 'Vorgang')
  const said = ['AllgemeineMetadaten/Betreff', 'AllgemeineMetadaten/Kennzeichen', 'AllgemeineMetadaten/Federfuehrung',
    'AllgemeineMetadaten/Aktenplaneinheit/Kennzeichen', 'AllgemeineMetadaten/Aktenplaneinheit/BetreffKurz',
    'ArchivspezifischeMetadaten/Aussonderungsart/Aussonderungsart/code', 'ZdADatum', 'Laufzeit/Beginn'].map((path) => textAt(one!, path))
  assert.deepEqual(said, ['Stand auf dem Marktplatz 1', '122.3-SN/2025-1', 'Ordnungsamt', '122.3', 'Sondernutzung', 'B', '2025-04-17', '2025-03-01'])
  assert.equal(elements(root, 'Dokument').length, 0)
  assert.equal(textAt(root, 'Kopf/Erstellungszeitpunkt'), '2036-02-04T09:15:30Z')
  assert.equal(textAt(root, 'Kopf/Absender/Behoerdenkennung/Behoerdenschluessel/code'), '010595999')
  assert.equal(textAt(root, 'Kopf/Empfaenger/Institution/Name'), 'Kreisarchiv Musterkreis')
})

/** What goes in and what an archive reads. */
const TITLES: readonly (readonly [string, string])[] = [
  ['Müller & Söhne: "Fest" <am Hafen> ]]> &amp;', 'Müller & Söhne: "Fest" <am Hafen> ]]> &amp;'],
  ['Żółć, Đorđe, ẞ, 🎪', 'Żółć, Đorđe, ẞ, 🎪'],
  ['a\u0000b\u000Bc\u001Bd\uFFFEe\uD800f', 'abcdef'],
  ['erste Zeile\r\nzweite\rdritte', 'erste Zeile\nzweite\ndritte'],
  ['ä'.repeat(2000), 'ä'.repeat(2000)],
]

test('titles come out as they went in, but for what XML has no place for', () => {
  const { root } = unpacked(offerList(MESSAGE, TITLES.map(([title], i) => testCase(String(i), { title, unit: title, fileNumber: title }))))
  assert.deepEqual(elements(root, 'Vorgang').map((one) => textAt(one, 'AllgemeineMetadaten/Betreff')), TITLES.map(([, read]) => read))
})

test('an offer is valid', { skip: noSchemas }, () => {
  const offers = [
    [testCase('1')],
    [testCase('1', { unit: '', title: '', fileNumber: '', plan: { number: '', title: '' } })],
    [testCase('1'), testCase('2', { record: OTHER_RECORD }), testCase('3')],
    TITLES.map(([title], i) => testCase(String(i), { title, record: title, unit: title, plan: { number: title, title } })),
    [testCase('1', { retentionYears: 0, id: testId('1').toUpperCase() })],
  ]
  for (const cases of offers) assert.deepEqual(schemaFaults(unpacked(offerList(MESSAGE, cases)).xml, '3.1.0'), [])
  // The schema does look: the same offer in another version is none.
  assert.notDeepEqual(schemaFaults(unpacked(offerList(MESSAGE, offers[0]!)).xml, '3.0.0'), [])
})

test('what no message may say is thrown', () => {
  const wrong: readonly [Partial<ReturnType<typeof testCase>>, RegExp][] = [
    [{ id: '17' }, /not a UUID: 17/],
    [{ closed: '2025-02-30' }, /no local date: 2025-02-30/],
    [{ retentionYears: 2.5 }, /years of retention: 2\.5/],
    [{ retentionYears: 70_000 }, /years of retention/],
  ]
  for (const [more, message] of wrong) assert.throws(() => offerList(MESSAGE, [testCase('1', more)]), message)
  assert.throws(() => offerList(MESSAGE, []), /without cases/)
  assert.throws(() => offerList(MESSAGE, [testCase('1'), testCase('1', { id: testId('1').toUpperCase() })]), /named twice/)
  assert.throws(() => offerList({ ...MESSAGE, at: '2036-02-04' }, [testCase('1')]), /not an instant/)
})
