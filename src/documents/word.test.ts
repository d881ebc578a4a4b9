// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Values } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import { prepare } from '../engine/prepare.ts'
import { viewForm } from '../forms/pages.ts'
import { checkFiles } from '../process/check.ts'
import { libraryFiles } from '../sample/test-world.ts'
import { SAMPLE_TOWNS } from '../sample/towns.ts'
import { NOTICE } from './example-letters.ts'
import { inspectWord } from './word-inspect.ts'
import { wordLetter } from './word-letter.ts'
import { fillWord } from './word-template.ts'
import { readZip } from './zip-reader.ts'

const textIn = (docx: Uint8Array, part = 'word/document.xml') =>
  strFromU8(unzipSync(docx)[part]!)
    .replaceAll(/<w:(?:br|tab)[^>]*>/g, '\n').replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')

test('a draft as Word has letterhead, address, headings, lists and tables in order', async () => {
  const docx = await wordLetter(NOTICE)
  assert.ok('ok' in inspectWord(docx, 'bescheid.docx'))
  const xml = strFromU8(unzipSync(docx)['word/document.xml']!)
  const text = textIn(docx)
  let at = 0
  const expected = [
    'Amt Musterangeln', 'Am Markt 4', ...NOTICE.recipient, 'Aktenzeichen: 32-GE-17/2026', 'Datum: 11. Juni 2026',
    NOTICE.subject, NOTICE.reference!,
    ...NOTICE.blocks.flatMap((block) => ('runs' in block ? [block.runs.map((run) => run.text).join('')] : [])),
  ]
  for (const words of expected) {
    const found = text.indexOf(words, words.startsWith('Akten') || words.startsWith('Datum') ? 0 : at)
    assert.notEqual(found, -1, `«${words}» is missing or out of order`)
    if (!/^(Akten|Datum)/.test(words)) at = found
  }
  for (const sign of ['w:val="Heading1"', 'w:val="Heading2"', '<w:numPr>', '<w:tblHeader/>', '<w:tbl>']) {
    assert.ok(xml.includes(sign), sign)
  }
  assert.match(strFromU8(unzipSync(docx)['word/styles.xml']!), /w:lang w:val="de-DE"/)
  assert.match(strFromU8(unzipSync(docx)['docProps/core.xml']!), /Bescheid: Erlaubnis nach/)
  assert.match(textIn(docx, 'word/footer1.xml'), /Aktenzeichen 32-GE-17\/2026.*Seite/s)
})

const prepared = prepare(checkFiles(libraryFiles('gestattung')).process!)
const context: Context = {
  now: '2026-06-11T08:00:00.000Z', today: '2026-06-11', region: { land: 'SH' }, overlays: {},
  entities: Object.fromEntries(SAMPLE_TOWNS[0]!.entities.map((one) => [one.id, one])),
}
const ANSWERS: Values = {
  alkohol: true, gemeinde: 'suederau',
  antragsteller: { art: 'verein', organisation: 'TSV <b>&amp; "Süd"</b> {{ alkohol }}', vorname: 'Jana', name: 'Sommer' },
  anlass: { bezeichnung: 'Dorffest', art: 'vereinsfest', begruendung: 'Erste Zeile\nZweite Zeile' },
  zeiten: [{ datum: '2026-07-11', von: '14:00', bis: '23:00' }],
  getraenke: ['bier', 'wein'],
}
const { sight } = viewForm(prepared, context, ANSWERS)

async function template(...paragraphs: Paragraph[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })))
}
const line = (...texts: string[]) => new Paragraph({ children: texts.map((text, i) => new TextRun({ text, bold: i % 2 === 1 })) })
const fill = (bytes: Uint8Array) => fillWord(bytes, 'vorlage.docx', prepared, sight)

test('a template is filled as a letter would be, also where Word has cut a placeholder in two', async () => {
  const row = new TableRow({ children: [new TableCell({ children: [line('{{ anlass.bezeichnung }}')] })] })
  const bytes = new Uint8Array(await Packer.toBuffer(new Document({
    sections: [{ children: [
      line('An {{ antragsteller.vor', 'name }} {{ antragsteller.name }}:'),
      line('Tag {{ zeiten[1].datum }}, heute {{ today }}, Art {{ anlass.art }}'),
      line('{{ if alkohol then \u201emit\u201c else "ohne" }} Alkohol, {{ anlass.begruendung }}, nichts: {{ erklaerungText }}'),
      line('{{ antragsteller.organisation }}'),
      new Table({ rows: [row] }),
    ] }],
  })))
  const filled = await fill(bytes)
  assert.ok('docx' in filled, JSON.stringify(filled))
  const text = textIn(filled.docx)
  assert.match(text, /An Jana Sommer:/)
  assert.match(text, /Tag 11\. Juli 2026, heute 11\. Juni 2026, Art Vereinsfest/)
  assert.match(text, /mit Alkohol, Erste Zeile\nZweite Zeile, nichts: –/)
  assert.ok(text.includes('TSV <b>&amp; "Süd"</b> {{ alkohol }}'), text)
  assert.match(text, /Dorffest/)
})

