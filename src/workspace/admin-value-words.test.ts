// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hintFor, readText, shownText } from './admin-value-words.ts'

test('durations and times read as people write them, and back', () => {
  const pairs = [
    ['P14D', '14 Tage'],
    ['P1M', '1 Monat'],
    ['P2W', '2 Wochen'],
    ['P1Y', '1 Jahr'],
    ['05:00:00', '5:00 Uhr'],
  ]
  for (const [stored, shown] of pairs) {
    assert.equal(shownText(stored!), shown)
    assert.equal(readText(stored!, shown!), stored)
  }
  assert.equal(shownText('P1Y6M'), 'P1Y6M')
  assert.equal(readText('P14D', 'P1Y6M'), 'P1Y6M')
  assert.equal(readText('P14D', '3 Monaten'), 'P3M')
})

test('another shape is refused, a plain text is free', () => {
  assert.deepEqual(
    ['bald', '14', '-3 Tage', 'P', '3 Äonen'].map((typed) => readText('P14D', typed)),
    Array(5).fill(undefined),
  )
  assert.deepEqual(
    ['24:00', '5', 'fünf Uhr', '12:60'].map((typed) => readText('05:00:00', typed)),
    Array(4).fill(undefined),
  )
  assert.equal(readText('Finanzamt, Postfach', 'egal'), 'egal')
  assert.match(hintFor('P14D'), /14 Tage/)
})
