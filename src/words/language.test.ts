// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { isLanguage, proposedLanguage } from './language.ts'

test('English is proposed only to who reads no German', () => {
  for (const [header, language] of [
    [undefined, 'de'],
    ['', 'de'],
    ['de-DE,de;q=0.9,en;q=0.8', 'de'],
    ['en-US,en;q=0.9,de;q=0.1', 'de'],
    ['en-US,en;q=0.9', 'en'],
    ['fr,en;q=0.5', 'en'],
    ['fr', 'de'],
    ['*', 'de'],
    ['DEnglish, EN', 'en'],
    [`${'x,'.repeat(10_000)}en`, 'de'],
  ] as const)
    assert.equal(proposedLanguage(header), language, header)
})

test('only the languages there are', () => {
  assert.deepEqual(['de', 'en', 'de-leicht', 'fr', '', undefined].map(isLanguage), [
    true, true, true, false, false, false,
  ])
})