test('a placeholder that cannot be is named, and nothing else of the library works', async () => {
  for (const [bad, why] of [
    ['{{ gibtEsNicht }}', /«gibtEsNicht» geht nicht/],
    ['{{ 1 + }}', /«1 \+» geht nicht/],
    ['{{#zeiten}}x{{/zeiten}}', /Wiederholungen und Bedingungen gibt es in Word-Vorlagen nicht/],
    ['{{ anlass.bezeichnung', /nicht geschlossen/],
    ['{{ constructor }}', /geht nicht/],
    ['{{ __proto__ }}', /geht nicht/],
    [`{{ "${'x'.repeat(600)}" }}`, /ist zu lang/],
  ] as const) {
    const filled = await fill(await template(line(bad)))
    assert.ok('refusal' in filled, bad)
    assert.match(filled.refusal, why)
  }
  const many = await template(...Array.from({ length: 501 }, () => line('{{ today }}')))
  assert.match(((await fill(many)) as { refusal: string }).refusal, /501 Platzhalter, möglich sind 500/)
})

/** A plain document with parts added or changed. */
async function changed(parts: Record<string, string | ((text: string) => string) | Uint8Array>): Promise<Uint8Array> {
  const files = unzipSync(await template(line('Guten Tag')))
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'function') files[name] = strToU8(part(strFromU8(files[name]!)))
    else files[name] = new Uint8Array(typeof part === 'string' ? strToU8(part) : part)
  }
  return zipSync(files)
}
const RELS = 'word/_rels/document.xml.rels'
const related = (type: string, target: string, mode = 'External') => (text: string) =>
  text.replace('</Relationships>', `<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`)
const inBody = (xml: string) => (text: string) => text.replace('<w:body>', `<w:body>${xml}`)

const HOSTILE: Record<string, () => Promise<Uint8Array>> = {
  'a macro': () => changed({ 'word/vbaProject.bin': 'x' }),
  'a macro by its type': () => changed({ '[Content_Types].xml': (text) => text.replace('</Types>', '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>') }),
  'a document that is macro enabled': () => changed({ '[Content_Types].xml': (text) => text.replace('wordprocessingml.document.main+xml', 'wordprocessingml.document.macroEnabled.main+xml') }),
  'a control': () => changed({ 'word/activeX/activeX1.xml': '<x/>' }),
  'an embedded object': () => changed({ 'word/embeddings/oleObject1.bin': 'x' }),
  'an attached template elsewhere': () => changed({ [RELS]: related('attachedTemplate', 'https://example.org/x.dotm') }),
  'a picture elsewhere': () => changed({ [RELS]: related('image', 'https://example.org/x.png') }),
  'a frame elsewhere': () => changed({ [RELS]: related('frame', '\\\\example.org\\x') }),
  'a sub-document elsewhere': () => changed({ [RELS]: related('subDocument', 'file:///etc/passwd') }),
  'a field that fetches': () => changed({ 'word/document.xml': inBody('<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;/etc/passwd&quot;"/></w:p>') }),
  'a field that starts a program': () => changed({ 'word/document.xml': inBody('<w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r></w:p>') }),
  'a field cut in two': () => changed({ 'word/document.xml': inBody('<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c</w:instrText></w:r></w:p>') }),
  'a foreign part': () => changed({ 'word/document.xml': inBody('<w:altChunk/>') }),
  'an entity': () => changed({ 'word/document.xml': (text) => `<!DOCTYPE x [<!ENTITY a "aaaa">]>${text}` }),
  'a bomb': () => changed({ 'word/media/x.xml': strToU8('0'.repeat(70_000_000)) }),
  'a bomb that lies about its size': async () => lying(await changed({ 'word/x.xml': strToU8('0'.repeat(30_000_000)) })),
  'too many parts': () => changed(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`word/x${i}.txt`, ' ']))),
  'a path that climbs': () => changed({ '../../etc/x.xml': 'x' }),
  'a spreadsheet': () => changed({ '[Content_Types].xml': (text) => text.replace('wordprocessingml.document.main+xml', 'spreadsheetml.sheet.main+xml') }),
  'a ZIP of anything': async () => zipSync({ 'x.txt': strToU8('x') }),
  'something cut off': async () => (await changed({})).subarray(0, 900),
  'no ZIP': async () => strToU8('Guten Tag'),
  'a PDF': async () => strToU8('%PDF-1.4\n%%EOF'),
}

/** The largest part says it is ten bytes long. */
function lying(zip: Uint8Array): Uint8Array {
  const out = Buffer.from(zip)
  const huge = 30_000_000
  for (let at = 0; at < out.length - 4; at++) if (out.readUInt32LE(at) === huge) out.writeUInt32LE(10, at)
  return out
}

const started = performance.now()
after(() => assert.ok(performance.now() - started < 60_000))

for (const [name, make] of Object.entries(HOSTILE)) {
  test(`${name} is refused with a sentence, as paper and as template`, async () => {
    const bytes = await make()
    const before = performance.now()
    const inspected = inspectWord(bytes, 'brief.docx')
    assert.ok('refusal' in inspected)
    assert.match(inspected.refusal, /^Die Datei „brief\.docx“ [a-z].*\.$/)
    assert.ok('refusal' in (await fill(bytes)))
    assert.ok(performance.now() - before < 5_000)
  })
}

test('a plain document with a link is taken', async () => {
  const bytes = await changed({ [RELS]: related('hyperlink', 'https://example.org') })
  assert.ok('ok' in inspectWord(bytes, 'Brief an den Kreis.docx'))
  assert.equal((inspectWord(bytes, '../Brief.doc') as { fileName: string }).fileName, 'Brief.docx')
})

test('two entries of one name are no ZIP', async () => {
  const zip = Buffer.from(zipSync({ 'a.xml': strToU8('1'), 'b.xml': strToU8('2') }, { level: 0 }))
  assert.equal(readZip(zip)!.get('b.xml')!.read().toString(), '2')
  const twice = Buffer.from(zip.toString('latin1').replaceAll('b.xml', 'A.xml'), 'latin1')
  assert.equal(readZip(twice), undefined)
})
