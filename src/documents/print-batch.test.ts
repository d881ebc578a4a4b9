// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { NOTICE } from './example-letters.ts'
import { missingTools, withPdf } from './pdf-tools.ts'
import { printBatch } from './print-batch.ts'
import type { Sheet } from './print-batch.ts'
import { openRenderer } from './render-letter.ts'

const renderer = openRenderer()
after(() => renderer.close())

async function sheet(name: string): Promise<Sheet> {
  const { pdf, pages } = await renderer.render({ ...NOTICE, recipient: [name, 'Schulweg 12', '24999 Süderau'] })
  return { pdf, pages, address: [name, 'Schulweg 12', '24999 Süderau'], title: NOTICE.title, fileNumber: NOTICE.fileNumber, way: '' }
}

test('a pile is one PDF: a separator before each letter, each letter word for word on its own sheet', { skip: missingTools() }, async () => {
  const evil = '#pagebreak() \\ *x* ] } "'
  const sheets = [await sheet('Jana Sommer'), await sheet(evil)]
  const { pdf, pages } = await printBatch({ title: 'Druck 1', sheets })
  withPdf(pdf, ['qpdf', '--check', '{}'])
  assert.equal(Number(withPdf(pdf, ['qpdf', '--show-npages', '{}'])), pages)
  const pagesOf = (bytes: Uint8Array) => withPdf(bytes, ['pdftotext', '-raw', '{}', '-']).split('\f')
  const each = pagesOf(pdf)
  const letter = pagesOf(sheets[0]!.pdf)
  // Sheet 1 says whose it is, its back is empty, the letter follows.
  assert.match(each[0]!, /1 ?\/ ?2[\s\S]*Jana Sommer[\s\S]*24999 Süderau/)
  assert.equal(each[1]!.trim(), '')
  const words = (text: string) => text.split(/\s+/).filter(Boolean).sort()
  assert.deepEqual(words(each[2]!), words(letter[0]!))
  const second = each.findIndex((text) => /2 ?\/ ?2/.test(text))
  assert.equal(second % 2, 0, 'the next letter begins on a new sheet')
  assert.ok(each[second]!.includes(evil), 'what people typed is no code')
})

test('what is no PDF is the fault of the letter, and a pile too high is refused', async () => {
  const broken = { ...(await sheet('Jana Sommer')), pdf: Buffer.from('no pdf') }
  await assert.rejects(printBatch({ title: 'Druck', sheets: [broken] }), /batch\.typ|pile-0/)
  await assert.rejects(printBatch({ title: 'Druck', sheets: Array.from({ length: 201 }, () => broken) }), /too high/)
})
