// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Values } from '../engine/case.ts'
import type { Field, Process } from '../process/process.ts'
import { placesText } from './places-text.ts'

const text = (autocomplete?: string): Field => ({ type: 'text', title: 'x', ...(autocomplete && { autocomplete }) })
const fields: Record<string, Field> = {
  a: text(),
  b: { type: 'group', title: 'B', fields: { c: text(), d: { type: 'group', title: 'D', fields: { e: text('work address-line1'), f: text(), g: text('postal-code') } } } },
  h: { type: 'group', title: 'H', list: true, fields: { i: { type: 'choice', title: 'I', options: { x: 'Süderau' } }, j: text(), k: text() } },
  l: { type: 'group', title: 'L', list: true, fields: { m: { type: 'position', title: 'M' }, n: text() } },
  o: text(),
  p: text('address-level2'),
  q: text('given-name'),
}
const values: Values = {
  a: 'Hinter der Kirche', b: { c: 'Jana', d: { e: 'Dorfstr.', f: '3 a', g: '24999' } },
  h: [{ i: 'x', j: '12/4', k: 'Maisacker' }, { i: null, j: '7' }],
  l: [{ m: { lat: 1, lng: 2 }, n: 'am Bahnhof' }], o: 'Ein Grund', p: 'Husum', q: 'Jana',
}
const of = (place?: readonly string[]) => placesText({ ...(place && { place }), fields } as unknown as Process, values).split('\n')

test('addresses and what stands beside a position are places in every process', () => {
  assert.deepEqual(of(), ['husum', 'dorfstrasse 3a 24999', 'am bahnhof'])
})

test('what the process names is a place, of a list each entry', () => {
  assert.deepEqual(of(['a']).slice(0, 1), ['hinter der kirche'])
  assert.deepEqual(of(['h.i', 'h.j']).slice(0, 2), ['suderau 12 4', '7'])
  assert.deepEqual(of(['b.d.e']).slice(0, 1), ['dorfstrasse'])
})

test('nothing answered, nowhere', () => {
  assert.equal(placesText({ place: ['a', 'h.i'], fields } as unknown as Process, {}), '')
  assert.equal(placesText({ place: ['b.d.e', 'x.y'], fields } as unknown as Process, { b: 'x', h: 3, a: null }), '')
})
