// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { epochDay } from '../calendar/date.ts'
import { displayIn } from './display.ts'
import { FDate, FTime } from './values.ts'

test('days, times, yes and no in English; numbers as in Germany in every language', () => {
  const day = new FDate(epochDay('2026-06-15'))
  const shown = (value: Parameters<typeof displayIn>[0]) =>
    (['de', 'en', 'de-leicht'] as const).map((language) => displayIn(value, language))
  assert.deepEqual(shown(day), ['15. Juni 2026', '15 June 2026', '15. Juni 2026'])
  assert.deepEqual(shown(new FTime(14 * 3600)), ['14:00 Uhr', '14:00', '14:00 Uhr'])
  assert.deepEqual(shown(true), ['ja', 'yes', 'ja'])
  assert.deepEqual(shown(1234.5), ['1.234,5', '1.234,5', '1.234,5'])
  assert.deepEqual(shown('Festwiese'), ['Festwiese', 'Festwiese', 'Festwiese'])
})
