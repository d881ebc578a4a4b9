// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { NOTICE } from './example-letters.ts'
import { openPdfReader } from './pdf-text.ts'
import { openRenderer } from './render-letter.ts'

const reader = openPdfReader()
const renderer = openRenderer()
after(async () => {
  reader.close()
  await renderer.close()
})

test('a letter gives its words, what is no PDF gives nothing, and the next one is read', async () => {
  const { pdf } = await renderer.render(NOTICE)
  const text = (await reader.textOf(pdf))!
  for (const words of ['Dorffest', 'Schankwirtschaft', 'Widerspruch', '32-GE-17/2026']) assert.ok(text.includes(words), words)
  // In the narrow column it may break after its parts, and loses none of them.
  assert.match(text, /ordnungsamt@\n?musterangeln\.\n?example/)
  for (const bytes of [Buffer.from('no pdf'), Buffer.from('%PDF-1.7\n'), pdf.subarray(0, 2_000), new Uint8Array()]) {
    const read = await reader.textOf(bytes)
    assert.ok(read === undefined || read.trim() === '', String(read).slice(0, 50))
  }
  assert.equal(await reader.textOf(pdf), text)
})

test('a PDF that would take for ever or all memory is given up', async () => {
  const bomb = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${'3 0 R '.repeat(100_000)}]/Count 100000>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>`
  const start = performance.now()
  assert.equal(await reader.textOf(Buffer.from(bomb)), undefined)
  assert.ok(performance.now() - start < 21_000)
})
