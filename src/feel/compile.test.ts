// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'node:test'
import { compile } from './compile.ts'
import type { Env, Rule, Shape } from './compile.ts'
import type { Scope } from './code.ts'
import { feelDate } from './values.ts'
import type { Value } from './values.ts'

const SHAPE: Shape = {
  'due entscheidung': true, 'beteiligung': true, 'gebühr': true, 'a-b': true,
  'antrag': { 'höhe der kosten': true, 'name': true },
  'hunde': { name: true, alter: true, halter: { ort: true } },
}
const SCOPE: Scope = {
  'due entscheidung': feelDate('2026-06-01'), 'beteiligung': 'offen', 'gebühr': 12.5, 'a-b': 7,
  'antrag': { 'höhe der kosten': 100, 'name': 'Fest' },
  'hunde': [
    { name: 'Bello', alter: 3, halter: { ort: 'Kiel' } },
    { name: 'Rex', alter: 9, halter: { ort: 'Plön' } },
  ],
}
const ENV: Env = { today: '2026-06-15' }

function rule(source: string, functions: readonly string[] = []): Rule {
  const compiled = compile(source, SHAPE, functions)
  assert.ok('rule' in compiled, JSON.stringify(compiled))
  return compiled.rule
}

function fault(source: string, functions: readonly string[] = []): string {
  const compiled = compile(source, SHAPE, functions)
  assert.ok('faults' in compiled, `no fault: ${source}`)
  const [first] = compiled.faults
  assert.ok(first!.from <= first!.to && first!.to <= source.length, JSON.stringify(first))
  return first!.message
}

const value = (source: string): Value => rule(source).evaluate(SCOPE, ENV)

test('names may hold blanks, umlauts and signs', () => {
  assert.equal(value('due entscheidung < today()'), true)
  assert.equal(value('antrag.höhe  der kosten * 2'), 200)
  assert.equal(value('gebühr + 0.5'), 13)
  assert.equal(value('a-b - 1'), 6)
  assert.deepEqual(value('hunde[alter > 5].halter.ort'), ['Plön'])
})

test('a rule says what it reads, leaf by leaf', () => {
  assert.deepEqual(rule('antrag.höhe der kosten > gebühr').reads,
    ['antrag.höhe der kosten', 'gebühr'])
  assert.deepEqual(rule('some h in hunde satisfies h.alter > 5').reads, ['hunde.alter'])
  assert.deepEqual(rule('count(hunde[halter.ort = "Kiel"])').reads, ['hunde.halter.ort'])
  assert.deepEqual(rule('count(hunde) > 0').reads, ['hunde'])
  assert.deepEqual(rule('due entscheidung.year').reads, ['due entscheidung'])
  assert.deepEqual(rule('round half up(gebühr, 2)').reads, ['gebühr'])
  assert.deepEqual(rule('1 + 1').reads, [])
})

test('parts are the conjuncts, flattened through parentheses', () => {
  const { parts, evaluate } = rule('gebühr > 5 and (beteiligung = "zu" and (gebühr < 9 or true))')
  assert.deepEqual(parts.map((part) => part.text),
    ['gebühr > 5', 'beteiligung = "zu"', 'gebühr < 9 or true'])
  assert.deepEqual(parts.map((part) => part.reads), [['gebühr'], ['beteiligung'], ['gebühr']])
  assert.deepEqual(parts.map((part) => part.evaluate(SCOPE, ENV)), [true, false, true])
  assert.equal(evaluate(SCOPE, ENV), false)
  assert.equal(rule('gebühr > 5 or beteiligung = "zu"').parts.length, 1)
})

test('house functions get evaluated arguments, may have blanks, and may nest', () => {
  const names = ['add working days', 'happened']
  const functions = {
    'happened': ([action]: readonly Value[]): Value => action === 'zeichnen',
    'add working days': ([from, days]: readonly Value[]): Value =>
      `${String(days)} nach ${String(from)}`,
  }
  const env = { ...ENV, functions }
  const both = rule('happened("zeichnen") and not(happened("x"))', names)
  assert.equal(both.evaluate(SCOPE, env), true)
  assert.equal(rule('add working days("heute", 2 + 3)', names).evaluate(SCOPE, env), '5 nach heute')
  assert.throws(() => rule('happened("x")', names).evaluate(SCOPE, ENV), /without implementation/)
})

test('a rule may evaluate itself again while it runs', () => {
  let depth = 0
  const again = rule('sum(for h in hunde return h.alter + nochmal())', ['nochmal'])
  const functions = {
    nochmal: (): Value => {
      depth += 1
      return depth > 1 ? 0 : again.evaluate(SCOPE, { ...ENV, functions })
    },
  }
  assert.equal(again.evaluate(SCOPE, { ...ENV, functions }), 24)
})

