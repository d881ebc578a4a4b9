// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Uploads through the form: scanned, cleaned, counted, and gone when they are taken away.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { deflateSync } from 'node:zlib'
import { makeHouse } from '../command/house.ts'
import type { House } from '../command/house.ts'
import { forgetSettings, packed } from '../command/settings.ts'
import { openClamd } from '../connectors/clamd/clamd.ts'
import { EICAR, noClamd, testClamd } from '../connectors/clamd/test-clamd.ts'
import { SECRETS, tellingJpeg } from '../documents/test-photos.ts'
import { checkFiles } from '../process/check.ts'
import { libraryFiles, testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { addDocument, documentsOf, isUnscanned } from '../store/documents.ts'
import { publishProcess } from '../store/processes.ts'
import { hashSecret } from '../store/secret.ts'
import { keepHouse } from '../worker/housekeeping.ts'
import { Browser, pdfFile } from './test-browser.ts'
import { codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

/** A browser on the page of the form that asks for papers. */
async function atPapers(house: House = world.house): Promise<Browser> {
  const browser = new Browser(house)
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await fillForm(browser, 'unterlagen')
  return browser
}
const papers = (browser: Browser) =>
  documentsOf(world.house.store, world.angeln, { draftId: hashSecret(codeOf(browser)) })
const file = (bytes: Uint8Array | string, name = 'plan.pdf') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name)

/** The test virus packed, so that only a scanner that unpacks finds it. */
function hiddenEicar(): Buffer {
  const data = deflateSync(Buffer.from(EICAR, 'latin1'))
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n<</Length ${data.length}/Filter/FlateDecode>>\nstream\n`),
    data, Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n'),
  ])
}

test('what clamd finds is refused and not stored, the rest is marked clean', { skip: noClamd() }, async () => {
  const clamd = await testClamd()
  const house = makeHouse({ ...world.house, scan: openClamd({ at: clamd.at }) })
  try {
    const browser = await atPapers(house)
    await browser.send({ lageplan: file(hiddenEicar()), haftpflicht: pdfFile('police.pdf') })
    assert.match(browser.shown.text, /Die Datei „plan\.pdf“ nehmen wir nicht an: Der Virenschutz hat angeschlagen\./)
    const kept = await papers(browser)
    assert.deepEqual(kept.map((one) => [one.fileName, one.meta['scan'], isUnscanned(one)]), [['police.pdf', 'clean', false]])
    assert.ok(!browser.shown.text.includes('nicht auf Viren geprüft'))
    const line = world.logged.find((one) => one.event === 'virus found')
    assert.deepEqual(line?.more, { tenant: world.angeln.id, signature: 'Test.Eicar.UNOFFICIAL' })
  } finally {
    await clamd.close()
  }
})

test('a scanner that is out takes nothing unseen, and the other answers stay', async () => {
  const house = makeHouse({ ...world.house, scan: openClamd({ at: '127.0.0.1:9', timeoutMs: 500 }) })
  const browser = await atPapers(house)
  await browser.send({ lageplan: pdfFile() })
  assert.match(browser.shown.text, /„plan\.pdf“ können wir gerade nicht auf Viren prüfen\. Bitte laden Sie sie in einigen Minuten noch einmal hoch/)
  assert.deepEqual(await papers(browser), [])
  const later = new Browser(world.house)
  for (const [name, value] of browser.cookies) later.cookies.set(name, value)
  await later.open(browser.shown.path)
  await later.send({ lageplan: pdfFile() })
  assert.match(later.shown.path, /\/bescheid$/)
})

test('without a scanner every paper says that nobody looked', async () => {
  const browser = await atPapers()
  await browser.send({ lageplan: pdfFile(), haftpflicht: pdfFile('police.pdf') })
  assert.ok((await papers(browser)).every(isUnscanned))
  await browser.open(browser.shown.path.replace(/[^/]*$/, 'unterlagen'))
  assert.equal(browser.shown.text.match(/PDF, 1 kB, nicht auf Viren geprüft/g)?.length, 2)
})

test('a file taken away is gone with its bytes, unless another paper has the same', async () => {
  const [one, two] = [await atPapers(), await atPapers()]
  const bytes = `%PDF-1.4\n% only here\n%%EOF`
  for (const browser of [one, two]) await browser.send({ lageplan: file(bytes) })
  const { sha256 } = (await papers(one))[0]!
  const removed = async (browser: Browser) => {
    await browser.open(browser.shown.path.replace(/[^/]*$/, 'unterlagen'))
    const button = /name="_datei_entfernen" value="(lageplan:[^"]+)"/.exec(browser.shown.html)![1]!
    await browser.send({}, { button: ['_datei_entfernen', button] })
    return world.house.blobs.get(world.angeln, sha256)
  }
  assert.ok(await removed(one))
  assert.equal(await removed(two), undefined)
})

const paper = (draftId: string, id: number, size: number) => ({
  id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`, caseId: null, draftId, kind: 'upload', title: 'Plan', fileName: 'a.pdf',
  mediaType: 'application/pdf', size, sha256: 'a'.repeat(64), origin: 'applicant', createdAt: world.house.clock(), meta: {},
})

