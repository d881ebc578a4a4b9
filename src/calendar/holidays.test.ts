// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { epochDay, fromEpochDay } from './date.ts'
import { holidayName, isHoliday, isRollDay, isWorkingDay, workingDaysBetween } from './holidays.ts'
import type { Region } from './holidays.ts'
import { LANDS, landOfMunicipality } from './land.ts'

const SH: Region = { land: 'SH' }

test('the ten holidays of Schleswig-Holstein in 2026', () => {
  const days: string[] = []
  for (let month = 1; month <= 12; month += 1) {
    for (let day = 1; day <= 31; day += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      if (isHoliday(date, SH)) days.push(date.slice(5))
    }
  }
  assert.deepEqual(days, ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '10-31',
    '12-25', '12-26'])
})

// From when to when a day is a holiday where; the last column is what a Land's law says.
const CASES: readonly (readonly [string, Region, string | undefined])[] = [
  ['2016-10-31', SH, undefined],
  ['2016-10-31', { land: 'NI' }, undefined],
  ['2016-10-31', { land: 'BB' }, 'Reformationstag'],
  ['2017-10-31', SH, 'Reformationstag'],
  ['2017-10-31', { land: 'BY' }, 'Reformationstag'],
  ['2018-10-31', { land: 'HH' }, 'Reformationstag'],
  ['2018-10-31', { land: 'BY' }, undefined],
  ['2018-10-31', { land: 'NW' }, undefined],
  ['2026-11-18', { land: 'SN' }, 'Buß- und Bettag'],
  ['2026-11-18', SH, undefined],
  ['2018-03-08', { land: 'BE' }, undefined],
  ['2019-03-08', { land: 'BE' }, 'Weltfrauentag'],
  ['2022-03-08', { land: 'MV' }, undefined],
  ['2023-03-08', { land: 'MV' }, 'Weltfrauentag'],
  ['2018-09-20', { land: 'TH' }, undefined],
  ['2019-09-20', { land: 'TH' }, 'Weltkindertag'],
  ['2025-05-08', { land: 'BE' }, 'Tag der Befreiung'],
  ['2026-05-08', { land: 'BE' }, undefined],
  ['2026-08-15', { land: 'SL' }, 'Mariä Himmelfahrt'],
  ['2026-08-15', { land: 'BY' }, undefined],
  ['2025-08-15', { land: 'BY', extraHolidays: ['2025-08-15'] }, 'Mariä Himmelfahrt'],
  ['2025-08-08', { land: 'BY' }, undefined],
  ['2025-08-08', { land: 'BY', municipality: '09761000' }, 'Augsburger Friedensfest'],
  ['2025-08-15', { land: 'BY', municipality: '09761000' }, 'Mariä Himmelfahrt'],
  ['2025-08-08', { land: 'BY', municipality: '09162000' }, undefined],
  ['2026-04-05', { land: 'BB' }, 'Ostersonntag'],
  ['2026-06-04', { land: 'NW' }, 'Fronleichnam'],
  ['2026-06-04', { land: 'SN', extraHolidays: ['2026-06-04'] }, 'örtlicher Feiertag'],
  ['2026-05-01', { land: 'SH', notHolidays: ['2026-05-01'] }, undefined],
]

for (const [date, region, name] of CASES) {
  test(`${date} ${JSON.stringify(region)} is ${name ?? 'no holiday'}`, () => {
    assert.equal(holidayName(date, region), name)
  })
}

test('24 and 31 December are working days, Saturdays roll', () => {
  assert.ok(isWorkingDay('2026-12-24', SH))
  assert.ok(isWorkingDay('2026-12-31', SH))
  assert.ok(!isWorkingDay('2026-12-25', SH))
  assert.ok(isRollDay('2026-06-06', SH))
  assert.ok(!isRollDay('2026-06-05', SH))
})

test('municipality keys name their Land', () => {
  assert.equal(LANDS.length, 16)
  assert.equal(landOfMunicipality('01055001'), 'SH')
  assert.equal(landOfMunicipality('09761000'), 'BY')
  assert.equal(landOfMunicipality('17000000'), undefined)
  assert.equal(landOfMunicipality('1055001'), undefined)
})

test('working days between two dates are those one would count one by one', () => {
  const day = fc.integer({ min: epochDay('1995-01-01'), max: epochDay('2031-12-31') })
  const regions: readonly Region[] = [SH, { land: 'BY', municipality: '09761000' }, { land: 'BE' },
    { land: 'SH', extraHolidays: ['2026-06-15', '2026-06-14', '2026-05-01'], notHolidays: ['2026-10-31', '2026-06-15', '2027-01-01'] }]
  fc.assert(fc.property(day, fc.integer({ min: -20, max: 800 }), fc.constantFrom(...regions), (start, span, region) => {
    let counted = 0
    for (let n = 1; n <= span; n++) if (isWorkingDay(fromEpochDay(start + n), region)) counted++
    assert.equal(workingDaysBetween(fromEpochDay(start), fromEpochDay(start + span), region), counted)
  }), { numRuns: 1_000 })
})
