// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { computeFee } from './fees.ts'
import { sightOf, tariffOf } from './test-tariff.ts'
import { whatIf } from './what-if.ts'

const position = (amount: string) => [{ no: '1', title: 'Stück', amount, quantity: 'n' }]

test('last year by the new table, issued fees stay', () => {
  const prepared = tariffOf({ n: 'number' }, [
    { from: '2020-01-01', to: '2026-12-31', basis: 'alt', positions: position('10') },
    { from: '2027-01-01', basis: 'neu', positions: position('12.50') },
  ])
  const values: Record<string, number>[] = [{ n: 1 }, { n: 3 }, {}]
  const past = values.map((one, i) => {
    const sight = sightOf(prepared, one, '2026-05-01')
    return { id: `v${i}`, sight, fixedCents: 'n' in one ? computeFee(prepared, sight, '2026-05-01').totalCents : 0 }
  })
  const [, table] = prepared.process.tariff!.tables
  const answer = whatIf(prepared, table!, past)
  assert.deepEqual(answer, {
    cases: 2, fixedCents: 4_000, totalCents: 5_000, differenceCents: 1_000,
    byLine: { 1: { cases: 2, cents: 5_000 } },
    refused: [{ id: 'v2', message: answer.refused[0]!.message }],
  })
  assert.match(answer.refused[0]!.message, /Es fehlt «n»/)
  assert.equal(computeFee(prepared, past[1]!.sight, '2026-12-31').totalCents, 3_000)
  assert.equal(computeFee(prepared, past[1]!.sight, '2027-01-01').totalCents, 3_750)
})