test('the same file sent twice to one question is kept once, and to another question as well', async () => {
  const browser = await atPapers()
  const page = browser.shown.path
  const send = async (field: string) => {
    await browser.open(page)
    await browser.send({ [field]: pdfFile('plan.pdf') })
    await browser.open(page)
  }
  await send('lageplan')
  await send('lageplan')
  assert.equal((await papers(browser)).length, 1)
  assert.equal(browser.shown.html.match(/\/dokument\//g)?.length, 1)
  await send('haftpflicht')
  assert.deepEqual(new Set((await papers(browser)).map(({ meta }) => meta['path'])), new Set(['haftpflicht', 'lageplan']))
})

test('several files of one question are put into the order one wants, and stay in it', async () => {
  const browser = await atPapers()
  const page = browser.shown.path
  for (const name of ['eins.pdf', 'zwei.pdf', 'drei.pdf']) {
    await browser.open(page)
    await browser.send({ lageplan: file(`%PDF-1.4\n% ${name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, name) })
  }
  await browser.open(page)
  const order = () => [...browser.shown.html.matchAll(/\/dokument\/[^>]+>([a-z]+)\.pdf/g)].map(([, name]) => name)
  const buttons = () => [...browser.shown.html.matchAll(/name="_datei_nach_oben" value="(lageplan:[^"]+)"/g)].map(([, value]) => value!)
  assert.deepEqual([order(), buttons().length], [['eins', 'zwei', 'drei'], 2], 'the first one is where it can be')
  await browser.send({}, { button: ['_datei_nach_oben', buttons()[1]!] })
  assert.deepEqual(order(), ['eins', 'drei', 'zwei'])
  await browser.send({}, { button: ['_datei_nach_oben', buttons()[0]!] })
  assert.deepEqual(order(), ['drei', 'eins', 'zwei'])
  await browser.send({}, { button: ['_datei_nach_oben', 'lageplan:00000000-0000-4000-8000-000000000000'] })
  await browser.send({}, { button: ['_datei_nach_oben', 'nirgends:x'] })
  assert.deepEqual(order(), ['drei', 'eins', 'zwei'], 'what is not there is not put anywhere')
  assert.equal((await papers(browser)).length, 3)
})

test('a hundred files are enough for one application', async () => {
  const browser = await atPapers()
  const draftId = hashSecret(codeOf(browser))
  for (let i = 0; i < 99; i++) await addDocument(world.house.store, world.angeln, paper(draftId, i, 1000))
  await browser.send({ lageplan: pdfFile(), haftpflicht: pdfFile() })
  assert.match(browser.shown.text, /Mehr als 100 Dateien nehmen wir online nicht an/)
  assert.equal((await papers(browser)).length, 100)
})

test('more than 100 MB together are refused in words', async () => {
  const browser = await atPapers()
  await addDocument(world.house.store, world.angeln, paper(hashSecret(codeOf(browser)), 999, 100 * 1024 * 1024 - 10))
  await browser.send({ lageplan: pdfFile() })
  assert.match(browser.shown.text, /Mehr als 100 MB zusammen nehmen wir online nicht an/)
})

const JPEG = Buffer.from('ffd8ffc0000b080002000401011100ffda000801010000003f0011ffd9'.replace('00003f', '003f'), 'hex')

test('a photo keeps its original only where the process asks, and both go together', async () => {
  const { process } = checkFiles(libraryFiles('gestattung'))
  const lageplan = { ...process!.fields['lageplan']!, keepOriginal: true }
  const content = packed({ ...process!, fields: { ...process!.fields, lageplan } })
  await publishProcess(world.house.store, world.angeln, { id: 'gestattung', title: process!.title, content, publishedAt: '2026-06-11T08:00:01.000Z' })
  forgetSettings(world.house, world.angeln)
  const browser = await atPapers()
  const photo = tellingJpeg(JPEG, 6)
  await browser.send({ lageplan: file(photo, 'zelt.jpg'), haftpflicht: file(tellingJpeg(JPEG, 3), 'police.jpg') })
  const kept = await papers(browser)
  const [plan, policy] = ['zelt.jpg', 'police.jpg'].map((name) => kept.find((one) => one.fileName === name)!)
  const shown = await world.house.blobs.get(world.angeln, plan!.sha256)
  assert.deepEqual(SECRETS.filter((secret) => Buffer.from(shown!).includes(secret)), [])
  const original = String(plan!.meta['original'])
  assert.deepEqual(Buffer.from((await world.house.blobs.get(world.angeln, original))!), photo)
  assert.equal(policy!.meta['original'], undefined)
  world.setClock('2027-01-01T00:00:00.000Z')
  await keepHouse(world.house, world.angeln)
  for (const sha256 of [plan!.sha256, original, policy!.sha256]) {
    assert.equal(await world.house.blobs.get(world.angeln, sha256), undefined)
  }
  assert.deepEqual(await papers(browser), [])
})
