// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Files and requests meant to harm, each with the answer it must get: a clear no or a harmless
// result, never a fault, within five seconds. Numbers are those of the catalogue of hostile inputs.
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { EICAR } from '../src/connectors/clamd/test-clamd.ts'
import { inspectUpload } from '../src/documents/upload.ts'
import { portalApp } from '../src/portal/portal.tsx'
import { Browser, pdfFile } from '../src/portal/test-browser.ts'
import { codeOf, fillForm } from '../src/portal/test-journey.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { createApp } from '../src/server/app.ts'
import { SERVER_LIMITS } from '../src/server/limits.ts'
import type { Web } from '../src/server/web.ts'
import { documentsOf } from '../src/store/documents.ts'
import { hashSecret } from '../src/store/secret.ts'

let world: TestWorld
let server: ReturnType<typeof serve>
let port: number
before(async () => {
  world = await testWorld()
  const app = createApp(world.house, { portal: portalApp(world.renderer), workspace: new Hono<Web>(), root: new Hono<Web>() })
  // The real limits, a fiftieth of their time.
  const { headersTimeout, requestTimeout, connectionsCheckingInterval } = SERVER_LIMITS
  const serverOptions = { headersTimeout: headersTimeout / 50, requestTimeout: requestTimeout / 50, connectionsCheckingInterval: connectionsCheckingInterval / 50 }
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', serverOptions })
  await new Promise<void>((ready) => server.once('listening', () => ready()))
  port = (server.address() as AddressInfo).port
})
after(async () => {
  await new Promise<void>((closed) => server.close(() => closed()))
  await world.close()
})

const IN_TIME_MS = 5_000
const faults = () => world.logged.filter((one) => one.event === 'fault')

