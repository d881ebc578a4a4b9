// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { piecesOf } from './prose.tsx'

test('paragraphs, lists and lines that go on keep their order', () => {
  assert.deepEqual(piecesOf('Ein Satz\ngeht weiter.\n\nZweiter.\n- eins\n  geht weiter\n- zwei\n1. a\n2. b\n\nEnde'), [
    { kind: 'paragraph', lines: ['Ein Satz', 'geht weiter.'] },
    { kind: 'paragraph', lines: ['Zweiter.'] },
    { kind: 'bullets', lines: ['eins geht weiter', 'zwei'] },
    { kind: 'numbers', lines: ['a', 'b'] },
    { kind: 'paragraph', lines: ['Ende'] },
  ])
  assert.deepEqual(piecesOf('\n \n'), [])
})
