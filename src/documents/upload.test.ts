// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { NOTICE, RECEIPT } from './example-letters.ts'
import { fileNameFor } from './file-name.ts'
import { openTypesetter } from './typeset.ts'
import { inspectUpload, UPLOAD_BYTES_AT_MOST } from './upload.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const pdf = (inside = '', before = '') =>
  latin1(
    `${before}%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  )

function png(width: number, height: number): Buffer {
  const file = Buffer.concat([latin1('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR'), Buffer.alloc(17)])
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}

function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([latin1('\xff\xd8\xff\xe0\0\x07JFIF\0'), frame, latin1('\xff\xd9')])
}

function refusal(bytes: Uint8Array, name = 'plan.pdf'): string {
  const inspected = inspectUpload(bytes, name)
  return 'refusal' in inspected ? inspected.refusal : `taken as ${inspected.mediaType}`
}

test('PDF, PNG and JPEG are taken by content, and the name follows', () => {
  assert.deepEqual(inspectUpload(pdf(), 'plan.pdf'), {
    ok: true,
    mediaType: 'application/pdf',
    fileName: 'plan.pdf',
  })
  assert.deepEqual(inspectUpload(pdf('', '\xef\xbb\xbf\n'), 'plan'), {
    ok: true,
    mediaType: 'application/pdf',
    fileName: 'plan.pdf',
  })
  assert.deepEqual(inspectUpload(png(4000, 3000), 'foto.exe'), {
    ok: true,
    mediaType: 'image/png',
    fileName: 'foto.exe.png',
  })
  assert.deepEqual(inspectUpload(jpeg(4000, 3000), 'foto.JPEG'), {
    ok: true,
    mediaType: 'image/jpeg',
    fileName: 'foto.JPEG',
  })
})

test('anything else is refused in the words of the form', () => {
  const sentence =
    'Die Datei „plan.dwg“ können wir nicht öffnen. Möglich sind PDF, JPG und PNG bis 10 MB.'
  assert.equal(refusal(latin1('AC1032'), 'plan.dwg'), sentence)
  assert.match(refusal(latin1('<html>'), 'plan.pdf'), /können wir nicht öffnen/)
  assert.match(refusal(latin1('GIF89a'), 'bild.png'), /können wir nicht öffnen/)
  assert.equal(
    refusal(Buffer.alloc(0)),
    'Die Datei „plan.pdf“ ist leer. Bitte prüfen Sie die Datei und wählen Sie sie noch einmal.',
  )
})

test('10 MB are possible, a byte more is not', () => {
  const fill = (bytes: number) =>
    Buffer.concat([jpeg(10, 10), Buffer.alloc(bytes - jpeg(10, 10).length)])
  assert.match(refusal(fill(UPLOAD_BYTES_AT_MOST)), /^taken/)
  assert.match(
    refusal(fill(UPLOAD_BYTES_AT_MOST + 1)),
    /ist mit 10,1 MB zu groß\. Möglich sind PDF, JPG und PNG bis 10 MB\.$/,
  )
})

test('pictures over 50 megapixels and without size are refused', () => {
  assert.match(refusal(png(10_000, 5000)), /^taken/)
  assert.match(refusal(png(10_000, 5001)), /mit 51 Megapixeln zu groß/)
  assert.match(refusal(jpeg(60_000, 60_000)), /Megapixeln zu groß/)
  assert.match(refusal(png(0, 10)), /ist beschädigt/)
  assert.match(refusal(jpeg(10, 10).subarray(0, 8)), /ist beschädigt/)
})

test('a PDF with programs is refused, however it spells them', () => {
  const active = [
    '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
    '/JS 5 0 R',
    '/JS(x)',
    '/AA << /O << /S /Launch /F (cmd.exe) >> >>',
    '/OpenAction << /S /#4aavaScript >>',
    '/S /J#61vaScr#69pt',
    '/L#61unch',
  ]
  for (const inside of active) assert.match(refusal(pdf(inside)), /enthält Programme/, inside)
  assert.match(refusal(pdf('/Names << /EmbeddedFiles 3 0 R >>')), /enthält angehängte Dateien/)
  assert.match(refusal(pdf('/Type /EmbeddedFile')), /enthält angehängte Dateien/)
  assert.match(refusal(pdf('/Encrypt 5 0 R')), /mit einem Kennwort geschützt/)
})

const objectStream = (inside: string, dictionary = '/Filter /FlateDecode') => {
  const data = deflateSync(latin1(inside)).toString('latin1')
  return `>>\nendobj\n2 0 obj\n<< /Type /ObjStm ${dictionary} >>\nstream\n${data}\nendstream\nendobj\n3 0 obj <<`
}

test('compressed objects are opened before they are believed', () => {
  assert.match(refusal(pdf(objectStream('<< /Type /Page >>'))), /^taken/)
  assert.match(refusal(pdf(objectStream('<< /S /JavaScript >>'))), /enthält Programme/)
  assert.match(
    refusal(pdf(objectStream('<< /JS (x) >>', '/Filter [/FlateDecode]'))),
    /enthält Programme/,
  )
  assert.match(refusal(pdf(objectStream('<< >>', '/Filter /LZWDecode'))), /ist beschädigt/)
  assert.match(refusal(pdf(objectStream('x').replace('x\x9c', 'xx'))), /ist beschädigt/)
  const bomb = pdf(objectStream(' '.repeat(51_000_000)))
  assert.ok(bomb.length < 100_000)
  assert.match(refusal(bomb), /ist beschädigt/)
})

test('a string that looks like a stream hides nothing', () => {
  assert.match(refusal(pdf('/A (>> stream\n) /S /JavaScript /B (endstream)')), /enthält Programme/)
})

test('bytes of a picture that happen to spell /JS do no harm', () => {
  const inside =
    '>>\nendobj\n2 0 obj\n<< /Subtype /Image >>\nstream\n\x01/JS \x02\nendstream\nendobj\n3 0 obj <<'
  assert.match(refusal(pdf(inside)), /^taken/)
})

test('two files in one, half a file and the virus test file are refused', () => {
  assert.match(refusal(pdf('', 'MZ\x90\0')), /können wir nicht öffnen/)
  assert.match(refusal(pdf('', ' '.repeat(2000))), /können wir nicht öffnen/)
  assert.match(refusal(Buffer.concat([png(10, 10), pdf()])), /können wir nicht öffnen/)
  assert.match(refusal(pdf().subarray(0, 40)), /ist beschädigt/)
  const eicar = [
    'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR',
    'STANDARD',
    'ANTIVIRUS',
    'TEST',
    'FILE!$H+H*',
  ].join('-')
  assert.match(refusal(latin1(eicar)), /Virenschutz/)
  assert.match(refusal(pdf(`(${eicar})`)), /Virenschutz/)
})

test('a real letter is known as PDF and refused only for its attachment', () => {
  const typesetter = openTypesetter()
  for (const letter of [NOTICE, RECEIPT]) {
    assert.match(refusal(typesetter.set(letter).pdf), /enthält angehängte Dateien/)
  }
})

test('file names lose what is dangerous or misleading and keep what is theirs', () => {
  assert.equal(fileNameFor('../../etc/passwd'), 'passwd')
  assert.equal(fileNameFor('C:\\Users\\Jana\\Lageplan (2).pdf'), 'Lageplan (2).pdf')
  assert.equal(fileNameFor('rechnung\u202efdp.exe', 'application/pdf'), 'rechnungfdp.exe.pdf')
  assert.equal(fileNameFor('a\u0000b\r\nc\u200b.pdf'), 'abc.pdf')
  assert.equal(fileNameFor('a<b>"c".pdf'), 'a-b--c-.pdf')
  assert.equal(fileNameFor('...'), 'Unbenannt')
  assert.equal(fileNameFor('', 'image/png'), 'Unbenannt.png')
  assert.equal(fileNameFor('Fest übersicht – Süd.jpg', 'image/jpeg'), 'Fest übersicht – Süd.jpg')
  const long = fileNameFor(`${'ü'.repeat(300)}.pdf`, 'application/pdf')
  assert.equal([...long].length, 120)
  assert.ok(long.endsWith('….pdf'))
})
