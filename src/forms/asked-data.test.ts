// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import type { Process } from '../process/process.ts'
import { askedData } from './asked-data.ts'

test('every detail once, with its reason; nothing computed, no declaration', () => {
  const process = {
    pages: [
      { key: 'a', title: 'Person und Antragsteller', question: 'Wer?', fields: ['person', 'ja', 'summe'] },
      { key: 'b', title: 'Erklärung', question: 'Stimmt es?', fields: ['ja'] },
      { key: 'c', title: 'Ort', question: 'Wo?', fields: ['klo'] },
    ],
    fields: {
      person: {
        type: 'group', title: 'Antragsteller', why: '§ 1 Muster',
        fields: {
          name: { type: 'text', title: 'Name' },
          wer: { type: 'text', title: 'Wie heißen Sie noch?', short: 'Name' },
          tag: { type: 'date', title: 'Geburtstag', why: '§ 2 Muster' },
          anschrift: {
            type: 'group', title: 'Anschrift',
            fields: { plz: { type: 'text', title: 'Postleitzahl', autocomplete: 'postal-code' } },
          },
        },
      },
      ja: { type: 'boolean', title: 'Ich bin einverstanden.' },
      klo: { type: 'group', title: 'Toiletten', fields: { h: { type: 'number', title: 'für Herren', why: '§ 3 Muster' } } },
      summe: { type: 'number', title: 'Summe', value: '1 + 1' },
    },
  } as unknown as Process
  assert.deepEqual(askedData(process), [{
    page: 'Person und Antragsteller',
    titles: ['Name', 'Geburtstag', 'Anschrift'],
    reasons: [{ title: 'Antragsteller', why: '§ 1 Muster' }, { title: 'Geburtstag', why: '§ 2 Muster' }],
  }, {
    page: 'Ort',
    titles: ['Toiletten (Für Herren)'],
    reasons: [{ title: 'Für Herren', why: '§ 3 Muster' }],
  }])
})
