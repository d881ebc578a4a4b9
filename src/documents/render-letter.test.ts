// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LetterContent } from '../engine/letter-content.ts'
import { Outage } from '../store/outage.ts'
import { heading, list, NOTICE, paragraph, RECEIPT } from './example-letters.ts'
import { missingTools, textOf, withPdf } from './pdf-tools.ts'
import { openRenderer } from './render-letter.ts'

const skip = missingTools()
let childPid = 0
const renderer = openRenderer({
  log: (_level, message, facts) => {
    if (message === 'letter process started') childPid = Number(facts['pid'])
  },
})
after(() => renderer.close())

const flat = (text: string) => text.replaceAll(/[\s\u00a0]+/g, ' ')

function textsOf(content: LetterContent): string[] {
  return content.blocks
    .flatMap((block) => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph':
          return [block.runs.map((run) => run.text).join('')]
        case 'list':
          return block.items.map((item) => item.map((run) => run.text).join(''))
        case 'table':
          return [block.head, ...block.rows].flatMap((row) => row.map((cell) => cell.map((run) => run.text).join('')))
        case 'fees':
          return [...block.rows.map((row) => row[2]), `Zusammen ${block.total}`]
        case 'payment':
          return ['DE02 1203 0000 0000 2020 51', block.reference]
      }
    })
    .map(flat)
}

test('a notice says everything, in reading order', { skip }, async () => {
  const { pdf, pages, sha256 } = await renderer.render(NOTICE)
  assert.equal(pages, 2)
  assert.match(sha256, /^[0-9a-f]{64}$/)
  const text = textOf(pdf)
  let at = 0
  const before = [
    'Amt Musterangeln',
    'TSV Süderau e. V. Jana Sommer Schulweg 10 24999 Süderau',
    'Kassenzeichen 0815.26.000017',
    '11. Juni 2026',
    NOTICE.subject,
    NOTICE.reference!,
  ]
  for (const sentence of [...before, ...textsOf(NOTICE)]) {
    const found = text.indexOf(sentence, at)
    assert.notEqual(found, -1, `«${sentence}» is missing or out of order in:\n${text}`)
    at = found + sentence.length
  }
  const footer = 'Aktenzeichen 32-GE-17/2026 Kassenzeichen 0815.26.000017 Seite'
  assert.ok(text.includes(`${footer} 1 von 2`) && text.includes(`${footer} 2 von 2`), text)
})

test('a notice is sound, tagged, archivable and accessible', { skip }, async () => {
  const { pdf } = await renderer.render(NOTICE)
  assert.match(withPdf(pdf, ['qpdf', '--check', '{}']), /No syntax or stream encoding errors/)
  const info = withPdf(pdf, ['pdfinfo', '{}'])
  assert.match(info, /Tagged: +yes/)
  assert.match(info, /Title: +Bescheid: Erlaubnis nach § 12 Straßengesetz: Dorffest Süderau/)
  assert.match(info, /Author: +Amt Musterangeln/)
  const xmp = withPdf(pdf, ['pdfinfo', '-meta', '{}'])
  assert.match(xmp, /<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A</)
  assert.match(xmp, /<pdfuaid:part [^>]*>1<\/pdfuaid:part>/)
  const plain = withPdf(pdf, ['qpdf', '--qdf', '--object-streams=disable', '{}', '-'])
  for (const sign of [
    '/DisplayDocTitle true',
    '/Lang (de-DE)',
    '/S /H1',
    '/S /H2',
    '/S /TH',
    '/S /L',
  ]) {
    assert.ok(plain.includes(sign), `${sign} is missing`)
  }
  assert.match(plain, /\/Alt <?[^\n]+/)
  const fonts = withPdf(pdf, ['pdffonts', '{}']).split('\n').slice(2).filter(Boolean)
  assert.ok(
    fonts.length > 0 && fonts.every((line) => /FiraSans.* yes yes yes /.test(line)),
    fonts.join('\n'),
  )
})

test('a notice carries its content and a GiroCode a bank can read', { skip }, async () => {
  const { pdf } = await renderer.render(NOTICE)
  const attached = withPdf(
    pdf,
    ['pdfdetach', '-save', '1', '-o', 'out.json', '{}'],
    ['cat', 'out.json'],
  )
  assert.deepEqual(JSON.parse(attached), NOTICE)
  assert.match(withPdf(pdf, ['pdfdetach', '-list', '{}']), /1: bescheid\.json/)
  const code = withPdf(
    pdf,
    ['pdftoppm', '-r', '200', '-f', '2', '-l', '2', '-png', '{}', 'page'],
    ['zbarimg', '-q', '--raw', '--oneshot', '-Sbinary', 'page-2.png'],
  )
  assert.equal(
    code.trim(),
    [
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      'Amtskasse Musterangeln für Süderau',
      'DE02120300000000202051',
      'EUR175.00',
      '',
      '',
      '0815.26.000017',
    ].join('\n'),
  )
})

test('a receipt fits one page and has neither fee nor payment', { skip }, async () => {
  const { pdf, pages } = await renderer.render(RECEIPT)
  assert.equal(pages, 1)
  const text = textOf(pdf)
  for (const sentence of textsOf(RECEIPT))
    assert.ok(text.includes(sentence), `${sentence}\n${text}`)
  assert.doesNotMatch(text, /Kassenzeichen|Zusammen|IBAN/)
})

