// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Receivable } from '../engine/case.ts'
import { openClaims } from './payment.tsx'

const claim = (paymentReference: string, cents: number, due: string, more: Partial<Receivable> = {}): Receivable =>
  ({ id: paymentReference, paymentReference, cents, due, debtor: '', entity: '', bookedOn: '2026-01-01', ...more })

test('what was paid counts for the claims in the order they fall due', () => {
  const claims = [claim('b', 3000, '2026-05-15'), claim('a', 3000, '2026-02-15'), claim('c', 3000, '2026-08-15')]
  assert.deepEqual(openClaims(claims, 4000), [
    { reference: 'b', cents: 2000, due: '2026-05-15' }, { reference: 'c', cents: 3000, due: '2026-08-15' },
  ])
  assert.deepEqual(openClaims(claims, 9000), [])
  assert.deepEqual(openClaims([claim('x', 500, '2026-02-15', { cancelled: 'erlassen' })], 0), [])
})
