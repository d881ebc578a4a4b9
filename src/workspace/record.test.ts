// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The file of a case: complete, in order, as one PDF and one ZIP, and what others may see of it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import type { Hono } from 'hono'
import { viewCase } from '../command/case-view.ts'
import { NOTICE } from '../documents/example-letters.ts'
import { missingTools, textOf, withPdf } from '../documents/pdf-tools.ts'
import { recordItems } from '../documents/record-items.ts'
import type { RecordItem } from '../documents/record-items.ts'
import { wholeFile } from '../documents/record-file.ts'
import { chunk } from '../documents/test-photos.ts'
import { wordLetter } from '../documents/word-letter.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { documentsOf } from '../store/documents.ts'
import { readEvents } from '../store/events.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { caseAddress, deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const skip = missingTools()
const BASE = '/musterangeln/amt'
const NOTE = 'Frau Kanari aus dem Amselweg 77 beschwert sich über die Musik.'
const PHOTO = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 0, 255, 0, 255, 0]))),
  chunk('IEND', Buffer.alloc(0)),
])
let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
let home: string
let id: string

before(async () => {
  world = await testWorld()
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
  home = await caseAddress(petersen, BASE, 'Sommerfest TSV')
  id = home.split('/').at(-1)!
  await sendFiles(`${home}/aktion/vermerken`, {
    vermerkArt: 'anruf', 'vermerkAm.tag': '9', 'vermerkAm.monat': '6', 'vermerkAm.jahr': '2026',
    vermerkMit: 'Lisa Kanari', vermerktext: NOTE,
  }, [['vermerkAnlagen', 'foto.png', 'image/png', PHOTO]])
})
after(() => world.close())

type Upload = readonly [path: string, name: string, type: string, bytes: Uint8Array]

/** Sends a form of the desk with files, as a browser does. */
async function sendFiles(address: string, fields: Record<string, string>, files: readonly Upload[]) {
  const page = await petersen.get(address)
  const body = new FormData()
  const hidden = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  for (const [, name, value] of hidden) body.append(name!, value!)
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const [path, name, type, bytes] of files) {
    body.append(path, new File([bytes as Uint8Array<ArrayBuffer>], name, { type }))
  }
  const answer = await app.request(address, {
    method: 'POST', body, headers: { cookie: await petersen.cookie(), host: 'localhost' },
  })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}

async function download(path: string): Promise<Buffer> {
  const answer = await app.request(path, { headers: { cookie: await petersen.cookie(), host: 'localhost' } })
  assert.equal(answer.status, 200, path)
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  return Buffer.from(await answer.arrayBuffer())
}

async function itemsNow(): Promise<readonly RecordItem[]> {
  const view = (await viewCase(world.house, world.angeln, id))!
  const [events, papers] = await Promise.all([
    readEvents(world.house.store, world.angeln, id),
    documentsOf(world.house.store, world.angeln, { caseId: id }),
  ])
  return recordItems({ prepared: view.prepared, context: view.context, events, papers })
}

test('every event and every paper is in the file, in order, under a number that stays', async () => {
  const items = await itemsNow()
  const events = await readEvents(world.house.store, world.angeln, id)
  const papers = await documentsOf(world.house.store, world.angeln, { caseId: id })
  assert.deepEqual(items.map(({ no }) => no), items.map((_, i) => i + 1))
  assert.deepEqual(items.map(({ at }) => at), items.map(({ at }) => at).toSorted())
  const acted = events.filter(({ kind }) => kind === 'acted').map(({ payload }) => (payload as { text: string }).text)
  assert.deepEqual(acted.filter((text) => !items.some(({ title }) => title === text)), [])
  const told = JSON.stringify(items)
  for (const kind of ['deadlineSet', 'statusSet', 'feeSet', 'receivableBooked', 'provided', 'paid']) {
    assert.ok(events.some((event) => event.kind === kind), kind)
  }
  for (const words of ['Frist bis', 'Gebühr festgesetzt', 'Forderung', 'gilt als bekannt gegeben', 'Zahlung', 'zählt nicht mit']) {
    assert.ok(told.includes(words), words)
  }
  assert.deepEqual(items.flatMap((item) => item.papers.map(({ key }) => key)).toSorted(), papers.map((one) => one.id).toSorted())
  const before = items.map(({ no, title }) => [no, title])
  await petersen.send(await petersen.get(`${home}/aktion/vermerken`), `${home}/aktion/vermerken`, { vermerktext: 'Noch etwas.' })
  assert.deepEqual((await itemsNow()).slice(0, before.length).map(({ no, title }) => [no, title]), before)
})

