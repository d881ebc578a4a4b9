// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Case } from './case.ts'
import { evolve } from './evolve.ts'
import { shares } from './receivables.ts'

const QUARTERS = ['2026-02-15', '2026-05-15', '2026-08-15', '2026-11-15']
const told = (cents: number, first: string, days: readonly string[]) =>
  shares(cents, first, days).map((one) => `${one.due} ${one.cents}${one.moves ? ' moves' : ''}`)

test('without instalments the whole claim falls due with its deadline', () => {
  assert.deepEqual(told(12_000, '2026-06-18', []), ['2026-06-18 12000 moves'])
})

test('what was due before the notice arrived falls due with the deadline, the rest on its days', () => {
  assert.deepEqual(told(12_000, '2026-06-18', QUARTERS),
    ['2026-06-18 6000 moves', '2026-08-15 3000', '2026-11-15 3000'])
  assert.deepEqual(told(12_000, '2026-12-01', QUARTERS), ['2026-12-01 12000 moves'])
})

test('with every day ahead there is one share per day, and the first takes the odd cent', () => {
  assert.deepEqual(told(10_001, '2026-02-01', QUARTERS),
    ['2026-02-15 2501', '2026-05-15 2500', '2026-08-15 2500', '2026-11-15 2500'])
})

test('no share is lost: they add up to the claim, whatever the days', () => {
  for (let cents = 1; cents < 60; cents += 7) {
    for (const first of ['2026-01-01', '2026-05-15', '2026-09-09', '2027-01-01']) {
      const sum = shares(cents, first, QUARTERS).reduce((all, one) => all + one.cents, 0)
      assert.equal(sum, cents, `${cents} ${first}`)
    }
  }
})

test('a cancellation since a day leaves what was booked before', () => {
  const claim = { paymentReference: '1', cents: 100, due: '2026-02-15', debtor: 'J', entity: 'muster' }
  const before = {
    receivables: [{ ...claim, id: 'a', bookedOn: '2025-12-31' }, { ...claim, id: 'b', bookedOn: '2026-01-01' }],
  } as unknown as Case
  const event = { kind: 'receivablesCancelled' as const, reason: 'Ende', on: '2026-03-01', since: '2026-01-01' }
  assert.deepEqual(evolve(before, event).receivables.map((one) => one.cancelled), [undefined, 'Ende'])
})
