// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Fees against rationals of whole numbers, and what must hold for every tariff.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assessFee, feeByTable } from './fees.ts'
import { shares } from './fees-share.ts'
import { sightOf, tariffOf } from './test-tariff.ts'

const ON = '2026-06-01'
const SEED = 190
const table = (more: object) => [{ from: '2020-01-01', basis: 'Muster', ...more }]
const abs = (n: bigint) => (n < 0n ? -n : n)

/** n/d rounded half away from zero. */
const halfUp = (n: bigint, d: bigint) => (n < 0n ? -1n : 1n) * ((2n * abs(n) + d) / (2n * d))
const thousandths = (n: bigint) => `${n / 1000n}.${String(n % 1000n).padStart(3, '0')}`

test('positions and reductions agree with exact arithmetic up to 10^11 euro', () => {
  const prepared = tariffOf({ a: 'number', q: 'number', p: 'number' }, table({
    positions: [{ no: '1', title: 'a', amount: 'a', quantity: 'q' }],
    adjustments: [{ no: 'M', title: 'm', basis: 'b', when: 'p > 0', factor: '1 - p / 100' }],
  }))
  const amount = fc.oneof(
    fc.bigInt({ min: 1n, max: 99_999n }),
    fc.bigInt({ min: 1n, max: 10n ** 11n }).map((n) => n * 10n + 5n),
    fc.bigInt({ min: 1n, max: 10n ** 14n }),
  )
  const quantity = fc.oneof(fc.constant(1_000n), fc.bigInt({ min: 1n, max: 40_000n }))
  fc.assert(fc.property(amount, quantity, fc.bigInt({ min: 0n, max: 100n }), (a, q, p) => {
    fc.pre(a * q <= 10n ** 17n)
    const before = halfUp(a * q, 10_000n)
    const wanted = p === 0n ? before : halfUp(before * (100n - p), 100n)
    const values = { a: Number(thousandths(a)), q: Number(thousandths(q)), p: Number(p) }
    const answer = assessFee(prepared, sightOf(prepared, values, ON), ON)
    assert.ok('fee' in answer)
    assert.equal(BigInt(answer.fee.totalCents), wanted, JSON.stringify(values))
  }), { numRuns: 30_000, seed: SEED })
})

const position = (account: boolean) => fc.record({
  euro: fc.integer({ min: 0, max: 500_000 }).map((n) => n / 100),
  quantity: fc.integer({ min: 1, max: 9 }),
  kind: fc.constantFrom('fee', 'fee', 'expense', 'deposit'),
  ...(account && { account: fc.constantFrom('"A"', '"B"', '"C"') }),
}).map(({ euro, quantity, ...rest }) => ({ amount: String(euro), quantity: String(quantity), ...rest }))

test('lines add up to the total, accounts too, in whatever order the positions stand', () => {
  const tariff = fc.record({
    positions: fc.array(position(true), { minLength: 1, maxLength: 6 }),
    min: fc.integer({ min: 0, max: 200 }).map(String),
    max: fc.integer({ min: 200, max: 9_000 }).map(String),
    factors: fc.array(fc.constantFrom('0', '0.75', '1 / 3', '0.5'), { maxLength: 2 }),
  })
  fc.assert(fc.property(tariff, ({ positions, min, max, factors }) => {
    const adjustments = factors.map((factor, i) => ({ no: `M${i}`, title: 'm', basis: 'b', when: true, factor }))
    const named = positions.map((one, i) => ({ no: `P${i}`, title: 't', ...one }))
    const feeOf = (list: typeof named) => {
      const prepared = tariffOf({}, table({ min, max, positions: list, adjustments }))
      return feeByTable(prepared, sightOf(prepared, {}, ON), prepared.process.tariff!.tables[0]!)
    }
    const fee = feeOf(named)
    const sum = (list: readonly { cents: number }[]) => list.reduce((total, one) => total + one.cents, 0)
    assert.equal(sum(fee.lines), fee.totalCents)
    assert.equal(sum(fee.deposits ?? []), fee.depositCents ?? 0)
    const accounts = Object.values(fee.byAccount ?? {})
    assert.equal(accounts.reduce((total, one) => total + one, 0), fee.totalCents)
    assert.ok(accounts.every((one) => one >= 0), JSON.stringify(fee))
    const turned = feeOf([...named].reverse())
    assert.equal(turned.totalCents, fee.totalCents)
    assert.deepEqual(turned.byAccount, fee.byAccount)
  }), { numRuns: 400, seed: SEED })
})

test('shares add up and stay within a cent of their proportion', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 })
  fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (cents, list) => {
    const parts = shares(cents, list)
    assert.equal(parts.reduce((sum, one) => sum + one, 0), cents)
    const total = list.reduce((sum, one) => sum + one, 0)
    if (total) parts.forEach((part, i) => assert.ok(Math.abs(part - (cents * list[i]!) / total) < 1))
  }), { seed: SEED })
})

test('null, text and sizes that are none are refused with the field', () => {
  const prepared = tariffOf({ a: 'number', k: 'text' }, table({
    positions: [{ no: '1', title: 'a', amount: 'a', account: 'k' }],
  }))
  const refusal = (values: Record<string, number | string | null>) => {
    const answer = assessFee(prepared, sightOf(prepared, values, ON), ON)
    return 'refusal' in answer ? answer.refusal : undefined
  }
  assert.deepEqual(refusal({ k: 'Amt' }), {
    field: 'a', message: 'Gebührenposition 1: «a» ergibt nichts, gebraucht wird eine Zahl. Es fehlt «a».',
  })
  assert.match(refusal({ a: -5, k: 'Amt' })!.message, /angegeben sind -5 Euro, erlaubt sind Beträge ab 0/)
  assert.match(refusal({ a: 1e15, k: 'Amt' })!.message, /ist mehr als/)
  assert.equal(refusal({ a: 5 })!.field, 'k')
  assert.equal(refusal({ a: 5, k: 'Amt' }), undefined)
})

test('several debtors owe the whole together', () => {
  const prepared = tariffOf({ namen: 'text' }, table({
    debtors: '["A. Ahrens", "B. Behn"]', positions: [{ no: '1', title: 'a', amount: '10' }],
  }))
  const answer = assessFee(prepared, sightOf(prepared, {}, ON), ON)
  assert.ok('fee' in answer)
  assert.deepEqual(answer.fee.debtors, ['A. Ahrens', 'B. Behn'])
})
