// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Rules that would never end, end: by steps or by length, and soon.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Budget, BudgetExceeded } from './budget.ts'
import { compile } from './compile.ts'
import type { Rule } from './compile.ts'

/** Of computing, however busy the machine is; most take a hundredth of it, and without the budget none would end. */
const CEILING_MS = 3_000

const spent = (since: NodeJS.CpuUsage) => process.cpuUsage(since).user / 1000
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
    const started = process.cpuUsage()
    assert.throws(() => evaluate(SCOPE, { today: '2026-06-15' }), BudgetExceeded)
    assert.ok(spent(started) < CEILING_MS)
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

test('the refusal is a German sentence with the limit', () => {
  const { evaluate } = rule('for i in 1..1000000000 return i')
  assert.throws(() => evaluate(SCOPE, { today: '2026-06-15' }),
    { name: 'BudgetExceeded', message: 'Die Regeln brauchen mehr als die erlaubten 100000 Schritte.' })
})

test('time is looked at every 4,096 steps and counts from the first look', () => {
  let looks = 0
  const clock = () => { looks += 1; return looks * 20 }
  const { evaluate } = rule('count(for i in 1..12000 return i)')
  assert.equal(evaluate(SCOPE, { today: '2026-06-15', clock }), 12_000)
  assert.ok(looks >= 2 && looks <= 4, `${looks} looks`)
  const longer = rule('count(for i in 1..90000 return i)')
  assert.throws(() => longer.evaluate(SCOPE, { today: '2026-06-15', clock }),
    { name: 'BudgetExceeded', message: 'Die Regeln rechnen länger als die erlaubten 50 Millisekunden.' })
})

test('a rule that only waits for the real clock is stopped by it', () => {
  const budget = new Budget(1e12, () => performance.now())
  const started = process.cpuUsage()
  const { evaluate } = rule('for i in 1..1000000000 return null')
  assert.throws(() => evaluate(SCOPE, { today: '2026-06-15', budget }), /50 Millisekunden/)
  assert.ok(spent(started) < CEILING_MS)
})

const LONG: readonly (readonly [what: string, source: string])[] = [
  ['parentheses', `${'('.repeat(5_000)}1${')'.repeat(5_000)}`],
  ['a sum', Array(5_000).fill('1').join('+')],
  ['a list of lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['loops', `${'for i in 1..1000 return '.repeat(400)}1`],
  ['quantifiers', `${'some x in xs satisfies '.repeat(400)}x = -1`],
  ['conditions', `${'if true then 1 else '.repeat(450)}1`],
  ['negations', `${'not('.repeat(2_000)}true${')'.repeat(2_000)}`],
  ['roundings', `${'round half up('.repeat(600)}1${', 2)'.repeat(600)}`],
  ['filters', `xs${'[item > 0]'.repeat(1_000)}`],
  ['words without sense', 'xs und '.repeat(1_400)],
]

for (const [what, source] of LONG) {
  test(`${source.length} characters of ${what} are answered soon`, () => {
    const started = process.cpuUsage()
    const compiled = compile(source, SHAPE)
    if ('rule' in compiled) {
      try {
        compiled.rule.evaluate(SCOPE, { today: '2026-06-15', clock: () => performance.now() })
      } catch (error) {
        assert.ok(error instanceof BudgetExceeded)
      }
    } else assert.match(compiled.faults[0]!.message, /^[A-ZÄÖÜ«].*\.$/u)
    assert.ok(spent(started) < CEILING_MS, `${spent(started)} ms`)
  })
}
