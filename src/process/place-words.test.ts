// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { placeWords } from './place-words.ts'

const ONE: readonly (readonly [string, string])[] = [
  ['Dorfstr. 12 a', 'DORFSTRASSE 12A'],
  ['Dorf Straße', 'Dorf-Str.'],
  ['Lange Straße', 'Langestr.'],
  ['Süderau', 'Suederau'],
  ['Süderau', 'Suderau'],
  ['Göthestraße', 'Goethestr'],
  ['Große Wiese', 'GROSSE WIESE'],
]
for (const [left, right] of ONE) {
  test(`${left} is ${right}`, () => assert.deepEqual(placeWords(left), placeWords(right)))
}

test('numbers and words stay apart', () => {
  assert.deepEqual(placeWords('Straße der Einheit 12, 24999 Dorf'), ['strasse', 'der', 'einheit', '12', '24999', 'dorf'])
  assert.deepEqual(placeWords('Flur 3, Flurstück 12/4'), ['flur', '3', 'flurstuck', '12', '4'])
  assert.deepEqual(placeWords(' .,- '), [])
})
