// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unitFor } from './unit.ts'

test('one day is no «1 Tage»', () => {
  assert.equal(unitFor(1, 'Tage'), 'Tag')
  assert.equal(unitFor(2, 'Tage'), 'Tage')
  assert.equal(unitFor(1, 'm²'), 'm²')
  assert.equal(unitFor(1, 'constructor'), 'constructor')
})
