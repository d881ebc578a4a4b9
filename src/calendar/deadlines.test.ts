// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Worked cases for periods and service; the numbers are those of the rows in the domain handbook.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from './date.ts'
import { objection, retrievalLapse, served } from './delivery.ts'
import type { Channel, Regime } from './delivery.ts'
import type { Region } from './holidays.ts'
import { before, extend, period, retention, workingDays } from './period.ts'

const SH: Region = { land: 'SH' }
const BY: Region = { land: 'BY' }

// row, channel, regime, dispatch, served, end of the period to object
const NOTICES: readonly (readonly [number, Channel, Regime, string, string, string])[] = [
  [1, 'post', 'lvwg', '2026-06-01', '2026-06-05', '2026-07-06'],
  [2, 'post', 'lvwg', '2026-03-02', '2026-03-06', '2026-04-07'],
  [3, 'post', 'lvwg', '2026-01-27', '2026-01-31', '2026-03-02'],
  [4, 'post', 'lvwg', '2027-01-27', '2027-01-31', '2027-03-01'],
  [6, 'post', 'lvwg', '2026-09-26', '2026-09-30', '2026-10-30'],
  [7, 'post', 'lvwg', '2026-08-27', '2026-08-31', '2026-09-30'],
  [8, 'post', 'lvwg', '2026-11-18', '2026-11-22', '2026-12-22'],
  [10, 'post', 'lvwg', '2026-11-27', '2026-12-01', '2027-01-04'],
  [11, 'post', 'lvwg', '2026-04-10', '2026-04-14', '2026-05-15'],
  [12, 'post', 'lvwg', '2026-11-20', '2026-11-24', '2026-12-24'],
  [14, 'post', 'lvwg', '2026-10-27', '2026-10-31', '2026-11-30'],
  [15, 'post', 'ao', '2026-01-27', '2026-02-02', '2026-03-02'],
  [17, 'post', 'ao', '2026-12-21', '2026-12-28', '2027-01-28'],
  [18, 'post', 'ao', '2026-11-18', '2026-11-23', '2026-12-23'],
  [19, 'postbox', 'lvwg', '2026-03-02', '2026-03-05', '2026-04-07'],
  [20, 'postbox', 'lvwg', '2026-03-05', '2026-03-08', '2026-04-08'],
  [22, 'retrieval', 'lvwg', '2026-03-10', '2026-03-11', '2026-04-13'],
  [24, 'pzu', 'lvwg', '2026-01-31', '2026-01-31', '2026-03-02'],
  [25, 'pzu', 'lvwg', '2028-01-31', '2028-01-31', '2028-02-29'],
]

for (const [row, channel, regime, on, servedOn, end] of NOTICES) {
  test(`row ${row}: ${channel} (${regime}) on ${on}`, () => {
    const notice = served({ channel, on, regime, region: SH })
    assert.equal(notice.date, servedOn)
    const until = objection({ served: notice.date, remedyNotice: 'complete', region: SH })
    assert.equal(until.date, end)
    for (const step of [...notice.steps, ...until.steps]) {
      assert.ok(step.text.length > 10 && /§/.test(step.basis), JSON.stringify(step))
    }
  })
}

test('row 2 says why: raw end, holiday, norm', () => {
  const until = objection({ served: '2026-03-06', remedyNotice: 'complete', region: SH })
  assert.equal(until.raw, '2026-04-06')
  assert.deepEqual(until.steps.at(-1), {
    text: '06.04.2026 ist Ostermontag (Montag): es gilt der nächste Werktag, Di 07.04.2026',
    basis: '§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO',
  })
})

test('row 23: not retrieved within ten days', () => {
  assert.equal(retrievalLapse({ notified: '2026-03-02' }).date, '2026-03-12')
})

test('row 27: a proven later receipt beats the fiction', () => {
  const notice = { channel: 'post', on: '2026-06-01', regime: 'lvwg', region: SH } as const
  assert.equal(served({ ...notice, received: '2026-06-11' }).date, '2026-06-11')
  assert.equal(served({ ...notice, received: '2026-06-03' }).date, '2026-06-05')
  const until = objection({ served: '2026-06-11', remedyNotice: 'complete', region: SH })
  assert.deepEqual([until.raw, until.date], ['2026-07-11', '2026-07-13'])
})

test('a defective remedy notice gives a year (§ 58 Abs. 2 VwGO)', () => {
  const until = objection({ served: '2026-06-05', remedyNotice: 'defective', region: SH })
  assert.deepEqual([until.raw, until.date], ['2027-06-05', '2027-06-07'])
})

test('before 2025 the third day; a tenant may replace the table', () => {
  const post = { channel: 'post', regime: 'lvwg', region: SH } as const
  assert.equal(served({ ...post, on: '2024-12-31' }).date, '2025-01-03')
  assert.equal(served({ ...post, on: '2025-01-01' }).date, '2025-01-05')
  const own = [{ ...post, since: '1583-01-01', days: 5, rolls: false, basis: '§ 1 Satzung' }]
  assert.equal(served({ ...post, on: '2026-06-01', rules: own }).date, '2026-06-06')
  const email = { ...post, channel: 'email', on: '2026-06-01', rules: own } as const
  assert.throws(() => served(email), RangeError)
})

