// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distribute } from './distribute.ts'

const cases = (count: number, fits: readonly string[], holder: string | null = null) =>
  Array.from({ length: count }, (_, i) => ({ id: `case-${i}`, holder, fits }))

const counts = (dealt: Readonly<Record<string, string>>) =>
  Object.values(dealt).reduce<Record<string, number>>((sum, id) => ({ ...sum, [id]: (sum[id] ?? 0) + 1 }), {})

test('who has least gets most, until all have the same', () => {
  const dealt = distribute(cases(10, ['a', 'b', 'c']), [{ id: 'a', open: 6 }, { id: 'b', open: 1 }, { id: 'c', open: 3 }])
  assert.deepEqual(counts(dealt), { b: 6, c: 3, a: 1 })
})

test('cases go only to those who may have them; one nobody may have stays', () => {
  const some = [...cases(2, ['a']), { id: 'closed', holder: null, fits: [] }]
  assert.deepEqual(distribute(some, [{ id: 'a', open: 50 }, { id: 'b', open: 0 }]), { 'case-0': 'a', 'case-1': 'a' })
})

test('what is dealt out anew does not count as load, and stays where it is when equal', () => {
  const dealt = distribute(cases(2, ['a', 'b'], 'b'), [{ id: 'a', open: 0 }, { id: 'b', open: 2 }])
  assert.deepEqual(dealt, { 'case-0': 'b', 'case-1': 'a' })
})
