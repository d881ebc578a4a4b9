// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { display } from './display.ts'
import { fromJson, toJson } from './json.ts'
import { FDate, FDuration, FTime, feelDate, feelTime, kindOf, toLocalDate } from './values.ts'
import type { Value } from './values.ts'

test('values print in German', () => {
  const cases: [Value, string][] = [
    [null, ''], [true, 'ja'], [false, 'nein'], ['Text', 'Text'],
    [1234.5, '1.234,5'], [0.1 + 0.2, '0,3'], [-3, '-3'],
    [feelDate('2026-06-15'), '15. Juni 2026'], [feelTime('14:00'), '14:00 Uhr'],
    [['a', 2, feelDate('2026-06-05')], 'a, 2, 5. Juni 2026'],
    [new FDuration('months', 14), '1 Jahr 2 Monate'], [new FDuration('seconds', 86_400), '1 Tag'],
    [new FDuration('seconds', -5400), 'minus 1 Stunde 30 Minuten'],
    [new FDuration('months', 0), '0 Monate'],
  ]
  for (const [value, text] of cases) assert.equal(display(value), text)
})

test('dates go in and out', () => {
  assert.equal(toLocalDate(feelDate('2026-06-15')), '2026-06-15')
  assert.equal(toLocalDate('2026-06-15'), undefined)
  assert.equal(toLocalDate(new FDate(-1e6)), undefined)
  assert.throws(() => feelTime('25:00'), RangeError)
  assert.ok(feelTime('14:30') instanceof FTime)
})

test('stored JSON comes in by its type, anything else as null', () => {
  assert.equal(fromJson(12_035, 'money'), 120.35)
  assert.equal(fromJson(120.35, 'money'), null)
  assert.equal(fromJson('x', 'number'), null)
  assert.equal(fromJson('2026-02-30', 'date'), null)
  assert.equal(kindOf(fromJson('2026-02-28', 'date')), 'date')
  assert.equal(kindOf(fromJson('08:15', 'time')), 'time')
  assert.deepEqual(fromJson([1, 2], 'number'), [1, 2])
  assert.deepEqual(fromJson({ a: [true, null] }, 'any'), { a: [true, null] })
  assert.equal(fromJson(undefined, 'text'), null)
  assert.deepEqual(toJson([feelDate('2026-06-15'), feelTime('08:15'), { a: 1 }]),
    ['2026-06-15', '08:15:00', { a: 1 }])
})
