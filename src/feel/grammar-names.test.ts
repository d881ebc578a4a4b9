// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Names a source cannot mean are kept from the grammar; nothing may be read otherwise without them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grammarNames } from './compile.ts'
import { parse } from './parse.ts'

const SHAPE = {
  'Anzahl der Gäste': true, Anzahl: true, 'date of birth': true, dateline: true, timer: true, durations: true,
  'a - b': true, 'netto/brutto': true, "d'or": true, ort: { 'Straße und Nr': true }, unbenutzt: true,
} as const

const SOURCES = [
  'Anzahl der Gäste + 1', 'Anzahl  der  Gäste', 'Anzahl + 1', 'date of birth = today()', 'date("2026-06-15")', 'date and time("2026-06-15T10:00:00")',
  'time("10:00:00") > timer', 'duration("P1D")', 'dateline', 'a-b', 'a - b + 1', 'netto / brutto', "d'or", 'ort.Straße und Nr', 'for x in [1, 2] return x + Anzahl',
  'date', 'time', 'unbekannt der Gäste',
]

test('every rule is read as with all names', () => {
  for (const source of SOURCES) {
    assert.deepEqual(parse(source, grammarNames(source, SHAPE, []), 'Expression'), parse(source, SHAPE, 'Expression'), source)
  }
})

test('what the source cannot mean is left out', () => {
  const given = grammarNames('Anzahl + 1', SHAPE, [])
  assert.deepEqual(Object.keys(SHAPE).filter((name) => !Object.hasOwn(given, name)), ['netto/brutto', "d'or", 'ort', 'unbenutzt'])
})
