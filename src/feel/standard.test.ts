// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Where other engines slip on fees and dates: one line per case, as the DMN standard has it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from './compile.ts'
import type { Shape } from './compile.ts'
import { plainText } from './builtins-text.ts'
import { Budget } from './budget.ts'
import type { Scope } from './code.ts'
import { feelDate } from './values.ts'

const SHAPE: Shape = { n: true, s: true, flag: true, xs: { aktiv: true, name: true }, d: true }
const SCOPE: Scope = {
  n: 5, s: 'a', flag: null, d: feelDate('2026-06-15'),
  xs: [{ aktiv: true, name: 'alt' }, { aktiv: false, name: 'neu' }],
}

const CASES: readonly (readonly [string, string])[] = [
  // Age and terms: whole months only.
  ['string(years and months duration(date("2020-01-15"), date("2026-03-01")))', 'P6Y1M'],
  ['string(years and months duration(date("2026-03-01"), date("2020-01-15")))', '-P6Y1M'],
  ['string(years and months duration(date("2026-01-31"), date("2026-02-28")))', 'P1M'],
  ['duration("P200D") = duration("P210D")', 'false'],
  ['list contains([date("2026-01-01")], date("2026-01-01"))', 'true'],
  ['index of([date("2026-01-01"), d], date("2026-06-15"))', '[2]'],
  ['string(max(date("2026-01-01"), d))', '2026-06-15'],
  ['string(min([duration("P3D"), duration("P1D")]))', 'P1D'],
  ['string(duration("P1D") * 3)', 'P3D'],
  ['string(duration("P3D") / 2)', 'P1DT12H'],
  ['string(-duration("P1D"))', '-P1D'],
  ['duration("P3D") / duration("P1D")', '3'],
  ['duration("P1Y") / duration("P1D")', 'null'],
  ['string(date and time("2026-01-01T12:00:00+02:00") - date and time("2026-01-01T12:00:00Z"))',
    '-PT2H'],
  ['date and time("2026-01-01T12:00:00Z") - date and time("2026-01-01T12:00:00")', 'null'],
  ['string(d + duration("PT36H"))', '2026-06-16'],
  ['string(d - duration("P1M"))', '2026-05-15'],
  ['string(date("2026-01-31") + duration("P1M"))', '2026-02-28'],
  ['string(d - date("2026-06-01"))', 'P14D'],
  ['(d - date("2026-06-01")).days', '14'],
  ['xs[item.aktiv].name', '["alt"]'],
  ['xs[contains(item.name, "eu")].name', '["neu"]'],
  ['xs[aktiv].name', '["alt"]'],
  ['1 <= "a"', 'null'],
  ['"5" < 10', 'null'],
  ['1 < true', 'null'],
  ['5 between 10 and 1', 'false'],
  ['5 between 1 and 10', 'true'],
  ['flag between 1 and 10', 'null'],
  ['if "x" then 1 else 2', '2'],
  ['some x in [1, null] satisfies x > 2', 'null'],
  ['some x in [3, null] satisfies x > 2', 'true'],
  ['every x in [3, null] satisfies x > 2', 'null'],
  ['every x in [1, null] satisfies x > 2', 'false'],
  ['every x in [] satisfies x > 2', 'true'],
  ['[true, false][item = false]', '[false]'],
  ['5 in (null..10]', 'null'],
  ['5 in (<= 10)', 'true'],
  ['for i in 3..0 return i', '[3, 2, 1, 0]'],
  ['for i in 1..2.5 return i', 'null'],
  ['round half up(1.005, 2)', '1.01'],
  ['round half up(-1.005, 2)', '-1.01'],
  ['round half up(0.1 + 0.2, 1) = 0.3', 'true'],
  ['round up(0.1 + 0.2, 1)', '0.3'],
  ['ceiling((0.1 + 0.2) * 10)', '3'],
  ['floor(0.7 * 10 + 0.1 * 10)', '8'],
  ['decimal(2.675, 2)', '2.68'],
  ['decimal(2.5, 0)', '2'],
  ['1 / 0', 'null'],
  ['n + s', 'null'],
  ['s + s', 'aa'],
  // Three-valued logic.
  ['flag and false', 'false'],
  ['flag and true', 'null'],
  ['flag or true', 'true'],
  ['flag or false', 'null'],
  ['not(flag)', 'null'],
  ['n = "5"', 'null'],
  ['n != null', 'true'],
  ['flag = null', 'true'],
  ['n in (1, [4..6])', 'true'],
  ['n in ]5..6]', 'false'],
  ['s in ["a", "b"]', 'true'],
  ['time("14:00") < time("14:01")', 'true'],
  ['time("22:00") + duration("PT4H") = time("02:00")', 'true'],
  ['string(sort(["b", "a"]))', '["a", "b"]'],
  ['sum([])', 'null'],
  ['count([])', '0'],
  ['string(today())', '2026-11-22'],
  ['day of week(d)', 'Monday'],
  ['week of year(date("2027-01-01"))', '53'],
  ['substring("Straße", -2)', 'ße'],
  ['string length("🐕🐕")', '2'],
  ['{a: 1, b: a + 1}.b', '2'],
  ['[1, 2, 3][-1]', '3'],
  ['[1, 2, 3][4]', 'null'],
]

for (const [source, expected] of CASES) {
  test(`${source} is ${expected}`, () => {
    const compiled = compile(source, SHAPE)
    assert.ok('rule' in compiled, JSON.stringify(compiled))
    const value = compiled.rule.evaluate(SCOPE, { today: '2026-11-22' })
    assert.equal(plainText(value, new Budget(), 0), expected)
  })
}
