// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Field } from '../process/process.ts'
import { answersText } from './answers-text.ts'

const fields: Record<string, Field> = {
  name: { type: 'text', title: 'Name' },
  art: { type: 'choice', title: 'Art', options: { verein: 'Ein Verein', firma: { title: 'Eine Firma' } } },
  musik: { type: 'choice', title: 'Musik', list: true, options: { live: 'Livemusik', dj: 'DJ' } },
  tag: { type: 'date', title: 'Tag' },
  plan: { type: 'file', title: 'Plan' },
  orte: { type: 'group', title: 'Orte', list: true, fields: { ort: { type: 'text', title: 'Ort' }, lage: { type: 'position', title: 'Lage' } } },
}

test('what people typed, chose and sent stands in it, keys, days and ids do not', () => {
  assert.equal(answersText(fields, {
    name: 'Jürgensen', art: 'firma', musik: ['live'], tag: '2026-06-11', unknown: 'x',
    plan: [{ id: '7a0c6b0e-0000-4000-8000-000000000000', name: 'Lageplan.pdf', type: 'application/pdf', size: 1 }],
    orte: [{ ort: 'Festwiese', lage: { lat: 1, lng: 2 } }, { ort: null }],
  }), 'Jürgensen · Eine Firma · Livemusik · Lageplan.pdf · Festwiese')
  assert.equal(answersText(fields, {}), '')
  assert.equal(answersText(fields, { name: 'x'.repeat(200_000) }).length, 100_000)
})