/** A browser on the page that asks for papers. */
async function atPapers(): Promise<Browser> {
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await fillForm(browser, 'unterlagen')
  return browser
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const pdf = (inside: string) => latin1(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`)
const stream = (content: string) => {
  const data = deflateSync(latin1(content)).toString('latin1')
  return `>>\nendobj\n2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n${data}\nendstream\nendobj\n3 0 obj <<`
}
/** A ZIP of one stored file; enough of the format for anybody who looks. */
const zip = (name: string, content: string) => latin1(`PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0${String.fromCharCode(name.length)}\0\0\0${name}${content}PK\x01\x02PK\x05\x06`)
const png = (width: number, height: number) => {
  const file = Buffer.concat([latin1('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR'), Buffer.alloc(17)])
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}

const UNKNOWN = /können wir nicht öffnen\. Möglich sind PDF, JPG und PNG/
const ACTIVE = /enthält Programme/
const BROKEN = /ist beschädigt oder unvollständig/
const VIRUS = /Der Virenschutz hat angeschlagen/

/** Catalogue number, what it is, the bytes, the sentence. */
const FILES: readonly (readonly [number, string, () => Uint8Array, RegExp])[] = [
  [1, 'a ZIP bomb', () => zip('zeros', deflateSync(Buffer.alloc(10_000_000)).toString('latin1')), UNKNOWN],
  [2, 'a ZIP that climbs out of its folder', () => zip('../../etc/x', 'x'), UNKNOWN],
  [3, 'a ZIP of a hundred thousand nothings', () => Buffer.concat(Array.from({ length: 100_000 }, () => zip('', ''))), UNKNOWN],
  [4, 'a Word file with macros', () => zip('word/vbaProject.bin', 'x'), UNKNOWN],
  [4, 'an old Word file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), UNKNOWN],
  [6, 'XML that laughs a billion times', () => latin1('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'), UNKNOWN],
  [15, 'a picture that is SVG with a script', () => latin1('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), UNKNOWN],
  [16, 'HTML with the name of a PDF', () => latin1('<html><script>alert(1)</script>%PDF-1.7 %%EOF'), UNKNOWN],
  [16, 'a PDF that is also a program', () => Buffer.concat([latin1('MZ\x90\0'), pdf('')]), UNKNOWN],
  [16, 'a picture that is also a PDF', () => Buffer.concat([png(10, 10), pdf('')]), UNKNOWN],
  [17, 'a PDF with JavaScript', () => pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), ACTIVE],
  [17, 'a PDF that starts a program', () => pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'), ACTIVE],
  [17, 'a PDF with a program in packed objects', () => pdf(stream('<< /S /JavaScript >>')), ACTIVE],
  [17, 'a PDF with a file inside', () => pdf('/Names << /EmbeddedFiles 3 0 R >>'), /enthält angehängte Dateien/],
  [17, 'a PDF that is an XFA form', () => pdf('/AcroForm << /XFA [(template) 5 0 R] >>'), /ein Formular mit eigener Technik/],
  [17, 'a PDF that sends what is in it elsewhere', () => pdf('/OpenAction << /S /SubmitForm /F (http://evil.example) >>'), /ein Formular mit eigener Technik/],
  [17, 'a PDF with a film', () => pdf('/Subtype /RichMedia'), /ein Formular mit eigener Technik/],
  [18, 'an encrypted PDF', () => pdf('/Encrypt 5 0 R'), /mit einem Kennwort geschützt/],
  [18, 'half a PDF', () => pdf('').subarray(0, 50), BROKEN],
  [18, 'a PDF of packed zeros', () => pdf(stream(' '.repeat(51_000_000))), BROKEN],
  [27, 'a picture of 900 megapixels', () => png(30_000, 30_000), /mit 900 Megapixeln zu groß/],
  [27, 'a picture with a lying header', () => png(0, 4_000_000_000), BROKEN],
  [27, 'a TIFF', () => latin1('II*\0\x08\0\0\0'), UNKNOWN],
  [28, 'the test virus', () => latin1(EICAR), VIRUS],
  [28, 'the test virus in a ZIP', () => zip('eicar.com', EICAR), VIRUS],
  [28, 'the test virus in a PDF', () => pdf(`/A (${EICAR})`), VIRUS],
  [29, 'an empty file', () => new Uint8Array(), /ist leer/],
  [29, 'a byte too many', () => Buffer.concat([pdf(''), Buffer.alloc(10 * 1024 * 1024)]), /ist mit 10,1 MB zu groß/],
]

test('hostile files are refused in words, and nothing of them is kept', async (t) => {
  const browser = await atPapers()
  const path = browser.shown.path.split('?')[0]!
  for (const [number, what, bytes, sentence] of FILES) {
    await t.test(`${number}: ${what}`, async () => {
      await browser.open(path)
      const start = performance.now()
      await browser.send({ lageplan: new File([new Uint8Array(bytes())], 'plan.pdf') })
      assert.match(browser.shown.text, sentence)
      assert.ok(performance.now() - start < IN_TIME_MS, `${Math.round(performance.now() - start)} ms`)
    })
  }
  assert.deepEqual(await documentsOf(world.house.store, world.angeln, { draftId: hashSecret(codeOf(browser)) }), [])
  assert.deepEqual(faults(), [])
})

test('18: PDFs made to be slow are read in time', () => {
  const fill = (part: string) => latin1(`%PDF-1.7\n${part.repeat(Math.floor(9_900_000 / part.length))}\n%%EOF`)
  const parts = {
    'a hundred thousand pages': '1 0 obj\n<</Type/Page/Parent 1 0 R>>\nendobj\n', 'objects that name themselves': '1 0 obj\n<</Kids[1 0 R]>>\nendobj\n',
    'streams without end': '<<>>stream\n', 'short streams': '1 0 obj<<>>stream\nendstream\n', 'escaped names': '/#41', 'open dictionaries': '<<', 'blanks': ' ',
    'packed objects': '1 0 obj<</ObjStm>>stream\nendstream\n', 'almost streams': '>>  ',
  }
  for (const [what, part] of Object.entries(parts)) {
    const start = performance.now()
    inspectUpload(fill(part), 'a.pdf')
    const ms = performance.now() - start
    assert.ok(ms < IN_TIME_MS, `${what}: ${Math.round(ms)} ms`)
  }
})

/** As it came, as it is kept. */
const NAMES: readonly (readonly [string, string])[] = [
  ['..\\..\\x.pdf', 'x.pdf'], ['CON', 'CON.pdf'], ['rechnung\u202efdp.exe', 'rechnungfdp.exe.pdf'], ['a\r\nb.pdf', 'ab.pdf'],
  ['cafe\u0301.pdf', 'caf\u00e9.pdf'], ['<img src=x onerror=alert(1)>.pdf', '-img src=x onerror=alert(1)-.pdf'], ['.pdf.exe', 'pdf.exe.pdf'],
  [`${'ü'.repeat(300)}.pdf`, `${'ü'.repeat(115)}….pdf`],
]

test('26, 14: strange file names are shown as text and lie under names of our own', async () => {
  const browser = await atPapers()
  const path = browser.shown.path.split('?')[0]!
  for (const [name] of NAMES) {
    await browser.open(path)
    await browser.send({ haftpflicht: pdfFile(name) })
  }
  await browser.open(path)
  assert.ok(!browser.shown.html.includes('<img src=x'))
  const kept = await documentsOf(world.house.store, world.angeln, { draftId: hashSecret(codeOf(browser)) })
  assert.deepEqual(new Set(kept.map((one) => one.fileName)), new Set(NAMES.map(([, name]) => name)))
  for (const { fileName, sha256 } of kept) {
    // oxlint-disable-next-line no-control-regex -- looking for what must not be there
    assert.doesNotMatch(fileName, /[/\\<>"\u0000-\u001f\u202a-\u202e]/)
    assert.ok([...fileName].length <= 120 && fileName === fileName.normalize('NFC'))
    assert.match(sha256, /^[0-9a-f]{64}$/)
  }
})

test('11, 12, 14, 34, 35: hostile answers come back as text or with a sentence', async () => {
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await fillForm(browser, 'anlass')
  const path = browser.shown.path.split('?')[0]!
  const texts = [
    `'; select set_config('role','r_other',true)--`, '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{7*7}} ${7*7} <% 7 %> #import "x"',
    'a\u0000b', '\ud800', '👩‍👩‍👧', `a${'\u0301'.repeat(10_000)}`.slice(0, 100), 'O’Neill Łukasz', '\r\nBcc: x@example.org', '\u001b[31mred',
  ]
  for (const text of texts) {
    await browser.open(path)
    const { status, html } = await browser.send({ 'anlass.bezeichnung': text, 'zeiten.0.datum.tag': '29', 'zeiten.0.datum.monat': '2', 'zeiten.0.datum.jahr': '2027' })
    assert.ok(status < 500, `${JSON.stringify(text)}: ${status}`)
    assert.ok(!html.includes('<img src=x') && !html.includes('>49<'))
  }
  await browser.send({ '__proto__.polluted': 'x', 'constructor.prototype.polluted': 'x', 'anlass.__proto__.polluted': 'x', 'zeiten.__proto__.x': 'y', 'zeiten.99999999.von': '1' })
  assert.equal(({} as { polluted?: string }).polluted, undefined)
  assert.ok(browser.shown.status < 500)
  assert.deepEqual(faults(), [])
})

