// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test from 'node:test'
import { csvOf } from './csv.ts'

test('no cell becomes a formula, and every cell comes back as it was', () => {
  const evil = ['=HYPERLINK("http://x")', '+1', '-2', '@SUM(A1)', '\tx', '\rx', "=cmd|' /C calc'!A0", '=1;2']
  const lines = csvOf([evil]).slice(1).trimEnd()
  for (const cell of lines.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)) assert.match(cell, /^"?'/, cell)
  assert.equal(csvOf([['a;b', 'c"d', 'e\nf', 'Özgür', '-']]), '\uFEFF"a;b";"c""d";"e\nf";Özgür;\'-\r\n')
  assert.equal(csvOf([[]]), '\uFEFF\r\n')
})