test('the tab shows the place in the plan, the numbers and a call with its true day', async () => {
  const { text, status } = await petersen.get(`${home}/akte`)
  assert.equal(status, 200)
  assert.match(text, /Aktenplan 32 Ordnungsamt Akte 32-GE\/2026 Gestattung/)
  assert.match(text, /2\.1 +Lageplan/)
  assert.match(text, /Anruf: Frau Kanari/)
  const note = (await itemsNow()).find(({ title }) => title.includes('Kanari'))!
  assert.deepEqual(note.facts.map(({ label, lines }) => [label, lines[0]]).slice(0, 3),
    [['Art', 'Anruf'], ['Tag', 'Dienstag, 9. Juni 2026'], ['Mit', 'Lisa Kanari']])
  assert.equal(note.papers[0]!.fileName, 'foto.png')
})

test('the whole file is one sound, tagged PDF with outline, photo and attachments', { skip }, async () => {
  const pdf = await download(`${home}/akte.pdf`)
  assert.match(withPdf(pdf, ['qpdf', '--check', '{}']), /No syntax or stream encoding errors/)
  assert.match(withPdf(pdf, ['pdfinfo', '{}']), /Tagged: +yes/)
  const xmp = withPdf(pdf, ['pdfinfo', '-meta', '{}'])
  assert.match(xmp, /<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A</)
  assert.match(xmp, /<pdfuaid:part [^>]*>1<\/pdfuaid:part>/)
  const plain = withPdf(pdf, ['qpdf', '--qdf', '--object-streams=disable', '{}', '-'])
  for (const sign of ['/Outlines', '/S /Figure', '/S /H1', '/S /H2', '/S /TH', '/AFRelationship /Supplement']) {
    assert.ok(plain.includes(sign), sign)
  }
  const text = textOf(pdf)
  let at = 0
  for (const { no, title } of await itemsNow()) {
    const found = text.indexOf(title.replaceAll('\u00a0', ' ').slice(0, 40), at)
    assert.notEqual(found, -1, `Nr. ${no} ${title} is missing or out of order`)
    if (no > 1) at = text.lastIndexOf('Nr. 2 vom') > at ? at : found
  }
  for (const words of ['Aktenplan', '32 Ordnungsamt', 'Prüfkette', 'Hanna Petersen', 'Verzeichnis der Unterlagen']) {
    assert.ok(text.includes(words), words)
  }
  const attached = withPdf(pdf, ['pdfdetach', '-list', '{}'])
  assert.match(attached, /002-001 lageplan\.pdf/)
  assert.match(attached, /Bescheid 32-GE-1-2026\.pdf/)
  assert.match(attached, /akte\.json/)
})

test('the same file gives the same bytes', async () => {
  const view = (await viewCase(world.house, world.angeln, id))!
  const file = wholeFile({ at: view.at, process: view.prepared.process, context: view.context }, await itemsNow(),
    { at: '2026-06-11T08:00:00.000Z', by: 'Hanna Petersen', chain: { number: 1, hash: 'ab'.repeat(32) } })
  const print = { file, bytes: new Map([[file.items[1]!.papers[0]!.key, Buffer.from('%PDF-1.4\n%%EOF')]]) }
  const first = await world.renderer.renderRecord(print)
  const other = await world.renderer.renderRecord({ ...print, file: { ...file, title: 'Anders' } })
  const again = await world.renderer.renderRecord(print)
  assert.equal(again.sha256, first.sha256)
  assert.notEqual(other.sha256, first.sha256)
})

test('a photo that cannot be drawn is attached and does not keep the file from being printed', { skip }, async () => {
  const view = (await viewCase(world.house, world.angeln, id))!
  const items = await itemsNow()
  const file = wholeFile({ at: view.at, process: view.prepared.process, context: view.context }, items,
    { at: '2026-06-11T08:00:00.000Z', by: 'Hanna Petersen', chain: { number: 1, hash: 'ab'.repeat(32) } })
  const picture = items.flatMap(({ papers }) => papers).find(({ mediaType }) => mediaType === 'image/png')!
  const { pdf } = await world.renderer.renderRecord({ file, bytes: new Map([[picture.key, Buffer.from('kein Bild')]]) })
  assert.match(withPdf(pdf, ['pdfdetach', '-list', '{}']), /foto\.png/)
})

