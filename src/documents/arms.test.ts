// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { armsSvg } from './arms.ts'

const KEYS = [
  'angeln',
  'suederau',
  'norderfeld',
  'mittelholm',
  'osterlueck',
  'lindenbrueck',
  'muster',
]

test('every municipality has a shield of its own, and every other key the neutral one', () => {
  const neutral = armsSvg('nirgendwo')
  assert.equal(new Set([...KEYS.map(armsSvg), neutral]).size, KEYS.length + 1)
  for (const key of ['', 'constructor', '__proto__', '"><script>'])
    assert.equal(armsSvg(key), neutral)
})

test('a shield needs nothing around it: no ids, styles, scripts or links', () => {
  for (const key of KEYS) {
    const svg = armsSvg(key)
    assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 32 36"/)
    assert.doesNotMatch(svg, /\bid=|style|script|href|url\(|<text/)
    assert.ok(svg.length < 3000, `${key}: ${svg.length}`)
  }
})