/** Sends bytes as they are and gives the first line of the answer; '' if the server hung up. */
function raw(parts: readonly (string | Buffer)[], options: { drip?: number; hangUp?: boolean } = {}): Promise<{ line: string; all: string; ms: number }> {
  return new Promise((done) => {
    const start = performance.now()
    const socket = connect(port, '127.0.0.1')
    let all = ''
    let timer: NodeJS.Timeout | undefined
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => (all += part))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      done({ line: all.split('\r\n')[0]!, all, ms: performance.now() - start })
    })
    for (const part of parts) socket.write(part)
    if (options.drip) timer = setInterval(() => socket.write('x'), options.drip)
    if (options.hangUp) setTimeout(() => socket.destroy(), 100)
  })
}

const HEAD = 'Host: test.example\r\nConnection: close\r\n'
const REQUESTS: readonly (readonly [number, string, readonly (string | Buffer)[], RegExp])[] = [
  [5, 'a packed body', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Encoding: gzip\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${gzipSync(Buffer.alloc(5_000_000)).length}\r\n\r\n`, gzipSync(Buffer.alloc(5_000_000))], / (400|403|413|415) /],
  [13, 'a negative page and a huge one', [`GET /musterangeln/?q=x&seite=-1&limit=1e9 HTTP/1.1\r\n${HEAD}\r\n`], / (200|400) /],
  [29, 'a body over the limit', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Length: 99999999\r\n\r\n`], / 413 /],
  [38, 'the same parameter twice', [`GET /musterangeln/leistungen/gestattung?wie=1&wie=2&wie[]=3 HTTP/1.1\r\n${HEAD}\r\n`], / 200 /],
  [38, 'an address without end', [`GET /musterangeln/?q=${'x'.repeat(60_000)} HTTP/1.1\r\n${HEAD}\r\n`], / (414|431) /],
  [38, 'an address that is no text', [`GET /musterangeln/%ff%fe%00 HTTP/1.1\r\n${HEAD}\r\n`], / (400|404) /],
  [39, 'JSON that calls itself text', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Type: text/plain\r\nContent-Length: 13\r\n\r\n{"email":"x"}`], / (400|403|415) /],
  [39, 'a multipart body without its boundary', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Type: multipart/form-data\r\nContent-Length: 5\r\n\r\nhello`], / (400|403|415) /],
  [40, 'two lengths at once', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`], / 400 /],
  [40, 'a length that is none', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Length: 5, 6\r\n\r\nhello`], / 400 /],
  [40, 'a chunk that lies', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n`], / 400 /],
  [34, 'a NUL in the address', [`GET /musterangeln/?q=a%00b HTTP/1.1\r\n${HEAD}\r\n`], / 400 /],
  [39, 'half a multipart body', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 20\r\n\r\n--b\r\nContent-Dispos`], / (400|408) /],
  [40, 'an origin that is no address', [`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Origin: x:y z\r\nContent-Length: 0\r\n\r\n`], / 403 /],
  [40, 'a forged host', ['GET /musterangeln/ HTTP/1.1\r\nHost: lindenbrueck.evil.example\r\nX-Forwarded-Host: lindenbrueck\r\nX-Original-URL: /lindenbrueck/\r\nConnection: close\r\n\r\n'], / 200 /],
]