// row, from, duration, rolls, region, raw, date
const PERIODS: readonly (readonly [number, string, string, boolean, Region, string, string])[] = [
  [29, '2026-04-17', 'P14D', true, SH, '2026-05-01', '2026-05-04'],
  [30, '2026-12-11', 'P14D', true, SH, '2026-12-25', '2026-12-28'],
  [31, '2025-10-17', 'P14D', true, SH, '2025-10-31', '2025-11-03'],
  [32, '2025-10-17', 'P14D', true, BY, '2025-10-31', '2025-10-31'],
  [34, '2026-08-02', 'P14D', false, SH, '2026-08-16', '2026-08-16'],
  [36, '2026-11-16', 'P3M', true, SH, '2027-02-16', '2027-02-16'],
  [39, '2026-05-15', 'P3M', true, SH, '2026-08-15', '2026-08-17'],
  [40, '2026-08-31', 'P3M', true, SH, '2026-11-30', '2026-11-30'],
  [43, '2026-06-01', 'P2W', true, BY, '2026-06-15', '2026-06-15'],
  [43, '2026-06-01', 'P3M', true, SH, '2026-09-01', '2026-09-01'],
  [47, '2027-04-18', 'P1W', false, SH, '2027-04-25', '2027-04-25'],
  [50, '2026-04-15', 'P5Y', false, SH, '2031-04-15', '2031-04-15'],
  [52, '2026-12-31', 'P1M', true, SH, '2027-01-31', '2027-02-01'],
]

for (const [row, from, duration, roll, region, raw, date] of PERIODS) {
  test(`row ${row}: ${duration} from ${from} in ${region.land}`, () => {
    const end = period({ from, duration, roll, region })
    assert.deepEqual([end.raw, end.date], [raw, date])
    assert.equal(end.steps.length, raw === date ? 2 : 3)
  })
}

test('rows 38 and 42: an extension counts from the old end (§ 190 BGB)', () => {
  const more = (end: string, duration: string): string =>
    extend({ end, duration, roll: true, region: SH }).date
  assert.equal(more('2027-02-16', 'P2M'), '2027-04-16')
  assert.equal(more('2026-11-30', 'P1M'), '2026-12-30')
})

test('rows 36, 44, 47, 50: backwards never rolls', () => {
  assert.equal(before({ on: '2027-02-16', duration: 'P4D' }).date, '2027-02-12')
  assert.equal(before({ on: '2026-06-20', duration: 'P14D' }).date, '2026-06-06')
  assert.equal(before({ on: '2027-04-18', duration: 'P6W' }).date, '2027-03-07')
  assert.equal(before({ on: '2031-04-15', duration: 'P3M' }).date, '2031-01-15')
})

test('row 48: three full days after the sign was put up', () => {
  const full = period({ from: '2026-06-08', duration: 'P3D', roll: false, region: SH })
  assert.equal(addDays(full.date, 1), '2026-06-12')
})

test('row 49: a permit counts both days (§ 187 Abs. 2 BGB)', () => {
  const counting = (from: string, duration: string): string =>
    period({ from, duration, eventDayCounts: true, roll: false, region: SH }).date
  assert.equal(counting('2026-06-01', 'P2W'), '2026-06-14')
  assert.equal(counting('2026-06-01', 'P14D'), '2026-06-14')
  assert.equal(counting('2026-06-01', 'P1M'), '2026-06-30')
  assert.equal(counting('2026-01-01', 'P1Y'), '2026-12-31')
  assert.equal(counting('2026-01-31', 'P1M'), '2026-02-28')
  assert.equal(counting('2026-01-29', 'P1M'), '2026-02-28')
  assert.equal(counting('2026-03-15', 'P1M'), '2026-04-14')
})

test('working days skip weekends and holidays, both ways', () => {
  const days = (from: string, n: number): string => workingDays({ from, days: n, region: SH }).date
  assert.equal(days('2026-12-18', 10), '2027-01-05')
  assert.equal(days('2026-12-28', -2), '2026-12-23')
  assert.equal(days('2026-06-06', 1), '2026-06-08')
  assert.equal(days('2026-06-06', 0), '2026-06-06')
  assert.throws(() => days('2026-06-06', 1.5), RangeError)
})

test('records are kept from the end of the year', () => {
  assert.equal(retention({ closed: '2026-03-14', years: 10 }).date, '2036-12-31')
  assert.equal(retention({ closed: '2026-12-31', years: 0 }).date, '2026-12-31')
})

test('mixed durations: months first, then weeks', () => {
  const end = period({ from: '2026-01-31', duration: 'P1M2W', roll: false, region: SH })
  assert.equal(end.date, '2026-03-14')
  assert.throws(() => period({ from: '2026-01-31', duration: 'PT3H', roll: false, region: SH }))
})

test('tax law rolls the fiction by the holidays where the recipient lives', () => {
  // 31 October 2025, a Friday, is a holiday in Schleswig-Holstein and a working day in Bavaria.
  const notice = { channel: 'post', on: '2025-10-27', regime: 'ao', region: { land: 'SH' } } as const
  assert.equal(served(notice).date, '2025-11-03')
  assert.equal(served({ ...notice, recipient: { land: 'BY' } }).date, '2025-10-31')
  assert.equal(served({ ...notice, regime: 'lvwg', recipient: { land: 'BY' } }).date, '2025-10-31')
})
