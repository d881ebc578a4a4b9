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

test('what has no word in it, and one of several days, is named too', () => {
  const places = list({
    strasse: { type: 'text', title: 'Straße' }, nr: { type: 'text', title: 'Hausnummer oder nächste Hausnummer', short: 'Nr.' },
    mast: { type: 'text', title: 'Mast' }, klasse: { type: 'choice', title: 'Art', options: { G: 'Gemeindestraße' } },
    zahl: { type: 'number', title: 'Plakate hier', short: 'Plakate' },
  })
  assert.deepEqual(formatValue(places, [{ strasse: 'Hauptstraße', nr: '12', mast: 'A 7', klasse: 'G', zahl: 3 }, { strasse: 'Ring', nr: '4a' }], NAMES),
    ['Hauptstraße, Nr. 12, Mast A 7, Gemeindestraße, Plakate 3', 'Ring, Nr. 4a'])
  const dogs = list({
    name: { type: 'text', title: 'Name' }, geboren: { type: 'date', title: 'Geboren am' }, seit: { type: 'date', title: 'Bei Ihnen seit' },
    frei: { type: 'choice', title: 'Ist er befreit?', short: 'Befreit', options: { ja: 'Ja, Diensthund', nein: 'Nein' } },
  })
  const ada = { name: 'Ada', geboren: '2023-02-01', seit: '2026-01-02' }
  assert.deepEqual(formatValue(dogs, [{ ...ada, frei: 'nein' }, { name: 'Ada', geboren: '2023-02-01' }], NAMES), [
    'Ada, Geboren am 1. Februar 2023, Bei Ihnen seit 2. Januar 2026, Befreit: Nein', 'Ada, Mittwoch, 1. Februar 2023',
  ])
  assert.deepEqual(formatValue(dogs, [{ ...ada, frei: 'ja' }], NAMES),
    ['Ada · Geboren am 1. Februar 2023 · Bei Ihnen seit 2. Januar 2026 · Befreit: Ja, Diensthund'], 'an answer with a comma is told from its neighbours')
})

test('an address within an item stands together', () => {
  const address: Field = { type: 'group', title: 'Anschrift', fields: { strasse: { type: 'text', title: 'Straße' }, nr: { type: 'text', title: 'Nr.' }, ort: { type: 'text', title: 'Ort' } } }
  const sellers = list({ name: { type: 'text', title: 'Name' }, anschrift: address })
  assert.deepEqual(formatValue(sellers, [{ name: 'Erna Hansen', anschrift: { strasse: 'Ring', nr: '2', ort: 'Holm' } }], NAMES), ['Erna Hansen · Ring, Nr. 2, Holm'])
})
