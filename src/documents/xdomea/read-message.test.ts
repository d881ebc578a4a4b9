// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import test from 'node:test'
import { offerList } from './offer-list.ts'
import { readAppraisal } from './read-appraisal.ts'
import { readImportConfirmation } from './read-import-confirmation.ts'
import { appraisalXml, bytesOfXml, importXml, zipped } from './test-answer.ts'
import { MESSAGE, testCase, testId } from './test-offer.ts'

const XML = appraisalXml([[testId('1'), 'A']])
const NAME = 'x_Aussonderung.Bewertungsverzeichnis.0502.xml'
const changed = (from: string, to: string) => {
  assert.ok(XML.includes(from), from)
  return bytesOfXml(XML.replaceAll(from, to))
}

/** One file of `bytes` that says it is of another size. */
function lyingZip(bytes: Uint8Array, says: number): Uint8Array {
  const zip = Buffer.from(zipped({ [NAME]: '' }))
  const packed = deflateRawSync(bytes)
  const local = zip.subarray(0, 30 + NAME.length)
  const central = zip.subarray(zip.readUInt32LE(zip.length - 6), zip.length - 22)
  const end = zip.subarray(zip.length - 22)
  local.writeUInt16LE(8, 8)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(says, 24)
  end.writeUInt32LE(local.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, packed, central, end]))
}

const HOSTILE: readonly (readonly [what: string, file: Uint8Array, sentence: RegExp])[] = [
  ['nothing', new Uint8Array(), /^Die Datei ist leer\.$/],
  ['no XML', bytesOfXml('%PDF-1.7'), /^Zeile 1: Die Datei ist kein lesbares XML/],
  ['a document type', bytesOfXml(XML.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')), /DOCTYPE/],
  ['a ZIP with nothing behind its head', bytesOfXml('PK\u0003\u0004'), /ZIP-Datei lässt sich nicht lesen/],
  ['a ZIP without XML', zipped({ 'brief.txt': XML }), /steht keine XML-Datei/],
  ['a ZIP with two', zipped({ [NAME]: XML, 'zwei.XML': XML }), /stehen 2 XML-Dateien/],
  ['a ZIP that leaves its folder', zipped({ '../x.xml': XML }), /lässt sich nicht lesen/],
  ['a bomb that says how large it is', lyingZip(new Uint8Array(80_000_000), 80_000_000), /zu groß/],
  ['a bomb that does not', lyingZip(new Uint8Array(80_000_000), 1000), /beschädigt/],
  ['XML larger than we read', zipped({ [NAME]: `<a>${' '.repeat(17_000_000)}</a>` }), /erlaubt sind 16000000/],
  ['the offer itself', offerList(MESSAGE, [testCase('1')]).zip, /ist die Nachricht «Aussonderung\.Anbieteverzeichnis\.0501»\. Gebraucht wird: das Bewertungsverzeichnis \(0502\)/],
  ['a confirmation', bytesOfXml(importXml([[testId('1'), '1']])), /Gebraucht wird: das Bewertungsverzeichnis/],
  ['a version to come', changed('schema:3.1.0', 'schema:4.0.0'), /in xdomea «4\.0\.0» geschrieben\. Wir lesen 2\.3\.0, 2\.4\.0, 3\.0\.0, 3\.1\.0/],
  ['another namespace', changed('urn:xoev-de:xdomea:schema:3.1.0', 'urn:xoev-de:xdomea'), /keine Nachricht von xdomea/],
  ['no namespace', bytesOfXml('<Aussonderung.Bewertungsverzeichnis.0502/>'), /keine Nachricht von xdomea/],
  ['no head', bytesOfXml(XML.replace(/<xdomea:Kopf>[\s\S]*<\/xdomea:Kopf>/, '')), /fehlt «Kopf»/],
  ['a process that is no UUID', bytesOfXml(XML.replace(/<xdomea:ProzessID>[^<]*/, '<xdomea:ProzessID>../../etc')), /«ProzessID» ist keine UUID: «\.\.\/\.\.\/etc»/],
  ['an object that is no UUID', bytesOfXml(appraisalXml([[`${testId('1')}0`, 'A']])), /«ID» ist keine UUID/],
  ['an unknown code', bytesOfXml(appraisalXml([[testId('1'), 'X']])), /hat den Wert «X», erlaubt sind: A, V, B/],
  ['no objects', bytesOfXml(appraisalXml([])), /fehlt «BewertetesObjekt»/],
  ['an object without decision', bytesOfXml(XML.replace(/<xdomea:Aussonderungsart>.*<\/xdomea:Aussonderungsart>/, '')), /fehlt «Aussonderungsart»/],
  ['the code of 2.4.0 in 3.1.0', changed('<xdomea:Aussonderungsart><code>A</code></xdomea:Aussonderungsart>', '<code/>'), /hat den Wert «»/],
  ['UTF-16', new Uint8Array(Buffer.from(XML, 'utf16le')), /UTF-8|kein lesbares XML/],
]

for (const [what, file, sentence] of HOSTILE) {
  test(`refused with a sentence: ${what}`, () => {
    const read = readAppraisal(file)
    assert.ok('refusal' in read, JSON.stringify(read))
    assert.match(read.refusal, sentence)
    assert.ok(read.refusal.length < 300 && !read.refusal.includes('\n'), read.refusal)
    assert.ok('refusal' in readImportConfirmation(file) || what === 'a confirmation')
  })
}

test('an answer is read alone, with a byte order mark, in a ZIP, and in one a Mac has packed', () => {
  const beside = { [NAME]: XML, [`__MACOSX/._${NAME}`]: 'Mac OS X' }
  for (const file of [bytesOfXml(XML), bytesOfXml(`\uFEFF${XML}`), zipped({ [NAME]: XML, 'begleitschreiben.txt': 'Guten Tag' }), zipped({ [`ordner/${NAME}`]: XML }), zipped(beside)]) {
    assert.ok('decisions' in readAppraisal(file), JSON.stringify(readAppraisal(file)))
  }
})
