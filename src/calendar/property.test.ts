// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What holds for every period, whoever counts it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromEpochDay, weekday } from './date.ts'
import { CHANNELS, REGIMES, served } from './delivery.ts'
import { latestDispatch } from './dispatch.ts'
import { isHoliday } from './holidays.ts'
import { hours } from './hours.ts'
import { LANDS } from './land.ts'
import { extend, period } from './period.ts'
import { timeline } from './timeline.ts'
import type { Fact } from './timeline.ts'

const SEED = 188
const RUNS = { numRuns: 3_000, seed: SEED }
const day = fc.integer({ min: 16_801, max: 25_932 }).map(fromEpochDay)
const region = fc.constantFrom(...LANDS).map((land) => ({ land }))
const duration = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('D', 'W', 'M')).map(([n, unit]) => `P${n}${unit}`)

test('extending never shortens, and no rolled end is a Saturday, Sunday or holiday', () => {
  fc.assert(fc.property(day, duration, duration, region, (from, length, more, where) => {
    const end = period({ from, duration: length, roll: true, region: where })
    const longer = extend({ end: end.date, duration: more, roll: true, region: where })
    assert.ok(longer.raw > end.date && longer.date >= longer.raw && end.date >= end.raw)
    for (const { date } of [end, longer]) assert.ok(weekday(date) <= 5 && !isHoliday(date, where), date)
  }), RUNS)
})

test('resting n days moves the raw end by n days; a rest of none changes nothing', () => {
  const rest = fc.integer({ min: 0, max: 90 })
  fc.assert(fc.property(day, rest, region, (from, n, where) => {
    const at = (i: number) => fromEpochDay(Date.parse(`${from}T00:00:00Z`) / 86_400_000 + i)
    const facts: Fact[] = [{ kind: 'start', on: from }, { kind: 'suspended', on: at(3) }, { kind: 'resumed', on: at(3 + n) }]
    const end = timeline({ facts, duration: 'P14D', roll: true, region: where })
    assert.ok('state' in end && end.state === 'running')
    assert.equal(end.raw, at(14 + n))
    assert.equal(end.history.length, 3)
    assert.ok(weekday(end.date) <= 5 && !isHoliday(end.date, where))
  }), RUNS)
})

test('correcting the start gives what starting there gives', () => {
  fc.assert(fc.property(day, day, duration, region, (wrong, right, length, where) => {
    const request = { duration: length, roll: true, region: where }
    const corrected = timeline({ ...request, facts: [{ kind: 'start', on: wrong }, { kind: 'startCorrected', on: right }] })
    const direct = timeline({ ...request, facts: [{ kind: 'start', on: right }] })
    assert.ok('raw' in corrected && 'raw' in direct)
    assert.deepEqual([corrected.raw, corrected.date], [direct.raw, direct.date])
  }), RUNS)
})

test('what is sent on the latest day arrives in time, one day later too late', () => {
  const channel = fc.constantFrom(...CHANNELS)
  fc.assert(fc.property(day, channel, fc.constantFrom(...REGIMES), region, (by, how, regime, where) => {
    const { date } = latestDispatch({ by, channel: how, regime, region: where })
    const servedOn = (on: string) => served({ channel: how, on, regime, region: where }).date
    assert.ok(servedOn(date) <= by)
    const next = fromEpochDay(Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 1)
    // The change of 2025 made a later day of dispatch the safe one for a moment.
    if (date < '2024-12-20' || date > '2025-01-10') assert.ok(servedOn(next) > by, `${by} ${date}`)
  }), RUNS)
})

test('hours are hours in the zone of the platform too', () => {
  const minutes = fc.integer({ min: 0, max: 1_439 })
  fc.assert(fc.property(day, minutes, fc.integer({ min: 0, max: 200 }), (date, minute, n) => {
    const two = (value: number) => String(value).padStart(2, '0')
    const from = `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    const { until } = hours({ from, hours: n, fromMinute: true })
    const [a, b] = [instantOf(from), instantOf(until)]
    if (a !== undefined && b !== undefined) assert.equal((b - a) / 3_600_000, n, `${from} ${until}`)
  }), RUNS)
})

const BERLIN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' })

/** The one instant with this local time; none in the hour that is skipped or doubled. */
function instantOf(local: string): number | undefined {
  const wall = Date.parse(`${local}:00Z`)
  const fitting = [1, 2].map((offset) => wall - offset * 3_600_000)
    .filter((instant) => BERLIN.format(instant).replace(' ', 'T') === local)
  return fitting.length === 1 ? fitting[0] : undefined
}
