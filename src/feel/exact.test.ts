// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Money: random fee formulas against exact fractions. LAUFZETTEL_FORMULAS=100000 for the full run.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { rounded, toCents } from './exact.ts'

const FORMULAS = Number(process.env['LAUFZETTEL_FORMULAS'] ?? 2_500)
const SEED = Number(process.env['LAUFZETTEL_SEED'] ?? 20_261_122)
const ENV = { today: '2026-06-15' }
const SHAPE = { betrag: true } as const

interface Fraction { readonly n: bigint; readonly d: bigint }
interface Formula { readonly text: string; readonly value: Fraction }

for (const [from, to] of [[0, 6], [6, 9], [9, 11]] as const) {
  test(`${FORMULAS} formulas from 1e${from} to 1e${to} euro: none wrong (seed ${SEED})`, (t) => {
    const random = generator(SEED + to)
    let wrong = 0
    let ties = 0
    for (let n = 0; n < FORMULAS; ) {
      const scale = BigInt(10 ** (from + Math.floor(random() * (to - from))))
      const { text, value } = formula(random, 3, scale)
      const size = Number(value.n) / Number(value.d)
      if (Math.abs(size) >= 10 ** to || (from > 0 && Math.abs(size) < 10 ** from)) continue
      n += 1
      const { cents, tie } = exactCents(value)
      if (tie) ties += 1
      const compiled = compile(`round half up(${text}, 2)`, SHAPE)
      assert.ok('rule' in compiled, text)
      const euro = compiled.rule.evaluate({ betrag: 120.35 }, ENV)
      if (toCents(euro as number) !== Number(cents)) {
        wrong += 1
        t.diagnostic(`${text} = ${String(euro)}, exactly ${cents} cents`)
      }
    }
    t.diagnostic(`${ties} of them ties, ${wrong} wrong`)
    assert.equal(wrong, 0)
    assert.ok(ties > FORMULAS / 200, 'too few ties to prove anything')
  })
}

test('cents are half up on the decimal a number prints as', () => {
  const cases: [number, number][] = [
    [1.005, 101], [-1.005, -101], [0.285, 29], [8.345, 835], [120.35, 12_035], [0, 0], [-0, 0],
    [1e-9, 0], [4.35, 435], [1.115, 112], [10.075, 1008], [9_999_999_999.995, 1_000_000_000_000],
  ]
  for (const [euro, cents] of cases) assert.equal(toCents(euro), cents, String(euro))
  for (const bad of [NaN, Infinity, 1e18]) assert.throws(() => toCents(bad), RangeError)
})

test('each way of rounding, on both sides of zero', () => {
  const ways = ['half up', 'half down', 'half even', 'up', 'down', 'floor', 'ceiling'] as const
  const table = ways.map((way) => [2.5, -2.5, 3.5, 2.4, -2.6].map((n) => rounded(n, 0, way)))
  assert.deepEqual(table, [
    [3, -3, 4, 2, -3], [2, -2, 3, 2, -3], [2, -2, 4, 2, -3], [3, -3, 4, 3, -3], [2, -2, 3, 2, -2],
    [2, -3, 3, 2, -3], [3, -2, 4, 3, -2],
  ])
  assert.equal(rounded(1250, -2, 'half up'), 1300)
  assert.equal(rounded(1.005, 2, 'half up'), 1.01)
  assert.equal(rounded(5, 99_999, 'half up'), null)
})

function formula(random: () => number, depth: number, scale: bigint): Formula {
  const pick = random()
  if (depth === 0 || pick < 0.2) return literal(random, scale)
  const left = formula(random, depth - 1, scale)
  if (pick < 0.45) return join('+', left, formula(random, depth - 1, scale))
  if (pick < 0.65) return join('-', left, formula(random, depth - 1, scale))
  const right = literal(random, 1n)
  if (pick < 0.85 || right.value.n === 0n) return join('*', left, right)
  return join('/', left, right)
}

function join(op: string, a: Formula, b: Formula): Formula {
  return { text: `(${a.text} ${op} ${b.text})`, value: combined(op, a.value, b.value) }
}

function combined(op: string, a: Fraction, b: Fraction): Fraction {
  if (op === '+') return { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
  if (op === '-') return { n: a.n * b.d - b.n * a.d, d: a.d * b.d }
  return op === '*' ? { n: a.n * b.n, d: a.d * b.d } : { n: a.n * b.d, d: a.d * b.n }
}

function literal(random: () => number, scale: bigint): Formula {
  if (random() < 0.1) return { text: 'betrag', value: { n: 12_035n, d: 100n } }
  const places = Math.floor(random() * 5)
  const d = 10n ** BigInt(places)
  const n = BigInt(Math.floor(random() * 1000)) * scale * (random() < 0.5 ? d : 1n)
    + BigInt(Math.floor(random() * Number(d)))
  const whole = n / d
  const text = places ? `${whole}.${String(n % d).padStart(places, '0')}` : String(whole)
  return { text, value: { n, d } }
}

function exactCents({ n, d }: Fraction): { cents: bigint; tie: boolean } {
  const size = (n < 0n ? -n : n) * 200n
  const cents = (size + d) / (2n * d)
  return { cents: n < 0n ? -cents : cents, tie: size % (2n * d) === d }
}

// mulberry32: small, seeded, good enough to draw formulas.
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
