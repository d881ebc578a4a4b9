// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addDays, addMonths, addYears, compareDates, epochDay, formatDate, fromEpochDay, parseLocalDate,
  weekday,
} from './date.ts'

test('a date is read only if the day exists', () => {
  for (const good of ['2026-02-28', '2028-02-29', '2000-02-29', '1583-01-01', '9999-12-31']) {
    assert.equal(parseLocalDate(good), good)
  }
  const bad = ['2026-02-30', '2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-01-00',
    '1582-12-31', '26-01-01', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '', 20260101, null]
  for (const text of bad) assert.equal(parseLocalDate(text), undefined, String(text))
})

test('every day from 1583 to 2600 follows the one before, as JavaScript counts them', () => {
  const first = epochDay('1583-01-01')
  for (let n = first; n < first + 371_000; n += 1) {
    const date = fromEpochDay(n)
    assert.equal(epochDay(date), n)
    if (n % 97 === 0) {
      assert.equal(date, new Date(n * 86_400_000).toISOString().slice(0, 10))
      assert.equal(weekday(date), new Date(n * 86_400_000).getUTCDay() || 7)
    }
  }
})

test('months end where the month ends (§ 188 Abs. 3 BGB)', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
  assert.equal(addMonths('2028-01-31', 1), '2028-02-29')
  assert.equal(addMonths('2026-11-30', 3), '2027-02-28')
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
  assert.equal(addMonths('2026-01-15', -1), '2025-12-15')
  assert.equal(addMonths('2026-01-15', -13), '2024-12-15')
  assert.equal(addYears('2028-02-29', 1), '2029-02-28')
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.throws(() => addDays('9999-12-31', 1), RangeError)
})

test('dates order and print', () => {
  assert.ok(compareDates('2026-01-02', '2026-01-10') < 0)
  assert.equal(compareDates('2026-01-02', '2026-01-02'), 0)
  assert.equal(formatDate('2026-06-05', 'long'), '5. Juni 2026')
  assert.equal(formatDate('2026-06-05', 'short'), '05.06.2026')
  assert.equal(formatDate('2026-06-15', 'weekday'), 'Montag, 15. Juni 2026')
})
