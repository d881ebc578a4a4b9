// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { addressCsv, addressFindings, addressParts } from './print-address.ts'

const levels = (...lines: string[]) => addressFindings(lines).map(({ level }) => level)

test('a whole address has no finding, a broken one is stopped, an unusual one is shown', () => {
  assert.deepEqual(levels('TSV Süderau e. V.', 'Jana Sommer', 'Schulweg 12', '24999 Süderau'), [])
  assert.deepEqual(levels('Notariat Möller', 'Postfach', '24999 Süderau'), [])
  assert.deepEqual(levels(), ['stop'])
  assert.deepEqual(levels('Jana Sommer', '24999 Süderau'), ['stop'])
  assert.match(addressFindings(['Jana Sommer', 'Hauptstraße 1', '1010 Wien', 'Österreich'])[0]!.text, /Ausland/)
  assert.match(addressFindings(['Jana Sommer', 'Hauptstraße', '24999 Süderau'])[0]!.text, /Hausnummer/)
  assert.match(addressFindings(['x'.repeat(60), 'Weg 1', '24999 Süderau'])[0]!.text, /zu lang/)
})

test('the parts of an address fall into their columns', () => {
  assert.deepEqual(addressParts(['TSV', 'Jana Sommer', 'Schulweg 12', '24999 Süderau']),
    { name: 'TSV', more: 'Jana Sommer', street: 'Schulweg 12', postcode: '24999', town: 'Süderau' })
  assert.deepEqual(addressParts([]), { name: '', more: '', street: '', postcode: '', town: '' })
})

test('no cell of the list begins a formula, none breaks its row', () => {
  const evil = ['=HYPERLINK("http://x")', '+49', '-1', '@SUM(A1)', 'a;b', 'a"b', '\t=1', 'a\r\nb', ' =1']
  const csv = addressCsv(evil.map((name) => ({ address: [name, 'Weg 1', '24999 Süderau'], fileNumber: '32-GE-1/2026', pages: 2, way: 'Post' })))
  const rows = csv.slice(1).trimEnd().split('\r\n')
  assert.equal(rows.length, evil.length + 1)
  for (const row of rows.slice(1)) {
    const second = row.slice(row.indexOf(';') + 1)
    assert.doesNotMatch(second, /^"?\s*[=+\-@|%]/, row)
  }
  assert.ok(csv.startsWith('\uFEFFNr;Empfänger;'))
})
