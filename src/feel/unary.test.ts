// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The cells of decision tables.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unaryTest } from './compile.ts'
import type { Value } from './values.ts'

const SHAPE = { grenze: true } as const
const SCOPE = { grenze: 10 }

const CASES: readonly (readonly [string, Value, boolean | null])[] = [
  ['-', 5, true],
  ['-', null, true],
  ['> 5', 6, true],
  ['> 5', 5, false],
  ['> 5', 'a', null],
  ['> 5, < 3', 4, false],
  ['> 5, < 3', 2, true],
  ['[1..5]', 5, true],
  ['[1..5)', 5, false],
  [']1..5]', 1, false],
  ['"a", "b"', 'b', true],
  ['not("a", "b")', 'b', false],
  ['not("a", "b")', 'c', true],
  ['not(> 5)', 6, false],
  ['null', null, true],
  ['null', 1, false],
  ['true', true, true],
  ['false', true, false],
  ['grenze', 10, true],
  ['< grenze + 1', 10, true],
  ['? > 5 and ? < grenze', 7, true],
  ['? > 5 and ? < grenze', 12, false],
  ['contains(?, "eu")', 'neu', true],
  ['[1, 2, 3]', 2, true],
]

for (const [source, input, expected] of CASES) {
  test(`${String(input)} against ${source} is ${String(expected)}`, () => {
    const compiled = unaryTest(source, SHAPE)
    assert.ok('test' in compiled, JSON.stringify(compiled))
    assert.equal(compiled.test.evaluate(input, SCOPE, { today: '2026-06-15' }), expected)
  })
}

test('cells with faults say so', () => {
  const compiled = unaryTest('> grnze', SHAPE)
  assert.ok('faults' in compiled)
  assert.match(compiled.faults[0]!.message, /«grnze».*«grenze»/)
})
