// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An independent oracle: written from §§ 187–193 BGB and the holiday laws of the Länder by counting
// days one by one with the platform's Date, without any function of the calendar it checks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import DateHolidays from 'date-holidays'
import { objection, served } from './delivery.ts'
import { holidayName, isWorkingDay } from './holidays.ts'
import { LANDS } from './land.ts'
import type { Land } from './land.ts'
import { extend, period, workingDays } from './period.ts'

const CASES = Number(process.env['LAUFZETTEL_CASES'] ?? 8_000)
const SEED = Number(process.env['LAUFZETTEL_SEED'] ?? 187)
const DAY = 86_400_000

const iso = (t: number) => new Date(t).toISOString().slice(0, 10)
const part = (t: number) => ({ y: new Date(t).getUTCFullYear(), m: new Date(t).getUTCMonth(), d: new Date(t).getUTCDate(), w: new Date(t).getUTCDay() })

/** Easter Sunday by Lichtenberg's form of Gauss's rule. */
function easter(y: number): number {
  const k = Math.floor(y / 100)
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25)
  const s = 2 - Math.floor((3 * k + 3) / 4)
  const a = y % 19
  const d = (19 * a + m) % 30
  const r = Math.floor((d + Math.floor(a / 11)) / 29)
  const og = 21 + d - r
  const sz = 7 - ((y + Math.floor(y / 4) + s) % 7)
  const oe = 7 - ((og - sz) % 7)
  return Date.UTC(y, 2, og + oe)
}

const every = new Set<Land>(LANDS)
const in_ = (...lands: Land[]) => new Set<Land>(lands)

/** The statutes: from which year a day is a holiday where. */
const FIXED: readonly [day: string, lands: ReadonlySet<Land>, since?: number, until?: number][] = [
  ['01-01', every], ['05-01', every], ['10-03', every], ['12-25', every], ['12-26', every],
  ['01-06', in_('BW', 'BY', 'ST')], ['03-08', in_('BE'), 2019], ['03-08', in_('MV'), 2023], ['08-15', in_('SL')],
  ['09-20', in_('TH'), 2019], ['10-31', in_('BB', 'MV', 'SN', 'ST', 'TH')], ['10-31', in_('HB', 'HH', 'NI', 'SH'), 2018],
  ['10-31', every, 2017, 2017], ['11-01', in_('BW', 'BY', 'NW', 'RP', 'SL')], ['05-08', in_('BE'), 2020, 2020], ['05-08', in_('BE'), 2025, 2025],
]
const MOVING: readonly [days: number, lands: ReadonlySet<Land>][] = [
  [-2, every], [1, every], [39, every], [50, every], [60, in_('BW', 'BY', 'HE', 'NW', 'RP', 'SL')],
]
const known = new Map<string, boolean>()

function isHolidayByLaw(t: number, land: Land): boolean {
  const key = `${land}${t}`
  let answer = known.get(key)
  if (answer === undefined) known.set(key, (answer = byLaw(t, land)))
  return answer
}

function byLaw(t: number, land: Land): boolean {
  const { y, m, d, w } = part(t)
  if (FIXED.some(([day, lands, since = 0, until = 9999]) => iso(t).endsWith(day) && lands.has(land) && y >= since && y <= until)) return true
  if (MOVING.some(([days, lands]) => lands.has(land) && easter(y) + days * DAY === t)) return true
  // Buß- und Bettag: the Wednesday before 23 November.
  return land === 'SN' && m === 10 && w === 3 && d >= 16 && d <= 22
}

const works = (t: number, land: Land) => part(t).w >= 1 && part(t).w <= 5 && !isHolidayByLaw(t, land)

/** § 193 BGB: Saturday, Sunday, holiday → the next working day. */
function rolled(t: number, land: Land): number {
  let day = t
  while (!works(day, land)) day += DAY
  return day
}

/** §§ 187, 188 BGB, day by day. */
function endOf(event: number, n: number, unit: 'D' | 'W' | 'M' | 'Y', counts: boolean): number {
  let day = counts ? event : event + DAY
  if (unit === 'D' || unit === 'W') {
    for (let left = unit === 'W' ? n * 7 : n; left > 1; left--) day += DAY
    return day
  }
  const months = unit === 'Y' ? n * 12 : n
  const start = part(event)
  const decisive = counts ? start.d - 1 : start.d
  // Walk to the last month of the period.
  let passed = 0
  let cursor = event
  while (passed < months) {
    cursor += DAY
    if (part(cursor).d === 1) passed++
  }
  if (decisive === 0) return cursor - DAY
  while (part(cursor).d < decisive && part(cursor + DAY).d !== 1) cursor += DAY
  return cursor
}

