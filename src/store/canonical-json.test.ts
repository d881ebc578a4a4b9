// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, type Json } from './canonical-json.ts'

test('sorts names, drops blanks and what is undefined', () => {
  const value = { b: [1, null, 'ä"'], a: { d: undefined, c: 0.1 } }
  assert.equal(canonicalJson(value), '{"a":{"c":0.1},"b":[1,null,"ä\\""]}')
})

test('says the same again after reading, whatever the order of names', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = canonicalJson(value as Json)
    assert.equal(canonicalJson(JSON.parse(text)), text)
    const turned = JSON.parse(text, (_, part) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part)
    assert.equal(canonicalJson(turned), text)
  }))
})