test('the same letter gives the same bytes, in another process too', async () => {
  const other = openRenderer()
  const [one, two, three] = await Promise.all([
    renderer.render(NOTICE),
    renderer.render(NOTICE),
    other.render(NOTICE),
  ])
  await other.close()
  assert.equal(one.sha256, two.sha256)
  assert.equal(one.sha256, three.sha256)
  assert.notEqual(one.sha256, (await renderer.render({ ...NOTICE, date: '2026-06-12' })).sha256)
})

const HOSTILE = [
  '#import "@preview/cetz:0.3.4": *',
  '#read("/etc/passwd")',
  '#panic("weg")',
  '$ x^2 $ \\ \\u{41}',
  '*kein Fett* _keine Schräge_ `kein Code` <marke> @verweis',
  '= keine Überschrift',
  '// kein Kommentar',
  '- keine Liste + keine 1. Liste',
  '#set page(width: 1cm)',
  '"]) #eval("1+1")',
  'ÄÖÜäöüß ẞ „“ –',
  'Łukasz Ångström Žižek Ğ ı Ș ț Đặng',
  '{{ fee total }}',
  '</rdf:Description> & <b>',
]

test('what people type is printed as typed and never becomes code', { skip }, async () => {
  const { pdf } = await renderer.render({
    ...RECEIPT,
    subject: HOSTILE[0]!,
    recipient: HOSTILE.slice(0, 3),
    blocks: [...HOSTILE.map(paragraph), heading(HOSTILE[1]!), list(true, ...HOSTILE)],
  })
  const text = textOf(pdf).normalize('NFC')
  for (const line of HOSTILE) assert.ok(text.split(flat(line)).length >= 3, `${line}\n${text}`)
  assert.match(withPdf(pdf, ['qpdf', '--check', '{}']), /No syntax or stream encoding errors/)
})

test('letters no font knows show a sign, and the letter says so', { skip }, async () => {
  const { pdf } = await renderer.render({
    ...RECEIPT,
    blocks: [
      paragraph(
        'Fest \u{1F37A}\u{1F468}\u200d\u{1F469}\u200d\u{1F467} 日本 \u202eabc\u202c \ud800 \u0000 \ue000',
      ),
      paragraph('שלום C\u0315 K\u035fH M\u0310 ʳ ʾ ᵈ ᵗ Ḫ ḫ A\u030b'),
    ],
  })
  const text = textOf(pdf)
  assert.match(text, /Fest ▯▯ ▯▯ abc ▯ ▯/)
  assert.match(text, /▯ steht für ein Zeichen, das unsere Schrift nicht kennt/)
  for (const sign of ['ʳ', 'ʾ', 'ᵈ', 'ᵗ']) assert.ok(text.includes(sign), `${sign} ${text}`)
})

test('a word of 5,000 characters stays on the paper', { skip }, async () => {
  const { pdf, pages } = await renderer.render({
    ...RECEIPT,
    subject: 'y'.repeat(200),
    recipient: ['z'.repeat(300)],
    blocks: [paragraph('x'.repeat(5000))],
  })
  assert.ok(pages <= 3, `${pages} pages`)
  const boxes = [...withPdf(pdf, ['pdftotext', '-bbox', '{}', '-']).matchAll(/xMax="([\d.]+)"/g)]
  assert.ok(
    boxes.length > 0 && boxes.every((box) => Number(box[1]) <= 595 - 50),
    'text runs off the paper',
  )
  assert.equal(textOf(pdf).replaceAll(/[^x]/g, '').length >= 5000, true)
})

test('a letter that cannot be is a fault, and the next one prints', async () => {
  const wrong = NOTICE.blocks.map((block) =>
    block.kind === 'payment' ? { ...block, iban: 'DE00' } : block,
  )
  await assert.rejects(
    renderer.render({ ...NOTICE, blocks: wrong }),
    (error: Error) => !(error instanceof Outage) && /IBAN/.test(error.message),
  )
  await assert.rejects(
    renderer.render({ ...RECEIPT, blocks: [paragraph('x'.repeat(1_100_000))] }),
    /Byte/,
  )
  assert.equal((await renderer.render(RECEIPT)).pages, 1)
})

test('a killed process is replaced and the letter still comes', async () => {
  await renderer.render(RECEIPT)
  const killed = childPid
  const letter = renderer.render(NOTICE)
  process.kill(killed, 'SIGKILL')
  assert.equal((await letter).pages, 2)
  assert.notEqual(childPid, killed)
})

test('a closed renderer is an outage, for waiting letters too', async () => {
  const closing = openRenderer()
  const letters = [closing.render(NOTICE), closing.render(NOTICE)]
  const settled = Promise.allSettled(letters)
  await closing.close()
  for (const letter of await settled) {
    assert.ok(letter.status === 'rejected' && letter.reason instanceof Outage)
  }
})

test('more letters than the queue holds are an outage', async () => {
  const full = openRenderer()
  const letters = Array.from({ length: 501 }, () => full.render(RECEIPT))
  const settled = Promise.allSettled(letters)
  await assert.rejects(letters[500]!, /zu viele Briefe/)
  await full.close()
  await settled
})
