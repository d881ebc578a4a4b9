// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, Values } from '../engine/case.ts'
import type { Field } from '../process/process.ts'
import { takeOver } from './take-over.ts'

const TODAY = '2027-04-01'
const FIELDS: Readonly<Record<string, Field>> = {
  name: { type: 'text', title: 'Name', length: 10 },
  art: { type: 'choice', title: 'Art', options: { fest: 'Fest', markt: 'Markt' } },
  tag: { type: 'date', title: 'Tag' },
  geboren: { type: 'date', title: 'Geburtsdatum', autocomplete: 'bday' },
  gebuehr: { type: 'money', title: 'Betrag' },
  einverstanden: { type: 'boolean', title: 'Ich stelle die Gemeinde frei.' },
  zelt: { type: 'boolean', title: 'Gibt es ein Zelt?' },
  plan: { type: 'file', title: 'Plan' },
  summe: { type: 'number', title: 'Summe', value: '1 + 1' },
  grund: { type: 'text', title: 'Grund', transient: true },
  getraenke: { type: 'choice', title: 'Getränke', list: true, options: { bier: 'Bier', wein: 'Wein' } },
  zeiten: {
    type: 'group', title: 'Zeiten', list: true,
    fields: { datum: { type: 'date', title: 'Tag' }, von: { type: 'time', title: 'von' } },
  },
}
const take = (before: Values) => takeOver(FIELDS, Object.keys(FIELDS), before, TODAY)

test('what still fits is taken', () => {
  const fits: Values = {
    name: 'Dorffest', art: 'fest', geboren: '1984-03-12', gebuehr: 1050, zelt: false, getraenke: ['bier'], tag: '2027-04-01',
    zeiten: [{ datum: '2027-07-01', von: '14:00' }],
  }
  assert.deepEqual(take(fits), fits)
})

test('past days, files, declarations, computed and passing values are asked anew', () => {
  assert.deepEqual(take({
    tag: '2027-03-31', plan: [{ id: 'x', name: 'plan.pdf', size: 1 }] as never, einverstanden: true, summe: 2, grund: 'alt',
    zeiten: [{ datum: '2026-07-01', von: '14:00' }, { datum: '2026-07-02', von: null }],
  }), { zeiten: [{ von: '14:00' }] })
})

test('what a field can no longer hold is left out, and nothing else', () => {
  const odd: readonly [string, Json][] = [
    ['name', 'longer than ten'], ['name', 7], ['name', ['a']], ['art', 'zirkus'], ['tag', '2027-02-30'], ['gebuehr', 1.5],
    ['zelt', 'ja'], ['getraenke', 'bier'], ['getraenke', ['saft']], ['zeiten', { von: '14:00' }], ['zeiten', ['14:00']], ['gone', 'x'],
    ['__proto__', 'x'],
  ]
  for (const [name, value] of odd) {
    assert.deepEqual(take(Object.fromEntries([[name, value], ['art', name === 'art' ? value : 'markt']])), name === 'art' ? {} : { art: 'markt' }, name)
  }
  assert.deepEqual(take({ getraenke: ['bier', 'saft'] }), { getraenke: ['bier'] })
})
