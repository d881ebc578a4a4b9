// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Rules that would never end, end: by steps or by length, and soon.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Budget, BudgetExceeded } from './budget.ts'
import { compile } from './compile.ts'
import type { Rule } from './compile.ts'

const CEILING_MS = 1_500
const SHAPE = { xs: true, s: true, big: true } as const
const SCOPE = {
  xs: Array.from({ length: 1_000 }, (_, i) => i), s: 'x'.repeat(600_000),
  big: Array.from({ length: 60_000 }, (_, i) => i),
}

function rule(source: string): Rule {
  const compiled = compile(source, SHAPE)
  assert.ok('rule' in compiled, JSON.stringify(compiled))
  return compiled.rule
}

const ENDLESS = [
  'for i in 1..1000000000 return i',
  'for i in 1..100000, j in 1..100000 return 1',
  'count(for i in 1..400 return for j in 1..400 return j)',
  'some x in xs, y in xs satisfies x + y = -1',
  'every x in xs, y in xs satisfies x + y >= 0',
  'sum(for x in xs return sum(xs))',
  'for x in xs return xs[item = x]',
  'distinct values(xs)',
  'sort(concatenate(big, big), function(a, b) a > b)',
  's + s',
  'string join([s, s])',
  'for x in xs return string length(s)',
  'for x in xs return contains(s, "y")',
  'for x in xs return upper case(s)',
  'for x in xs return xs = xs[item >= 0]',
  'string(for x in xs return for y in xs return 1)',
]

for (const source of ENDLESS) {
  test(`${source} is stopped`, () => {
    const { evaluate } = rule(source)
    const started = performance.now()
    assert.throws(() => evaluate(SCOPE, { today: '2026-06-15' }), BudgetExceeded)
    assert.ok(performance.now() - started < CEILING_MS)
  })
}

test('ordinary loops stay within the budget', () => {
  const value = rule('sum(for x in xs return x * 2)').evaluate(SCOPE, { today: '2026-06-15' })
  assert.equal(value, 999_000)
})

test('rules can share one budget', () => {
  const budget = new Budget(5_000)
  const env = { today: '2026-06-15', budget }
  const { evaluate } = rule('count(for x in xs return x)')
  assert.equal(evaluate(SCOPE, env), 1_000)
  assert.throws(() => { for (let n = 0; n < 10; n += 1) evaluate(SCOPE, env) }, BudgetExceeded)
})
