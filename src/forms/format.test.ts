// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../process/process.ts'
import { formatValue } from './format.ts'

const NAMES = { entities: {} }
const list = (fields: Record<string, Field>): Field => ({ type: 'group', title: 'Teile', list: true, fields })
const metres = (title: string): Field => ({ type: 'number', title, unit: 'm' })

test('in a list of small groups, numbers and yes or no say what they are of', () => {
  const pits = list({ laenge: metres('Länge'), breite: { ...metres('Wie breit?'), short: 'Breite' }, dicht: { type: 'boolean', title: 'Asphalt' } })
  assert.deepEqual(formatValue(pits, [{ laenge: 3, breite: 2.5, dicht: true }, { laenge: 1 }], NAMES), [
    'Länge 3\u00a0m, Breite 2,5\u00a0m, Asphalt: Ja',
    'Länge 1\u00a0m',
  ])
})

test('days, times and words say it themselves', () => {
  const days = list({
    tag: { type: 'date', title: 'Tag' }, von: { type: 'time', title: 'Beginn' },
    bis: { type: 'time', title: 'Ende' }, was: { type: 'text', title: 'Was' },
  })
  assert.deepEqual(formatValue(days, [{ tag: '2026-06-27', von: '14:00', bis: '01:00', was: 'Tanz' }], NAMES), [
    'Samstag, 27. Juni 2026, 14:00 bis 1:00\u00a0Uhr, Tanz',
  ])
})
