// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainly } from './plainly.ts'

const SAID: readonly [engine: string, screen: string][] = [
  [
    'Antrag ist «vollständig», nötig ist «eingegangen» oder «in Prüfung».',
    'Antrag steht auf „vollständig“. Möglich ist das nur bei „eingegangen“ oder „in Prüfung“.',
  ],
  [
    'Frist «Anhörung» ist der 4. Mai 2026, nötig ist vor dem 1. Mai 2026.',
    'Frist „Anhörung“ ist der 4. Mai 2026, nötig ist vor dem 1. Mai 2026.',
  ],
  [
    'A ist «x», nötig ist «y». B ist «z», nötig ist nicht «z».',
    'A steht auf „x“. Möglich ist das nur bei „y“. B ist „z“, nötig ist nicht „z“.',
  ],
  ['Die Stellungnahme der Polizei fehlt.', 'Die Stellungnahme der Polizei fehlt.'],
]
for (const [engine, screen] of SAID) {
  test(`a screen says: ${screen}`, () => assert.equal(plainly(engine), screen))
}
