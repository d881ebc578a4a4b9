// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Nobody finds a small number by setting shown ones against each other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FEW, FEW_CASES, shownCount, shownDays, shownEuro, shownParts, shownPortions, shownShare, WITHHELD } from './insight-shown.ts'
import type { Shown } from './insight-shown.ts'

/** Every number somebody who knows the rules must reckon with. */
function possible({ text, value }: Shown): number[] {
  const from = value ?? 0
  assert.ok(value !== undefined || text === FEW)
  return [0, 1, 2, 3, 4].map((more) => from + more)
}

/** What a part may be, given its total and all other parts as shown. */
function deduced(total: Shown, parts: readonly Shown[], at: number): number[] {
  const others = parts.filter((_, i) => i !== at).map(possible)
  const [least, most] = [others.reduce((sum, one) => sum + one[0]!, 0), others.reduce((sum, one) => sum + one.at(-1)!, 0)]
  return possible(parts[at]!).filter((n) => possible(total).some((all) => all - n >= least && all - n <= most))
}

test('the attacker is clever enough: exact totals would give a small number away', () => {
  const exact = (value: number): Shown => ({ text: String(value), value })
  const others = [20, 25]
  const found = possible({ text: FEW }).filter((n) => 47 - n === others[0]! + others[1]!)
  assert.deepEqual(found, [2])
  assert.deepEqual(exact(47).value, 47)
})

test('fewer than five are never a number', () => {
  for (const n of [0, 1, 2, 3, 4]) assert.deepEqual(shownCount(n), { text: FEW })
  assert.equal(shownCount(5).text, '5')
  assert.equal(shownCount(1_234).text, '1.230')
  assert.deepEqual(shownDays(3, 4), { text: FEW_CASES })
  assert.equal(shownDays(1, 5).text, '1 Tag')
})

test('no small part follows from the total and the other parts, for any sums', () => {
  let attacks = 0
  for (let a = 5; a <= 40; a++) {
    for (let b = 0; b <= 14; b++) {
      for (let c = 0; c <= 4; c++) {
        const parts = shownParts({ a, b, c })!
        const total = shownCount(a + b + c)
        assert.ok(deduced(total, Object.values(parts), 2).length >= 3, `${a} + ${b} + ${c}`)
        assert.ok(deduced(shownCount(a + c), [shownCount(a), shownCount(c)], 1).length >= 3, `${a} + ${c}`)
        attacks++
      }
    }
  }
  assert.equal(attacks, 36 * 15 * 5)
})

test('kinds are not told apart where each is small', () => {
  assert.equal(shownParts({ a: 4, b: 4 }), undefined)
  assert.equal(shownParts({}), undefined)
  assert.deepEqual(Object.keys(shownParts({ a: 5, b: 1 })!), ['a', 'b'])
})

test('a share is made of what is shown', () => {
  assert.equal(shownShare(3, 4).text, FEW_CASES)
  assert.equal(shownShare(3, 40).text, 'unter 5 von 40')
  assert.equal(shownShare(38, 40).text, 'alle bis auf unter 5')
  assert.deepEqual(shownShare(17, 43), shownShare(15, 40))
  assert.equal(shownShare(15, 40).text, '38\u00a0%')
})

test('an amount of few cases is hidden together with a second one', () => {
  const parts = { paid: { cases: 40, value: 400_000 }, open: { cases: 10, value: 100_000 }, waived: { cases: 1, value: 5_000 } }
  assert.deepEqual(shownPortions(parts, shownEuro), {
    paid: { text: 'rund 4.000\u00a0€', value: 400_000 }, open: { text: WITHHELD }, waived: { text: FEW_CASES },
  })
  const two = { ...parts, open: { cases: 4, value: 1 } }
  assert.equal(shownPortions(two, shownEuro).paid.text, 'rund 4.000\u00a0€')
  const none = { ...parts, waived: { cases: 5, value: 50_000 } }
  assert.equal(Object.values(shownPortions(none, shownEuro)).every(({ value }) => value !== undefined), true)
  assert.equal(shownEuro(1_234_567).text, 'rund 12.000\u00a0€')
  assert.equal(shownEuro(9_999).text, 'unter 100\u00a0€')
})
