// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDateOf, localTimeOf } from './instant.ts'

test('the day changes at midnight in Berlin, summer and winter', () => {
  assert.equal(localDateOf('2026-06-01T21:59:59Z'), '2026-06-01')
  assert.equal(localDateOf('2026-06-01T22:00:00Z'), '2026-06-02')
  assert.equal(localDateOf('2026-12-31T22:59:59.999Z'), '2026-12-31')
  assert.equal(localDateOf('2026-12-31T23:00:00Z'), '2027-01-01')
  assert.equal(localTimeOf('2026-12-31T23:00:00Z'), '00:00')
  assert.equal(localTimeOf('2026-03-29T00:59:00Z'), '01:59')
  assert.equal(localTimeOf('2026-03-29T01:00:00Z'), '03:00')
  assert.equal(localTimeOf('2026-06-01T12:00:00+02:00'), '12:00')
})

test('text without a zone is no instant', () => {
  for (const text of ['2026-06-01', '2026-06-01T12:00:00', '', 'heute', '2026-13-01T00:00:00Z']) {
    assert.throws(() => localDateOf(text), RangeError, text)
  }
})
