// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { numberOf } from './number-of.ts'

test('one is one, none and more are many', () => {
  assert.deepEqual([0, 1, 2].map((count) => numberOf(count, 'Feld', 'Felder')), ['0 Felder', '1 Feld', '2 Felder'])
})
