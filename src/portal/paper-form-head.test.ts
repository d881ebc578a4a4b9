// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MUSTERGEMEINDE } from '../engine/scenario.ts'
import { headOf } from './paper-form-head.ts'

const TENANT = { slug: 'amt', name: 'Amt Muster', settings: { city: '24999 Musterstadt', arms: 'amt' } }
const other = { ...MUSTERGEMEINDE, id: 'andere', name: 'Gemeinde Andere', office: 'Bürgeramt' }

test('among several legal entities nobody has chosen yet: the municipality heads the form', () => {
  const head = headOf(TENANT, { a: MUSTERGEMEINDE, b: other })
  assert.deepEqual(
    [head.name, head.arms, head.postcode, head.city, head.office, head.authority],
    ['Amt Muster', 'amt', '24999', 'Musterstadt', '', MUSTERGEMEINDE.authority],
  )
  assert.equal(headOf(TENANT, { a: MUSTERGEMEINDE, b: { ...other, authority: 'Andere' } }).authority, 'Amt Muster')
})

test('the only legal entity heads its form', () => {
  assert.equal(headOf(TENANT, { a: MUSTERGEMEINDE }), MUSTERGEMEINDE)
})
