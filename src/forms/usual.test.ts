// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Field } from '../process/process.ts'
import { typedOf } from './typed.ts'
import { usualAnswers, withUsual } from './usual.ts'

const FIELDS: Readonly<Record<string, Field>> = {
  liste: {
    type: 'group', title: 'Prüfliste', list: true,
    fields: {
      frei: { type: 'boolean', title: 'Ist der Weg frei?', usual: true },
      mangel: { type: 'boolean', title: 'Gibt es Mängel?', usual: false },
      schild: { type: 'choice', title: 'Fehlt ein Schild?', options: { nein: { title: 'Nein' }, ja: 'Ja' }, usual: 'nein' },
      stand: { type: 'choice', title: 'Wie ist der Stand?', options: { gut: 'Gut', schlecht: 'Schlecht' } },
    },
  },
}

test('each answer has its open questions; one without a usual answer belongs to none', () => {
  const typed = typedOf([['liste.0.mangel', 'ja'], ['liste.0.stand', '']])
  assert.deepEqual(usualAnswers(FIELDS['liste']!, 'liste.0', typed), [
    { text: 'ja', title: 'Ja', open: ['liste.0.frei'] },
    { text: 'nein', title: 'Nein', open: ['liste.0.schild'] },
  ])
})

test('a press answers what is open in this item, and keeps every answer', () => {
  const before = typedOf([['liste.0.mangel', 'ja'], ['liste.1.mangel', '']])
  const { typed, filled } = withUsual(before, FIELDS, 'liste.0', 'nein')!
  assert.deepEqual([...typed], [['liste.0.mangel', ['ja']], ['liste.1.mangel', ['']], ['liste.0.schild', ['nein']]])
  assert.deepEqual(filled, { path: 'liste.0', title: 'Nein', count: 1 })
  assert.equal(before.has('liste.0.schild'), false)
})

test('only what the process names is given', () => {
  for (const [path, text] of [['liste.0', 'gut'], ['liste.0', 'entfaellt'], ['anderes', 'nein'], ['liste.0.mangel', 'nein'], ['toString', 'nein']] as const) {
    assert.equal(withUsual(typedOf([]), FIELDS, path, text), undefined, `${path}:${text}`)
  }
})