function generator(seed: number) {
  let state = seed >>> 0
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

const FIRST = Date.UTC(2016, 0, 1)
const SPAN = (Date.UTC(2040, 11, 31) - FIRST) / DAY

test(`${CASES} random deadlines of all Länder, 2016 to 2040, agree with the oracle`, (t) => {
  t.diagnostic(`seed ${SEED}`)
  const draw = generator(SEED)
  for (let i = 0; i < CASES; i++) {
    const event = FIRST + draw(SPAN) * DAY
    const land = LANDS[draw(LANDS.length)]!
    const region = { land }
    const unit = (['D', 'W', 'M', 'Y'] as const)[draw(4)]!
    const n = 1 + draw(unit === 'D' ? 60 : unit === 'W' ? 12 : unit === 'M' ? 14 : 3)
    const counts = draw(4) === 0
    const raw = endOf(event, n, unit, counts)
    const says = period({ from: iso(event), duration: `P${n}${unit}`, eventDayCounts: counts, roll: true, region })
    const where = `${iso(event)} P${n}${unit} ${land}${counts ? ' (Tag zählt)' : ''}`
    assert.equal(says.raw, iso(raw), where)
    assert.equal(says.date, iso(rolled(raw, land)), where)
    if (i % 8 === 0) checkRest(event, land, draw)
  }
})

function checkRest(event: number, land: Land, draw: (below: number) => number) {
  const region = { land }
  const from = iso(event)
  let day = event
  const days = 1 + draw(30)
  for (let left = days; left > 0; ) if (works((day += DAY), land)) left--
  assert.equal(workingDays({ from, days, region }).date, iso(day), `${from} +${days} ${land}`)
  day = event
  for (let left = days; left > 0; ) if (works((day -= DAY), land)) left--
  assert.equal(workingDays({ from, days: -days, region }).date, iso(day), `${from} -${days} ${land}`)
  const postDays = from >= '2025-01-01' ? 4 : 3
  const fiction = event + postDays * DAY
  assert.equal(served({ channel: 'post', on: from, regime: 'lvwg', region }).date, iso(fiction), `post ${from}`)
  assert.equal(served({ channel: 'post', on: from, regime: 'ao', region }).date, iso(rolled(fiction, land)), `post AO ${from} ${land}`)
  const end = objection({ served: iso(fiction), remedyNotice: 'complete', region })
  assert.equal(end.date, iso(rolled(endOf(fiction, 1, 'M', false), land)), `objection ${iso(fiction)} ${land}`)
  const longer = extend({ end: iso(fiction), duration: 'P1M', roll: true, region })
  assert.ok(longer.raw > iso(fiction), 'extending never shortens')
}

test('holidays of all Länder, 2016 to 2040, are those of the statutes', () => {
  for (const land of LANDS) {
    for (let day = FIRST; day <= Date.UTC(2040, 11, 31); day += DAY) {
      if (part(day).w === 0) continue
      const expected = isHolidayByLaw(day, land) || iso(day) === '2028-06-17'
      const name = holidayName(iso(day), { land })
      if (iso(day) === '2028-06-17') continue
      assert.equal(name !== undefined, expected, `${land} ${iso(day)} ${name}`)
      assert.equal(isWorkingDay(iso(day), { land }), works(day, land), `${land} ${iso(day)}`)
    }
  }
})

/** Where the library of the test differs, and why. */
const EXPLAINED: readonly [land: Land | '*', day: RegExp, why: string][] = [
  ['BY', /-08-15$/, 'Mariä Himmelfahrt gilt in Bayern nur in Gemeinden mit katholischer Mehrheit'],
  ['BE', /^2028-06-17$/, 'einmaliger Feiertag in Berlin'],
]

test('holidays agree with date-holidays, every difference explained', (t) => {
  const used = new Set<string>()
  for (const land of LANDS) {
    const other = new DateHolidays('DE', land.toLowerCase(), { types: ['public'] })
    for (let year = 2016; year <= 2040; year++) {
      const theirs = new Set(other.getHolidays(year).map((one) => one.date.slice(0, 10)))
      for (let day = Date.UTC(year, 0, 1); part(day).y === year; day += DAY) {
        if (part(day).w === 0) continue
        const ours = holidayName(iso(day), { land }) !== undefined
        if (ours === theirs.has(iso(day))) continue
        const reason = EXPLAINED.find(([where, pattern]) => (where === '*' || where === land) && pattern.test(iso(day)))
        assert.ok(reason, `${land} ${iso(day)}: ours ${ours}`)
        used.add(reason[2])
      }
    }
  }
  for (const why of used) t.diagnostic(why)
})