test('the ZIP holds every paper byte for byte and an index for people and machines', async () => {
  const files = unzipSync(await download(`${home}/akte.zip`))
  const json = JSON.parse(strFromU8(files['akte.json']!)) as { eintraege: { nr: number; unterlagen: { datei: string; sha256: string; nr: string }[] }[] }
  const listed = json.eintraege.flatMap(({ unterlagen }) => unterlagen)
  const papers = Object.entries(files).filter(([name]) => name.startsWith('unterlagen/'))
  assert.equal(listed.length, papers.length)
  const hashes = papers.map(([, bytes]) => createHash('sha256').update(bytes).digest('hex'))
  assert.deepEqual(hashes.toSorted(), listed.map(({ sha256 }) => sha256).toSorted())
  const csv = strFromU8(files['inhalt.csv']!)
  assert.deepEqual([...files['inhalt.csv']!.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.match(csv, /^\ufeff?Nr\.;Tag;Was;Wer/)
  assert.equal(csv.trim().split('\r\n').length, 1 + json.eintraege.length + listed.length)
  const index = strFromU8(files['index.html']!)
  assert.match(index, /<html lang="de">/)
  assert.ok(!/<script|https?:/.test(index))
  const links = [...index.matchAll(/href="(unterlagen\/[^"]+)"/g)].map(([, href]) => decodeURIComponent(href!))
  assert.deepEqual(links.toSorted(), papers.map(([name]) => name).toSorted())
})

/** Everything a curious person could find in a file: text, raw bytes, attachments, entries. */
function everythingIn(name: string, bytes: Uint8Array): string {
  const raw = [Buffer.from(bytes).toString('latin1'), Buffer.from(bytes).toString('utf8'), Buffer.from(bytes).toString('utf16le')]
  if (name.endsWith('.zip')) {
    return [...raw, ...Object.entries(unzipSync(bytes)).map(([inner, data]) => `${inner}\n${everythingIn(inner, data)}`)].join('\n')
  }
  if (!name.endsWith('.pdf')) return raw.join('\n')
  const open = withPdf(bytes, ['qpdf', '--qdf', '--object-streams=disable', '{}', '-'])
  const attached = withPdf(bytes, ['pdfdetach', '-list', '{}'])
  const inside = withPdf(bytes, ['pdfdetach', '-saveall', '{}'], ['sh', '-c', 'for f in *.pdf; do pdftotext "$f" - 2>/dev/null; done; cat *.json 2>/dev/null || true'])
  return [...raw, open, textOf(bytes), attached, inside, withPdf(bytes, ['pdfinfo', '-meta', '{}'])].join('\n')
}

test('what is withheld is in no byte of what goes out, and each gap bears its reason', { skip }, async () => {
  const items = await itemsNow()
  const application = items.find(({ kind }) => kind === 'application')!
  const phone = application.facts.find(({ label }) => label === 'Telefon')!
  const call = items.find(({ title }) => title.includes('Kanari'))!
  const plan = application.papers[0]!
  const form = await petersen.get(`${home}/akteneinsicht`)
  assert.match(form.text, /Nr\. 2 TSV Süderau e\. V\. hat den Antrag gestellt/)
  const wrong = await petersen.send(form, `${home}/akteneinsicht`, { begriffe: 'Sommer' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Wer bekommt Einsicht\? Diese Angabe fehlt/)
  const chosen = {
    an: 'Nachbar Nis Nissen', grundlage: 'beteiligt', betreff: 'Fest an der Schule',
    begriffe: 'Jana Sommer\nSchulweg 10', begriffeGrund: 'dritte',
    [`ort:${phone.key}`]: 'dritte', [`ort:${call.key}`]: 'geheim', [`ort:${plan.key}`]: 'entwurf',
  }
  const preview = await petersen.send(form, `${home}/akteneinsicht`, chosen)
  assert.equal(preview.status, 200)
  assert.match(preview.text, /A : berechtigte Interessen Dritter, § 88 Abs\. 2 LVwG/)
  assert.match(preview.text, /Nicht herausgegeben, Grund B/)
  assert.ok(!preview.html.replaceAll(/<input type="hidden"[^>]*>/g, '').includes('Kanari'))
  // The first letter has no word to blacken in it and still goes out; so does nothing uploaded.
  const done = await petersen.send(preview, `${home}/akteneinsicht`, { _schritt: 'herausgeben', _angesehen: 'ja' })
  assert.equal(done.status, 303, done.text)
  const again = await petersen.send(preview, `${home}/akteneinsicht`, { _schritt: 'herausgeben', _angesehen: 'ja' })
  assert.ok([303, 422].includes(again.status))

  const papers = (await documentsOf(world.house.store, world.angeln, { caseId: id })).filter(({ kind }) => kind === 'disclosure')
  assert.deepEqual(papers.map(({ mediaType }) => mediaType).toSorted(), ['application/pdf', 'application/zip'])
  const planBytes = (await world.house.blobs.get(world.angeln, plan.sha256))!
  for (const { sha256, mediaType } of papers) {
    const bytes = (await world.house.blobs.get(world.angeln, sha256))!
    const all = everythingIn(mediaType.endsWith('pdf') ? 'x.pdf' : 'x.zip', bytes)
    for (const secret of ['Kanari', 'Amselweg', '04600 4711', 'Jana Sommer', 'Schulweg 10', 'lageplan', plan.sha256]) {
      assert.ok(!all.includes(secret), `${mediaType} still says «${secret}»`)
    }
    assert.ok(!Buffer.from(bytes).includes(Buffer.from(planBytes)))
    for (const kept of ['[geschwärzt: A]', 'Nicht herausgegeben', 'Nachbar Nis Nissen', '§ 88 Abs. 2 LVwG', 'Zwei Feuerlöscher']) {
      assert.ok(all.includes(kept), `${mediaType} lacks «${kept}»`)
    }
  }
  const last = (await itemsNow()).at(-1)!
  assert.equal(last.title, 'Akteneinsicht für Nachbar Nis Nissen')
  assert.equal(last.who, 'Hanna Petersen')
  assert.ok(last.follow.includes(`Nr. ${application.no}: Telefon: berechtigte Interessen Dritter, § 88 Abs. 2 LVwG`))
  assert.equal(last.papers.length, 2)
  assert.ok((await verifyAudit(world.house.store, world.angeln)).ok)
})

test('a letter of one\u2019s own comes to the file as it is, a macro does not', async () => {
  const docx = await wordLetter(NOTICE)
  const taken = await sendFiles(`${home}/schriftstueck`, { was: 'Schreiben an den Kreis' }, [['datei', 'kreis.docx', 'x/y', docx]])
  assert.equal(taken.status, 303, taken.text)
  const item = (await itemsNow()).at(-1)!
  assert.equal(item.title, 'Zur Akte genommen: Schreiben an den Kreis')
  assert.equal(item.papers[0]!.sha256, createHash('sha256').update(docx).digest('hex'))
  const files = unzipSync(docx)
  const macro = zipSync({ ...files, 'word/vbaProject.bin': new Uint8Array([1]) } as Zippable)
  const refused = await sendFiles(`${home}/schriftstueck`, { was: 'Schreiben' }, [['datei', 'kreis.docx', 'x/y', macro]])
  assert.equal(refused.status, 422)
  assert.match(refused.text, /enthält Programme \(Makros\)/)
  const nothing = await sendFiles(`${home}/schriftstueck`, {}, [])
  assert.match(nothing.text, /Was ist es\? Diese Angabe fehlt/)
})

test('a template is filled with the case and given back, a draft can be had as Word', async () => {
  const paragraph = new Paragraph('Az. {{ vorgang.aktenzeichen }}, {{ antragsteller.organisation }}, {{ akteur.name }}')
  const template = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [paragraph] }] })))
  const page = await petersen.get(`${home}/vorlage`)
  const body = new FormData()
  body.append('_csrf', /name="_csrf" value="([^"]*)"/.exec(page.html)![1]!)
  body.append('vorlage', new File([template as Uint8Array<ArrayBuffer>], 'Vorlage.docx'))
  const headers = { cookie: await petersen.cookie(), host: 'localhost' }
  const answer = await app.request(`${home}/vorlage`, { method: 'POST', body, headers })
  assert.equal(answer.status, 200)
  const filled = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  assert.match(strFromU8(filled['word/document.xml']!).replaceAll(/<[^>]+>/g, ''), /Az\. 32-GE-1\/2026, TSV Süderau e\. V\., Hanna Petersen/)
  const drafted = await caseAddress(petersen, BASE, 'Schützenfest Norderfeld')
  const files = unzipSync(await download(`${drafted}/entwurf.docx`))
  assert.match(strFromU8(files['word/document.xml']!), /ENTWURF: /)
})

test('files that went in unread are only handed out when somebody has looked at them', async () => {
  const form = await petersen.get(`${home}/akteneinsicht`)
  const chosen = { an: 'Kreis', grundlage: 'amtshilfe', betreff: 'Fest', begriffe: 'Kanari', begriffeGrund: 'dritte' }
  const preview = await petersen.send(form, `${home}/akteneinsicht`, chosen)
  assert.match(preview.text, /kann Laufzettel nichts schwärzen.*2\.1 Lageplan/)
  const refused = await petersen.send(preview, `${home}/akteneinsicht`, { _schritt: 'herausgeben' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Bitte bestätigen Sie, dass Sie die Dateien durchgesehen haben/)
  await petersen.send(await petersen.get(`${home}/aktion/vermerken`), `${home}/aktion/vermerken`, { vermerktext: 'Kam dazwischen.' })
  const late = await petersen.send(preview, `${home}/akteneinsicht`, { _schritt: 'herausgeben', _angesehen: 'ja' })
  assert.equal(late.status, 422)
  assert.match(late.text, /Inzwischen ist etwas zur Akte gekommen/)
})
