// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from './render.ts'
import { PageText, textFaults } from './page-text.tsx'

const shown = (text: string) => render(<PageText text={text} />)

test('headings, paragraphs, lists, bold and links', () => {
  assert.equal(
    shown('Guten Tag\n\n## Kontakt\n\n- **Telefon** 04600 0000\n- [Schreiben](mailto:a@b.example)'),
    '<p>Guten Tag</p><h2 class="kern-heading-medium">Kontakt</h2><ul><li><strong>Telefon</strong> 04600 0000</li>' +
      '<li><a href="mailto:a@b.example">Schreiben</a></li></ul>',
  )
})

test('nothing else becomes markup', () => {
  const html = shown(
    '<script>alert(1)</script> [x](javascript:alert(1)) [y](//boese.example) **<b>**',
  )
  assert.doesNotMatch(html, /<script|<a |<b>/)
})

test('what would not be shown as meant is named with its line', () => {
  const faults = textFaults(
    '# Groß\ngut\n<b>fett</b>\n**halb\n[x](javascript:1)\n[y](https://a.example)',
  )
  assert.deepEqual(
    faults.map(({ line }) => line),
    [1, 3, 4, 5],
  )
})
