// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { checkFiles } from '../process/check.ts'
import { libraryFiles } from '../sample/test-world.ts'
import { netDays, timeOf } from './processing-time.ts'

const process = checkFiles(libraryFiles('gestattung')).process!
const days = (received: string, notice: string, requests: readonly (readonly [boolean, string])[] = []) =>
  netDays(
    { receivedAt: `${received}T09:00:00.000Z`, letters: [{ letter: 'eingangsbestaetigung', on: received }, { letter: 'bescheid', on: notice }], requests: requests.map(([open, on]) => ({ open, on })) },
    process, { land: 'SH' })

test('working days count from the day after receipt to the notice', () => {
  assert.equal(days('2026-06-08', '2026-06-08'), 0)
  assert.equal(days('2026-06-08', '2026-06-12'), 4)
  assert.equal(days('2026-06-05', '2026-06-08'), 1, 'Friday to Monday')
  assert.equal(days('2026-05-22', '2026-05-26'), 1, 'Whit Monday is no working day')
})

test('days of waiting for papers do not count', () => {
  assert.equal(days('2026-06-08', '2026-06-19', [[true, '2026-06-09'], [false, '2026-06-17']]), 3)
  assert.equal(days('2026-06-08', '2026-06-19', [[true, '2026-06-09']]), 1)
})

test('a case without a decision tells nothing, nine cases too', () => {
  assert.equal(netDays({ receivedAt: '2026-06-08T09:00:00.000Z', letters: [], requests: null }, process, { land: 'SH' }), undefined)
  assert.equal(timeOf([1, 2, 3, 4, 5, 6, 7, 8, 9]), undefined)
  assert.deepEqual(timeOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), { half: 5, nineOfTen: 9, cases: 10 })
})
