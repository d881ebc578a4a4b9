// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { plainText } from './plain-text.ts'
import { readXzufi } from './read-xzufi.ts'
import { writeXzufi } from './write-xzufi.ts'

const FILE = readFileSync(new URL('fixtures/leistungen.xml', import.meta.url))
const read = (xml: string) => readXzufi(new TextEncoder().encode(xml))
const changed = (from: string | RegExp, to: string) => {
  const text = FILE.toString('utf8')
  const after = text.replace(from, to)
  assert.notEqual(after, text)
  return read(after)
}

test('services, units and responsibility are read; what is not taken is named with its line', () => {
  const result = readXzufi(FILE)
  assert.ok('message' in result, JSON.stringify(result))
  const [posters, housing] = result.message.services
  assert.deepEqual(posters!.id, { text: '8965', agency: 'L100038', scheme: 'redaktion' })
  assert.equal(posters!.key, '99108012005005')
  assert.deepEqual(posters!.modules.map((one) => one.code), ['03', '06', '24', '18', '15'])
  assert.deepEqual(posters!.modules[0]!.texts, { de: 'Plakate anbringen: Erlaubnis', en: 'Putting up posters' })
  assert.equal(posters!.modules[1]!.texts['de'], 'Im Ortsgebiet gilt:\n- vorher fragen\n- nachher abnehmen & aufräumen')
  assert.equal(posters!.modules[2]!.texts['de'], 'Sie zeigen { { hoechstzahl } } und Wimpelketten an.')
  assert.deepEqual(posters!.modules[4]!.links, [{ title: 'Merkblatt', url: 'https://www.example.org/plakate' }])
  assert.equal(housing!.key, '99006053006000')
  assert.deepEqual(result.message.units, [{ id: { text: '77', agency: 'L100038' }, name: 'Ordnungsamt Musterangeln' }])
  assert.deepEqual(result.message.responsibilities[0]!.areas.map((one) => one.text), ['01099185'])
  assert.deepEqual(result.warnings.map((one) => one.message.replace(/ .*(?=«modul|übernehmen|keine)/, ' ')).length, 3)
  assert.ok(result.warnings.every((one) => one.line > 1))
})

test('what is written is read back the same', () => {
  const first = readXzufi(FILE)
  assert.ok('message' in first)
  const text = writeXzufi(first.message, { now: '2026-06-11T08:00:00.000Z', id: 'x' })
  const second = read(text)
  assert.ok('message' in second, JSON.stringify(second))
  assert.deepEqual(second.message, first.message)
  assert.deepEqual(second.warnings, [])
  assert.equal(writeXzufi(second.message, { now: '2026-06-11T08:00:00.000Z', id: 'x' }), text)
})

test('what is to be deleted is read by its id', () => {
  const result = changed('<xzufi:schreibe>', '<xzufi:loesche><xzufi:leistung schemeAgencyID="L100038">1</xzufi:leistung></xzufi:loesche><xzufi:schreibe>')
  assert.ok('message' in result)
  assert.deepEqual(result.message.deleted, [{ text: '1', agency: 'L100038' }])
})

const HOSTILE: readonly [what: string, from: string | RegExp, to: string, message: RegExp][] = [
  ['a document type', '<xzufi:transfer.operation', '<!DOCTYPE x [<!ENTITY a "b">]><xzufi:transfer.operation', /DOCTYPE/],
  ['another version', 'xzufiVersion="2.2.0"', 'xzufiVersion="2.3.1"', /Fassung «2\.3\.1»/],
  ['another namespace', 'xzufi/2_2_0', 'xzufi/2_1_0', /Namensraum/],
  ['no head', /<xzufi:nachrichtenkopf>[\s\S]*<\/xzufi:nachrichtenkopf>/, '', /nachrichtenkopf/],
  ['a key of thirteen digits', '99108012005005', '9910801200500', /14 Ziffern/],
  ['a service without id', /<xzufi:id schemeAgencyID="L100038" schemeID="redaktion">8965<\/xzufi:id>/, '', /fehlt «id»/],
  ['a module without code', '<code>03</code>', '', /Textmodul/],
  ['an open element', '</xzufi:transfer.operation>', '', /nicht richtig geschlossen/],
  ['a text without end', 'Wohngeld', 'x'.repeat(50_001), /50001 Zeichen/],
  ['a file without end', 'Wohngeld', 'x'.repeat(17_000_000), /Bytes/],
]
for (const [what, from, to, message] of HOSTILE) {
  test(`${what} is refused with its line`, () => {
    const result = changed(from, to)
    assert.ok('refusals' in result)
    assert.match(result.refusals[0]!.message, message)
    assert.ok(result.refusals[0]!.line >= 1)
  })
}

test('HTML becomes plain text in a moment, whatever it is', () => {
  assert.equal(plainText('a &lt;b&gt; &#8364; &unbekannt; <img src=x onerror=alert(1)>c'), 'a <b> € &unbekannt; c')
  assert.equal(plainText('1 < 2 und 3 > 2'), '1 < 2 und 3 > 2')
  assert.equal(plainText('&#9999999;'), '&#9999999;')
  assert.equal(plainText('a<style>b{}</style>c<SCRIPT>d</SCRIPT >e<script>f'), 'ace')
  const start = performance.now()
  for (const text of ['<'.repeat(20_000), '<li '.repeat(5_000), '\n'.repeat(20_000), '<script>'.repeat(2_500), '&#1'.repeat(6_000), '{'.repeat(20_001), '< '.repeat(25_000), '<'.repeat(10) + ' '.repeat(49_000)]) {
    assert.ok(!plainText(text).includes('{{'))
  }
  assert.ok(performance.now() - start < 5_000, `${performance.now() - start} ms`)
})
