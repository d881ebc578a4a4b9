// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patternFault } from './pattern-cost.ts'

const GOOD = [
  '\\d{5}', '\\d{1,5}(/\\d{1,4})?', '[A-Z]{2}\\d{2}([A-Z0-9]?){0,16}', '(Herr|Frau|Dr\\.)', '[^@]+@[a-z.]+',
  '\\p{L}{1,50}', '[a-z\\]]{3}', '', 'a|b|c', '(?:ab){3}',
]
const BAD: readonly [pattern: string, sentence: RegExp][] = [
  ['(a+)+b', /lange rechnen/],
  ['(a|a)*b', /lange rechnen/],
  ['(a|b?)+x', /lange rechnen/],
  ['([a-zA-Z]+)*', /lange rechnen/],
  ['a*a*a*a*b', /lange rechnen/],
  ['(x{0,20}){0,20}', /lange rechnen/],
  [`${'('.repeat(30)}a${')'.repeat(30)}`, /lange rechnen/],
  ['(a)\\1', /Rückbezüge/],
  ['(?=a)b', /Umschau/],
  ['(a', /kein lesbarer/],
  ['x'.repeat(201), /201 Zeichen/],
]

for (const pattern of GOOD) {
  test(`/${pattern}/ is safe`, () => assert.equal(patternFault(pattern, 500), undefined))
}
for (const [pattern, sentence] of BAD) {
  test(`/${pattern.slice(0, 30)}/ is refused`, () => assert.match(patternFault(pattern, 500) ?? '', sentence))
}

test('what is let in ends at once, whatever is typed', () => {
  for (const pattern of GOOD) {
    const matcher = new RegExp(`^(?:${pattern})$`, 'u')
    for (const typed of ['a'.repeat(500), `${'A1'.repeat(249)}!`, '1'.repeat(500), `${'@a'.repeat(249)}!`]) {
      const start = performance.now()
      matcher.test(typed)
      assert.ok(performance.now() - start < 5_000, pattern)
    }
  }
})
