// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { paymentReference, paymentReferenceIn } from './payment-reference.ts'

test('a Kassenzeichen is understood in every spelling, and nothing else is taken for one', () => {
  const own = paymentReference(2, 123)
  assert.equal(own, '1002.000123.5')
  for (const typed of [own, '1002 000123 5', '10020001235', ' 1002-000123-5 ', 'KZ 1002.000123.5', 'kassenzeichen: 1002 0001235', 'Kz.10020001235', '1002.000123. 5'])
    assert.equal(paymentReferenceIn(typed), own, typed)
  for (const typed of ['', '1002.000123.7', '1002000123', '100200012358', '32-GE-17/2026', '04641 000123', '1002.000123.5a'])
    assert.equal(paymentReferenceIn(typed), undefined, typed)
})
