// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '../../process/process.ts'
import { plainLabel, withClearLabels } from './clear-labels.ts'

const text = (title: string): Field => ({ type: 'text', title })
const group = (title: string, fields: Record<string, Field>): Field => ({ type: 'group', title, fields })

test('the nearest group that tells them apart precedes a label its page has twice', () => {
  const { sitz, name } = withClearLabels({
    sitz: group('Sitz', {
      haus: group('Hausanschrift', { ort: group('Ort', { plz: text('Postleitzahl'), ort: text('Ort') }) }),
      fach: group('Postfach', { nummer: text('Nummer'), ort: text('Ort') }),
    }),
    name: group('Person', { nummer: text('Nummer') }),
  })
  const { haus, fach } = sitz!.fields!
  assert.equal(haus!.fields!['ort']!.fields!['ort']!.title, 'Hausanschrift: Ort')
  assert.equal(haus!.fields!['ort']!.fields!['plz']!.title, 'Postleitzahl')
  assert.equal(fach!.fields!['ort']!.title, 'Postfach: Ort')
  assert.equal(fach!.fields!['nummer']!.title, 'Nummer')
  assert.equal(name!.fields!['nummer']!.title, 'Nummer', 'another page is another matter')
})

test('the label of the schema comes back, and others stay as they are', () => {
  assert.equal(plainLabel('Postfach: Ort', ['Postfach', 'Sitz']), 'Ort')
  assert.equal(plainLabel('Postfach: Ort', ['Sitz']), 'Postfach: Ort')
})
