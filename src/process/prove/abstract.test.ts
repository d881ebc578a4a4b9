// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Rules in FEEL against what they become: each is held against its evaluator on every sample.
import assert from 'node:assert/strict'
import test from 'node:test'
import { compile } from '../../feel/compile.ts'
import type { Value } from '../../feel/values.ts'
import { HOUSE_FUNCTIONS } from '../shape.ts'
import { Abstraction } from './abstract.ts'
import { evaluate, FALSE, NULL, possible, TRUE } from './expression.ts'
import { Sketches } from './sketch.ts'
import { toyProcess } from './test-process.ts'

const process = toyProcess({
  statuses: { antrag: 'neu da weg' }, actions: { file: { rule: 'true' } }, final: 'true', deadlines: ['frist'],
  fields: {
    ja: { type: 'boolean' }, art: { type: 'choice', options: { a: 'A', b: 'B', c: 'C' } }, n: { type: 'number', min: 0, max: 50 },
    wort: { type: 'text', required: false }, stunde: { type: 'number', value: 'n * 2' }, viel: { type: 'boolean', value: 'n > 10' },
    tag: { type: 'date' }, liste: { type: 'text', list: true },
  },
})

function built(...rules: readonly string[]) {
  const to = new Abstraction(new Sketches(process))
  rules.forEach((rule) => to.rule(rule))
  to.variables.fix()
  return { to, rules: rules.map((rule) => to.rule(rule)) }
}

const RULES = [
  'antrag = "da"', 'antrag != "da"', 'antrag in ("da", "weg")', 'not(antrag in ("da", "weg"))', 'ja', 'not(ja)', 'ja = true',
  'ja = false', 'ja != true', 'art = "a" or art = "b"', 'n > 10', 'n <= 10', '10 < n', 'n between 5 and 10', 'n in [5..10]', 'n in (> 5, 3)',
  'n = null', 'n != null and n > 10', 'wort = null', 'wort = "x"', 'wort != "x"', 'if ja then n > 10 else art = "c"', 'viel', 'viel and n <= 10',
  'antrag = "da" and (ja or n > 10) and not(art = "c")',
]

test('every rule says of every sample what its evaluator says', () => {
  const { to, rules } = built(...RULES)
  const code: Record<number, Value> = { [TRUE]: true, [FALSE]: false, [NULL]: null }
  const names = ['antrag', 'ja', 'art', 'n', 'wort'].map((key) => to.variables.find(key)!)
  let compared = 0
  const visit = (i: number, scope: Record<string, Value>, world: Int32Array) => {
    if (i < names.length) {
      names[i]!.samples.forEach(({ value }, sample) => {
        const next = world.slice()
        next[names[i]!.index] = 1 << sample
        visit(i + 1, { ...scope, [names[i]!.key]: value === undefined ? 'irgendetwas' : value }, next)
      })
      return
    }
    const full = { ...scope, viel: typeof scope['n'] === 'number' ? scope['n'] > 10 : null }
    RULES.forEach((source, at) => {
      const compiled = compile(source, to.sketches.shape, HOUSE_FUNCTIONS)
      assert.ok('rule' in compiled, source)
      const concrete = compiled.rule.evaluate(full, { today: '2026-01-01' })
      const abstract = evaluate(rules[at]!, world, { variable: -1, yes: 0, none: 0 })
      assert.deepEqual(code[abstract], concrete, `${source} with ${JSON.stringify(full)}`)
      compared += 1
    })
  }
  visit(0, {}, new Int32Array(to.variables.list.map((one) => one.full)))
  assert.ok(compared > 5_000, String(compared))
})

test('numbers become the points and regions that some rule tells apart, within their bounds', () => {
  const { to } = built('n > 10', 'n = 0', 'n < 99')
  assert.deepEqual(to.variables.find('n')!.samples.map((one) => one.title), [
    'noch nichts', 'gleich 0', 'zwischen 0 und 10', 'gleich 10', 'zwischen 10 und 99',
  ])
})

test('one comparison written from both sides is one variable', () => {
  const { to, rules } = built('due frist < today', 'today <= due frist')
  assert.deepEqual(new Set(to.variables.list.map((one) => one.key)), new Set(['order due frist ~ today', 'due frist']))
  const world = new Int32Array(to.variables.list.map((one) => one.full))
  assert.equal(possible({ kind: 'and', items: rules }, world).may, false)
})

test('an unset deadline is not overdue, and a day compared with it is unknown', () => {
  const { to, rules } = built('overdue frist', 'due frist < today', 'due frist = null')
  const world = new Int32Array(to.variables.list.map((one) => one.full))
  const due = to.variables.find('due frist')!
  world[due.index] = due.none
  const question = { variable: -1, yes: 0, none: 0 }
  assert.deepEqual(rules.map((rule) => evaluate(rule, world, question)), [FALSE, NULL, TRUE])
})

test('consultations are none, open or closed; what examples do not agree on stays open', () => {
  const { to, rules } = built(
    'every c in consultations satisfies c.status != "open"', 'count(consultations[status = "open"]) > 0',
    'some c in consultations satisfies c.haltung = "bedenken"',
  )
  const variable = to.variables.find('consultations')!
  const seen = rules.map((rule) => variable.samples.map((_, sample) => {
    const world = new Int32Array(to.variables.list.map((one) => one.full))
    world[variable.index] = 1 << sample
    const { may, must } = possible(rule, world)
    return must ? 'yes' : may ? 'maybe' : 'no'
  }))
  assert.deepEqual(seen, [['yes', 'no', 'yes'], ['no', 'yes', 'no'], ['no', 'maybe', 'maybe']])
})

test('what nothing closer is known of holds or not, the same text twice the same way', () => {
  const { to, rules } = built('string length(wort) > 3 and ja', 'string length( wort ) > 3', 'not(string length(wort) > 3)')
  const opaque = to.variables.list.filter((one) => one.kind === 'order' || one.kind === 'opaque')
  assert.equal(opaque.length >= 1, true)
  const world = new Int32Array(to.variables.list.map((one) => one.full))
  assert.equal(possible({ kind: 'and', items: [rules[0]!, rules[2]!] }, world).may, false)
})