test('what cannot work is a fault, with a German sentence', () => {
  assert.equal(fault('beteilgung = "x"'),
    'Den Namen «beteilgung» gibt es nicht. Meinten Sie «beteiligung»?')
  assert.match(fault('antrag.nmae'), /«nmae».*«name»/)
  assert.match(fault('hunde[altre > 5]'), /«altre».*«alter»/)
  assert.match(fault('some h in hunde satisfies h.alte > 5'), /«alte».*«alter»/)
  assert.match(fault('gebühr not in (1)'), /not\(…\)/)
  assert.match(fault('gebühr.betrag'), /«betrag»/)
  assert.match(fault('cuont(hunde)'), /Funktion «cuont».*«count»/)
  assert.match(fault('hapened("x")', ['happened']), /«happened»/)
  assert.match(fault('now()'), /today\(\)/)
  assert.match(fault('matches(beteiligung, "a+")'), /nicht unterstützt/)
  assert.match(fault('substring("abc")'), /substring\(string, start position, \[length\]\)/)
  assert.match(fault('gebühr >'), /fehlt etwas/)
  assert.match(fault('gebühr > ) 5'), /nicht zu verstehen/)
  assert.match(fault('   '), /leer/)
  assert.match(fault('? > 5'), /Entscheidungstabellen/)
  assert.match(fault('date("2026-02-30")'), /gibt es nicht/)
  assert.match(fault('@"morgen"'), /kein Datum/)
  assert.match(fault('date and time("2026-01-01T00:00:00@Europe/Berlin")'), /Zeitzonen/)
  assert.match(fault('function(x) x + 1'), /sort/)
  assert.match(fault('gebühr instance of Hund'), /Typ «Hund»/)
})

test('all faults are shown at once, each once', () => {
  const compiled = compile('round half up(foo, 2) + bar', SHAPE)
  assert.ok('faults' in compiled)
  assert.deepEqual(compiled.faults.map(({ from, to }) => [from, to]), [[14, 17], [24, 27]])
})

test('whatever is written, compiling answers and evaluating ends', () => {
  const words = fc.constantFrom('gebühr', 'hunde', 'antrag.name', 'h', '1', '2.5', '"x"', 'null',
    'true', '+', '-', '*', '/', '(', ')', '[', ']', '{', '}', ',', '.', '..', 'and', 'or', 'not(',
    'if', 'then', 'else', 'for', 'in', 'return', 'some', 'satisfies', 'between', '=', '<', '>=',
    'instance of', 'date(', '@"P1D"', 'sum(', 'sort(', 'round half up(', 'item', '?', ':', '//')
  const sentence = fc.array(words, { maxLength: 14 }).map((all) => all.join(' '))
  const source = fc.oneof(fc.string(), sentence)
  fc.assert(fc.property(source, (text) => {
    const compiled = compile(text, SHAPE)
    if ('rule' in compiled) {
      assert.notEqual(compiled.rule.evaluate(SCOPE, ENV), undefined)
    } else {
      assert.ok(compiled.faults.length > 0 && compiled.faults.every((each) => each.message !== ''))
    }
  }), { numRuns: 2_000 })
})

test('compiling twice gives the same rule', () => {
  assert.equal(rule('gebühr > 1'), rule('gebühr > 1'))
  assert.notEqual(rule('gebühr > 1'), rule('gebühr > 1', ['happened']))
  assert.notEqual(compile('gebühr > 1', { ...SHAPE }), compile('gebühr > 1', SHAPE))
})

test('hostile names read nothing they should not', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) {
    assert.match(fault(name), /gibt es nicht/)
    assert.match(fault(`antrag.${name}`), /gibt es nicht/)
    assert.equal(value(`{a: 1}["${name}" = "x"]`) instanceof Array, true)
    const own = compile(`${name} = null`, JSON.parse(`{"${name}": true}`) as Shape)
    assert.ok('rule' in own)
    assert.equal(own.rule.evaluate({}, ENV), true, name)
  }
  assert.match(fault('{__proto__: 1}'), /nicht erlaubt/)
  assert.match(fault('{"__proto__": 1}'), /nicht erlaubt/)
  assert.equal(value('get value({a: 1}, "constructor")'), null)
})

test('source is bounded in length, parts and depth', () => {
  assert.match(fault(`"${'x'.repeat(20_000)}"`), /20000/)
  assert.match(fault(`[${'1,'.repeat(4_500)}1]`), /4000 Bestandteile/)
  assert.match(fault(`${'('.repeat(250)}1${')'.repeat(250)}`), /200 Ebenen/)
  assert.equal(value(`${'('.repeat(150)}1${')'.repeat(150)}`), 1)
  assert.equal(value(Array(150).fill('1').join('+')), 150)
  assert.equal(value(Array(250).fill('true').join(' and ')), true)
  const nested = 'round half up('.repeat(60) + 'gebühr' + ', 2)'.repeat(60)
  assert.equal(value(nested), 12.5)
})
