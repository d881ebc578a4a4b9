// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { addressPlace, entityOfPlace } from './entity-of-place.ts'
import type { AddressPlace } from './entity-of-place.ts'

const ENTITIES = [
  { id: 'suederau', names: ['Gemeinde Süderau'], postcode: '24999' },
  { id: 'norderfeld', names: ['Gemeinde Norderfeld', 'Norderfeld, Stadt'], postcode: '24998' },
  { id: 'osterfeld', names: ['Gemeinde Osterfeld'], postcode: '24998' },
]

const PLACES: readonly [string, AddressPlace, string | undefined][] = [
  ['the name', { city: 'Süderau' }, 'suederau'],
  ['without umlauts', { city: 'SUEDERAU ' }, 'suederau'],
  ['with its kind', { city: 'Stadt Norderfeld', postcode: '99999' }, 'norderfeld'],
  ['the postcode of one seat', { postcode: '24999' }, 'suederau'],
  ['the postcode of two seats', { postcode: '24998' }, undefined],
  ['another place with our postcode', { city: 'Berlin', postcode: '24999' }, undefined],
  ['nothing', {}, undefined],
  ['only a kind', { city: 'Gemeinde' }, undefined],
]
for (const [what, place, entity] of PLACES) {
  test(`${what}: ${entity ?? 'nobody'}`, () => assert.equal(entityOfPlace(ENTITIES, place), entity))
}

test('the place is found in the first address of the form', () => {
  const text = { type: 'text' as const, title: 'x' }
  const address = { type: 'group' as const, title: 'A', fields: { plz: { ...text, autocomplete: 'postal-code' }, ort: { ...text, autocomplete: 'address-level2' } } }
  const fields = { name: text, antragsteller: { type: 'group' as const, title: 'P', fields: { anschrift: address } }, andere: address }
  assert.deepEqual(addressPlace(fields, { antragsteller: { anschrift: { plz: '24999', ort: 'Süderau' } }, andere: { plz: '1', ort: 'B' } }), { postcode: '24999', city: 'Süderau' })
  assert.deepEqual(addressPlace(fields, { antragsteller: null }), {})
})
