// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quantityWords, tellingLines } from './fees-quantity.ts'

test('a quantity is said with its unit, and never as «1 Tage»', () => {
  assert.equal(quantityWords({}), undefined)
  assert.equal(quantityWords({ quantity: 1, unit: 'Tage' }), undefined)
  assert.equal(quantityWords({ quantity: 2, unit: 'Tage' }), '2\u00a0Tage')
  assert.equal(quantityWords({ quantity: 1, unit: 'm²' }), '1\u00a0m²')
  assert.equal(quantityWords({ quantity: 12.5, unit: 'm²' }), '12,5\u00a0m²')
  assert.equal(quantityWords({ quantity: 1 }), undefined)
  assert.equal(quantityWords({ quantity: 3 }), '3-mal')
  assert.equal(quantityWords({ quantity: 3 }, (count) => `${count} times`), '3 times')
})

test('a line of 0,00 € is left out beside others', () => {
  const line = (no: string, cents: number) => ({ no, title: no, legalBasis: '', cents })
  assert.deepEqual(tellingLines({ lines: [line('A', 0), line('B', 500)] }), [line('B', 500)])
  assert.deepEqual(tellingLines({ lines: [line('A', 0)] }), [line('A', 0)])
})
