// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { Hono } from 'hono'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { documentsOf } from '../store/documents.ts'
import { readEvents } from '../store/events.ts'
import { caseAddress, deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
const TO = { an: 'Kreis Musterland\nOrdnungsbehörde, Kreisstraße 1, 24999 Musterstadt', grund: 'Das Fest liegt auf einer Bundesstraße.' }
let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
let home: string
let id: string

before(async () => {
  world = await testWorld()
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
  home = await caseAddress(petersen, BASE, 'Dorffest Süderau')
  id = home.split('/').at(-1)!
  const form = await petersen.get(`${home}/aktion/vermerken`)
  const noted = await petersen.send(form, `${home}/aktion/vermerken`, {
    vermerkart: 'telefonat', vermerktext: 'Nur für uns.', 'vermerktag.tag': '11', 'vermerktag.monat': '6', 'vermerktag.jahr': '2026',
  })
  assert.equal(noted.status, 303, noted.text)
})
after(() => world.close())

/** The ticked boxes of the form, as a browser sends them: several of one name. */
async function send(fields: Readonly<Record<string, string>>, but: (name: string, label: string) => boolean = () => false, page?: string) {
  const html = page ?? (await petersen.get(`${home}/abgabe`)).html
  const body = new URLSearchParams(Object.entries(fields))
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)) body.set(name!, value!)
  for (const [, name, value, label] of html.matchAll(/type="checkbox"[^>]*name="(\w+)" value="([^"]*)" checked[\s\S]*?<label[^>]*>([^<]*)</g)) {
    if (!but(name!, label!)) body.append(name!, value!)
  }
  return app.request(`${home}/abgabe`, {
    method: 'POST', body: body.toString(),
    headers: { cookie: await petersen.cookie(), host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
  })
}
const packages = async () =>
  (await documentsOf(world.house.store, world.angeln, { caseId: id })).filter(({ mediaType }) => mediaType === 'application/zip')
const unpacked = async (sha256: string) => unzipSync((await world.house.blobs.get(world.angeln, sha256))!)

test('everything but notes is proposed', async () => {
  const { html } = await petersen.get(`${home}/abgabe`)
  const box = (label: string) => html.split('<div class="kern-form-check">').find((one) => one.includes(label))!
  assert.match(box('Nur für uns'), /type="checkbox"/)
  assert.doesNotMatch(box('Nur für uns'), / checked/)
  assert.match(box('Antrag'), / checked/)
})

test('to whom and why are asked for, and what was ticked stays', async () => {
  const answer = await send({ an: '', grund: '' }, (_, label) => label.includes('Lageplan'))
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /Nennen Sie die Behörde/)
  const kept = html.split('<div class="kern-form-check">').filter((one) => / checked/.test(one))
  assert.ok(kept.length > 0 && !kept.some((one) => one.includes('Lageplan')))
  assert.equal((await packages()).length, 0)
})

test('the package holds sheet, file, index and originals, without what was not ticked, and is kept with its hash', async () => {
  const page = (await petersen.get(`${home}/abgabe`)).html
  const [, left] = />(Unterlage [\d.]+: [^<]+)</.exec(page)!
  const answer = await send(TO, (_, label) => label === left, page)
  assert.equal(answer.status, 303, await answer.text())
  const again = await send(TO, (_, label) => label === left, page)
  assert.equal(again.headers.get('location'), answer.headers.get('location'))
  const [kept, ...more] = await packages()
  assert.deepEqual(more, [])
  const files = await unpacked(kept!.sha256)
  const names = Object.keys(files)
  for (const name of ['begleitblatt.pdf', 'akte.pdf', 'index.html', 'inhalt.csv', 'akte.json']) assert.ok(names.includes(name), name)
  assert.equal(strFromU8(files['begleitblatt.pdf']!.subarray(0, 5)), '%PDF-')
  const index = strFromU8(files['inhalt.csv']!)
  assert.doesNotMatch(index, /Nur für uns/)
  assert.doesNotMatch(strFromU8(files['akte.json']!), /Nur für uns/)
  const [, leftTitle] = /: (.*)$/.exec(left!)!
  assert.equal(index.split('\n').filter((line) => line.includes(left!.split(':')[0]!.replace('Unterlage ', ';')) && line.includes(leftTitle!)).length, 0)
  const originals = names.filter((name) => name.startsWith('unterlagen/'))
  assert.ok(originals.length > 0)
  for (const name of originals) assert.ok(index.includes(createHash('sha256').update(files[name]!).digest('hex')), name)
  const sheet = (await world.house.readPdf!(files['begleitblatt.pdf']!))!.replaceAll(/\s+/g, ' ')
  assert.match(sheet, /Kreis Musterland, Ordnungsbehörde/)
  assert.match(sheet, /Das Fest liegt auf einer Bundesstraße/)
  assert.match(sheet, /Was fehlt Die Einträge Nr\. .* sind nicht beigefügt/)
  assert.doesNotMatch(sheet, /Nur für uns/)
  const events = await readEvents(world.house.store, world.angeln, id, 0)
  const event = events.find(({ kind }) => kind === 'passedOn')!
  assert.deepEqual((event.payload as { papers: { sha256: string }[] }).papers.map(({ sha256 }) => sha256), [kept!.sha256])
  const told = await petersen.get(answer.headers.get('location')!)
  assert.match(told.text, /Paket zur Abgabe an Kreis Musterland/)
  assert.match(told.html, new RegExp(`href="${home}/dokumente/${kept!.id}"`))
  assert.equal((await petersen.get(`${home}/dokumente/${kept!.id}`)).status, 200)
  assert.match((await petersen.get(`${home}/verlauf`)).text, /Paket zur Abgabe an Kreis Musterland/)
})

test('the next package does not hold the first', async () => {
  assert.equal((await send({ ...TO, an: 'Landesamt' })).status, 303)
  const [first, second] = await packages()
  const bytes = await unpacked(second!.sha256)
  assert.ok(!Object.keys(bytes).some((name) => name.endsWith('.zip')))
  assert.doesNotMatch(strFromU8(bytes['akte.json']!), new RegExp(first!.sha256))
})

test('what came to the file after the form was shown is looked at first', async () => {
  const page = (await petersen.get(`${home}/abgabe`)).html
  assert.equal((await send({ ...TO, an: 'Amt A' })).status, 303)
  const late = await send({ ...TO, an: 'Amt B' }, undefined, page)
  assert.equal(late.status, 422)
  assert.match(await late.text(), /Inzwischen ist etwas zur Akte gekommen/)
})

test('it is for those who work on the procedure', async () => {
  const harms = await signedIn(world, app, world.angeln, 'harms')
  assert.equal((await harms.get(`${home}/abgabe`)).status, 404)
})
