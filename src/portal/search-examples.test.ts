// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchExamples } from './search-examples.ts'

test('examples are the short words of everyday, each kind once', () => {
  const names = [
    'Alkohol ausschenken bei einem Fest', 'Auskunft über Baulasten bekommen', 'Hund anmelden oder abmelden',
    'Straße sperren oder Haltverbot aufstellen', 'Plakate an Straßen aufhängen',
  ]
  assert.deepEqual(searchExamples(names, 'de'), ['Fest', 'Hund', 'Straße'])
  assert.deepEqual(searchExamples(['Straße sperren', 'Straßenfest feiern'], 'de'), ['Straße'])
  assert.deepEqual(searchExamples(['Antrag auf Blaue Karte EU', 'nur so'], 'de'), ['Antrag'])
  assert.deepEqual(searchExamples([], 'de'), [])
})

test('in English what it is about comes last, without the German term', () => {
  assert.deepEqual(
    searchExamples(['Serve alcohol at a festival (Gestattung)', 'Register a dog'], 'en'), ['dog', 'festival'],
  )
})
