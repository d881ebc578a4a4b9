// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every letter the library can write, in every variant its example cases reach: lawful by the
// linter, sound and accessible as PDF, with exactly its text and its content inside. `npm test` takes
// the PDF apart only of letters with a sort of part that none before had; the long run of every one.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, test } from 'node:test'
import { missingTools, textOf, withPdf } from '../src/documents/pdf-tools.ts'
import { openRenderer } from '../src/documents/render-letter.ts'
import { linesOf, plain } from '../src/engine/letter-content.ts'
import type { LetterContent } from '../src/engine/letter-content.ts'
import { letterMatrix } from '../src/engine/letter-matrix.ts'
import { readScenarios } from '../src/engine/read-scenario.ts'
import { checkFiles } from '../src/process/check.ts'
import { libraryFiles, preparedOf } from './library.ts'

const skip = missingTools()
const renderer = openRenderer()
after(() => renderer.close())

const LIBRARY = new URL('../library/', import.meta.url)
const ALL = process.env['LAUFZETTEL_LETTERS'] === 'all'
/** What the layout leaves out or sets otherwise: signs of space, hyphens at breaks, list numbers. */
const bare = (text: string) => text.replaceAll(/[\s\u00a0\u200b\u00ad]+/g, '')

/** Everything a letter says; rows of fees and payments are set in cells, so part by part. */
function wordsOf(content: LetterContent): string[] {
  const { subject, reference = '', recipient, blocks, attachments = [], copies = [] } = content
  const inside = blocks.flatMap((block) => {
    switch (block.kind) {
      case 'fees': return [...block.rows.flatMap(([no, title, amount]) => [no, ...title.split(', '), amount]), block.total]
      case 'payment': return [block.holder, block.iban, block.amount, block.reference]
      case 'table': return [block.head, ...block.rows].flatMap((row) => row.map(plain))
      default: return linesOf(block).map((line) => line.replace(/^(\d+\.|-) /, ''))
    }
  })
  return [subject, reference, ...recipient, ...inside, ...attachments, ...copies]
}

/** Sorts of parts that were set before, with the fields a part can lack. */
const sorts = new Set<string>()

/** Every letter that has a part of a sort not seen before. */
function telling<T extends { readonly content: LetterContent }>(variants: readonly T[]): T[] {
  return variants.filter(({ content: { blocks, ...frame } }, i) => {
    const shown = [...blocks, { ...frame, kind: 'frame' }].map((part) => `${part.kind} ${'ordered' in part ? part.ordered : ''} ${Object.keys(part).sort().join(' ')}`)
    const isNew = shown.some((one) => !sorts.has(one))
    for (const one of shown) sorts.add(one)
    return isNew || i === 0 || ALL
  })
}

/** Asserts that a letter says all it should; a paragraph may run over the foot of a page. */
function assertSays(text: string, content: LetterContent) {
  const foot = new RegExp(`Aktenzeichen${bare(content.fileNumber)}(Kassenzeichen[\\d.-]+)?Seite\\d+von\\d+`, 'g')
  const said = bare(text).replaceAll(foot, '')
  for (const word of wordsOf(content)) assert.ok(said.includes(bare(word)), `${content.letter} (${content.subject}): «${word}» is missing`)
}

for (const id of readdirSync(LIBRARY).filter((name) => name !== 'blocks')) {
  const files = libraryFiles(id)
  const { process, overlays } = checkFiles(files)
  const matrix = letterMatrix(preparedOf(id), readScenarios(files, process).scenarios, overlays)
  const variants = matrix.letters.flatMap((one) => one.variants)

  test(`library/${id}: no letter has a legal fault, none is without an example`, (t) => {
    t.diagnostic(`${matrix.letters.length} letters, ${variants.length} variants, ${matrix.unseen.length} passages unseen`)
    const findings = variants.flatMap((one) => one.findings.map(({ message }) => `${one.content.letter}: ${message} (${one.scenarios[0]})`))
    assert.deepEqual(findings, [])
    assert.deepEqual(matrix.faults, [])
    assert.deepEqual(matrix.unused, [])
    assert.deepEqual(matrix.letters.filter((one) => one.variants.length === 0).map(({ key }) => key), [])
  })

  test(`library/${id}: letters print, sound, tagged and complete`, { skip }, async (t) => {
    const taken = telling(variants)
    t.diagnostic(`${taken.length} of ${variants.length}`)
    for (const { content } of taken) {
      const { pdf } = await renderer.render(content)
      const name = `${content.letter} (${content.subject})`
      assert.match(withPdf(pdf, ['qpdf', '--check', '{}']), /No syntax or stream encoding errors/, name)
      const info = withPdf(pdf, ['pdfinfo', '{}'], ['pdfinfo', '-meta', '{}'])
      assert.match(info, /Tagged: +yes/, name)
      assert.ok(info.includes(content.title), `${name}: title`)
      assert.match(info, /<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A</, name)
      assert.match(info, /<pdfuaid:part [^>]*>1<\/pdfuaid:part>/, name)
      const fonts = withPdf(pdf, ['pdffonts', '{}']).split('\n').slice(2).filter(Boolean)
      assert.ok(fonts.every((line) => / yes yes yes /.test(line)), `${name}: ${fonts.join('\n')}`)
      const attached = withPdf(pdf, ['pdfdetach', '-save', '1', '-o', 'out.json', '{}'], ['cat', 'out.json'])
      assert.deepEqual(JSON.parse(attached), JSON.parse(JSON.stringify(content)), name)
      assertSays(textOf(pdf), content)
    }
  })

  test(`library/${id}: all variants in one PDF, each complete and with pages of its own`, { skip }, async () => {
    const letters = variants.map(({ content }) => content)
    const { pdf, pages } = await renderer.renderBundle({ title: `Alle Briefe: ${id}`, date: letters[0]!.date, letters })
    assert.match(withPdf(pdf, ['qpdf', '--check', '{}']), /No syntax or stream encoding errors/)
    const texts: string[] = []
    for (const page of withPdf(pdf, ['pdftotext', '-raw', '{}', '-']).split('\f').slice(0, -1)) {
      if (/Seite\s1\svon\s\d/.test(page)) texts.push(page)
      else texts.push((texts.pop() ?? '') + page)
    }
    assert.equal(texts.length, letters.length)
    letters.forEach((content, i) => assertSays(texts[i]!, content))
    assert.ok(pages >= letters.length)
  })
}
