// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf, localDateOf, localTimeOf } from '../calendar/instant.ts'
import { jsonOf } from '../engine/json.ts'
import { valueOf } from '../engine/value.ts'
import { wrong } from '../engine/wrong-value.ts'
import { formatValue } from './format.ts'
import { parseForm } from './parse.ts'
import { parsePosition } from './parse-position.ts'

const typed = (koordinaten: string, genauigkeit = '', zeit = '') =>
  parsePosition({ koordinaten, genauigkeit, zeit })

test('coordinates are read as maps and people write them', () => {
  const here = { breite: 54.7831, laenge: 9.4312, genauigkeit: null, zeit: null }
  for (const text of ['54.7831, 9.4312', '54,7831 9,4312', '54,7831; 9,4312', ' 54.7831/9.4312 ', '54,7831° N, 9,4312° O', '54,7831, 9,4312']) {
    assert.deepEqual(typed(text), { value: here }, text)
  }
  assert.deepEqual(typed('33.9 S 18.4 W'), { value: { ...here, breite: -33.9, laenge: -18.4 } })
  assert.deepEqual(typed('  '), { value: null })
})

test('what is no place on earth is refused with what to write', () => {
  for (const text of ['Schulweg 12', '54.7831', '91, 9', '54, 181', '54 9 3', '1e5, 9']) {
    const read = typed(text)
    assert.ok('message' in read && read.message.includes('zum Beispiel 54.7831, 9.4312'), text)
  }
})

test('accuracy and moment are read beside it, the moment as a German clock shows it', () => {
  assert.deepEqual(typed('54.5, 9.5', '8,5 m', '15.06.2026 10:42'), {
    value: { breite: 54.5, laenge: 9.5, genauigkeit: 8.5, zeit: '2026-06-15T08:42:00.000Z' },
  })
  for (const [accuracy, when, words] of [
    ['genau', '', 'keine Zahl'], ['-3', '', 'keine Genauigkeit'], ['200000', '', 'keine Genauigkeit'],
    ['', '15.06.2026', 'kein Zeitpunkt'], ['', '31.06.2026 10:00', 'gibt es nicht'], ['', '15.06.2026 25:00', 'gibt es nicht'],
  ] as const) {
    const read = typed('54.5, 9.5', accuracy, when)
    assert.ok('message' in read && read.message.includes(words), `${accuracy} ${when}: ${JSON.stringify(read)}`)
  }
})

test('an instant is found for every hour of the year, also where clocks are put on', () => {
  for (const [day, time, instant] of [
    ['2026-06-15', '10:42', '2026-06-15T08:42:00.000Z'], ['2026-01-15', '10:42', '2026-01-15T09:42:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'], ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-06-15', '00:30', '2026-06-14T22:30:00.000Z'],
  ] as const) assert.equal(instantOf(day, time), instant)
  const back = instantOf('2026-12-31', '23:59')
  assert.deepEqual([localDateOf(back), localTimeOf(back)], ['2026-12-31', '23:59'])
  assert.throws(() => instantOf('2026-13-01', '10:00'), RangeError)
})

test('a problem stands at the field, and a stored position reads as text', () => {
  const field = { type: 'position', title: 'Standort' } as const
  const { values, problems } = parseForm({ ort: field }, ['ort'], [['ort.koordinaten', 'dort']])
  assert.deepEqual([values, problems.map((one) => one.field)], [{ ort: null }, ['ort']])
  const plain = parseForm({ ort: field }, ['ort'], [['ort', '54.5, 9.5']])
  assert.deepEqual(plain.values['ort'], { breite: 54.5, laenge: 9.5, genauigkeit: null, zeit: null }, 'in one text as well')
  const value = { breite: 54.7831, laenge: 9.4312, genauigkeit: 8, zeit: '2026-06-15T08:42:00.000Z' }
  assert.deepEqual(formatValue(field, value, { entities: {} }), ['54.7831, 9.4312 (auf 8\u00a0m genau), 15. Juni 2026, 10:42\u00a0Uhr'])
  assert.equal(wrong(field, value), undefined)
  assert.deepEqual(jsonOf(field, valueOf(field, value)), value, 'a rule hands it on as it is')
  for (const bad of [{ ...value, breite: 91 }, { ...value, zeit: 'gestern' }, { ...value, genauigkeit: -1 }, 'dort', [value]]) {
    assert.match(wrong(field, bad)!, /Breite und Länge/)
  }
})
