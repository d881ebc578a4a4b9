// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { noSchemas, XDOMEA_DATA } from '../../../test/xdomea-schema.ts'
import { fileFormatOf } from './file-format.ts'

const of = (mediaType: string, content = '', fileName = 'x') => fileFormatOf({ mediaType, fileName }, Buffer.from(content, 'latin1'))

test('a PDF bears its version, or part and level of PDF/A where it names them', () => {
  assert.deepEqual(of('application/pdf', '%PDF-1.4\n'), { code: '018', version: '1.4', ending: 'pdf' })
  assert.deepEqual(of('application/pdf', 'no head'), { code: '018', version: 'unbekannt', ending: 'pdf' })
  const elements = '%PDF-1.7 <pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>'
  assert.deepEqual(of('application/pdf', elements), { code: '044', version: '3a', ending: 'pdf' })
  assert.deepEqual(of('application/pdf', `%PDF-1.4 <x pdfaid:conformance='B' pdfaid:part='1'/>`), { code: '044', version: '1b', ending: 'pdf' })
  assert.deepEqual(of('application/pdf', '%PDF-2.0 <pdfaid:part>4</pdfaid:part>'), { code: '044', version: '4', ending: 'pdf' })
})

test('what the list does not know is „Sonstiges“ by its media type, with a harmless ending', () => {
  assert.deepEqual(of('application/json', '', 'a.JSON'), { code: '100', otherName: 'application/json', version: 'unbekannt', ending: 'json' })
  assert.deepEqual(of('', '', 'ohne Endung'), { code: '100', otherName: 'unbekannt', version: 'unbekannt', ending: 'bin' })
  assert.equal(of('constructor', '', 'a./../b').ending, 'bin')
  assert.equal(of('Text/Plain; charset=utf-8').code, '045')
})

test('the codes are those of the list', { skip: noSchemas }, () => {
  const list = readFileSync(join(XDOMEA_DATA, 'codelists/3.0.0/Dateiformat_1.0.xml'), 'utf8')
  const values = [...list.matchAll(/<SimpleValue>([^<]*)</g)].map((match) => match[1]!)
  const names = new Map(values.flatMap((value, i) => (/^\d{3}$/.test(value) ? [[value, values[i + 1]!] as const] : [])))
  const office = 'application/vnd.openxmlformats-officedocument'
  const types = ['image/bmp', 'text/csv', 'application/msword', 'message/rfc822', 'text/html', 'image/jpeg', 'application/vnd.ms-outlook', 'application/pdf',
    'image/png', 'application/vnd.ms-powerpoint', 'application/rtf', 'image/tiff', 'application/vnd.ms-excel', 'text/xml', 'text/plain',
    ...['presentation', 'spreadsheet', 'text'].map((one) => `application/vnd.oasis.opendocument.${one}`),
    ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map((one) => `${office}.${one}`)]
  for (const type of types) {
    const { code, ending } = of(type)
    assert.equal(names.get(code)?.split(' - ')[0], ending, `${type}: ${code}`)
  }
  assert.equal(names.get('044'), 'pdf - Portable Document Format (Archival)')
  assert.equal(names.get('100'), 'Sonstiges')
})