test('hostile requests get a defined answer', async (t) => {
  for (const [number, what, parts, line] of REQUESTS) {
    await t.test(`${number}: ${what}`, async () => {
      const answer = await raw(parts)
      assert.match(answer.line, line)
      assert.ok(answer.ms < IN_TIME_MS)
      if (what === 'a forged host') assert.ok(answer.all.includes('Amt Musterangeln') && !answer.all.includes('evil.example'))
    })
  }
  assert.deepEqual(faults(), [])
})

test('29, 30: what is slow or stops half way is cut, and others are served meanwhile', async () => {
  const slowHead = raw(['GET /musterangeln/ HTTP/1.1\r\nX-Slow: '], { drip: 50 })
  const slowBody = raw([`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999999\r\n\r\n`], { drip: 50 })
  const stopped = raw([`POST /musterangeln/anmelden HTTP/1.1\r\n${HEAD}Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n--b\r\n`, Buffer.alloc(990_000)], { hangUp: true })
  const idle = Array.from({ length: 500 }, () => raw(['GET /musterangeln/ HTTP/1.1\r\n']))
  const start = performance.now()
  const answer = await raw([`GET /musterangeln/ HTTP/1.1\r\n${HEAD}\r\n`])
  assert.match(answer.line, / 200 /)
  assert.ok(performance.now() - start < 5_000)
  for (const cut of await Promise.all([slowHead, slowBody, ...idle])) assert.match(cut.line, /^$| 408 /)
  await stopped
  assert.deepEqual(faults().map((one) => one.more), [])
})

test('33: nothing a visitor sends reaches the log', async () => {
  world.logged.length = 0
  assert.match((await raw([`GET /musterangeln/ HTTP/1.1\r\n${HEAD}User-Agent: evil\u0000\r\n\r\n`])).line, / 400 /)
  await raw([`GET /musterangeln/?q=Geheimnis HTTP/1.1\r\n${HEAD}User-Agent: evil${'x'.repeat(5_000)}\r\nReferer: http://evil.example/Geheimnis\r\n\r\n`])
  assert.ok(world.logged.length > 0)
  assert.doesNotMatch(JSON.stringify(world.logged), /evil|Geheimnis|\\u001b/)
})
