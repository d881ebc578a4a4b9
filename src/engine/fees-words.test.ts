// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { euroInWords } from './fees-words.ts'
import { sightOf, tariffOf } from './test-tariff.ts'

const CASES: readonly [number, string][] = [
  [0, 'null Euro'], [1, 'null Euro und ein Cent'], [100, 'ein Euro'], [3_750, 'siebenunddreißig Euro und fünfzig Cent'],
  [1_617, 'sechzehn Euro und siebzehn Cent'], [10_100, 'einhundertein Euro'], [76_700, 'siebenhundertsiebenundsechzig Euro'],
  [120_000, 'eintausendzweihundert Euro'], [2_100_000, 'einundzwanzigtausend Euro'],
  [123_456_789, 'eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig Euro und neunundachtzig Cent'],
]

for (const [cents, text] of CASES) test(`${cents} Cent: ${text}`, () => assert.equal(euroInWords(cents), text))

test('what has no words is a fault', () => {
  for (const cents of [-1, 0.5, Number.NaN, 1e15]) assert.throws(() => euroInWords(cents), RangeError)
})

test('rules of letters write an amount in words', () => {
  const prepared = tariffOf({ betrag: 'money' }, [
    { from: '2020-01-01', basis: 'Muster', positions: [{ no: '1', title: 'a', amount: 'betrag' }] },
  ])
  const { scope, env } = sightOf(prepared, { betrag: 3_750 }, '2026-06-01')
  assert.equal(prepared.rule('worte(fee total)').evaluate(scope, env), 'siebenunddreißig Euro und fünfzig Cent')
})
