// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { setAvailability } from '../command/availability.ts'
import type { Availability } from '../engine/availability.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { availabilityHistory } from '../store/availability.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { listCases } from '../store/worklist.ts'
import { Browser } from './test-browser.ts'
import { codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld('allgemeiner-antrag')
})
after(() => world.close())

const set = (one: Availability, process = 'gestattung') => setAvailability(world.house, world.angeln, process, one, 'Frau Petersen')
const total = async () => (await listCases(world.house.store, world.angeln, { state: 'all' })).total
const PAGE = '/musterangeln/leistungen/gestattung'

async function filled(): Promise<Browser> {
  const browser = new Browser(world.house)
  await browser.open(PAGE)
  await browser.send({})
  await fillForm(browser)
  assert.match(browser.shown.path, /\/pruefen$/)
  return browser
}

test('a paused service says why and until when, and begins nothing', async () => {
  await set({ kind: 'open' })
  const early = new Browser(world.house)
  await early.open(PAGE)
  const form = early.formData()
  await set({ kind: 'paused', reason: 'Wir ziehen um', until: '2026-06-30' })
  const { text, html } = await early.open(PAGE)
  assert.match(text, /Zurzeit nicht möglich Bis 30\. Juni 2026 nehmen wir keine neuen Anträge an: Wir ziehen um\. Wieder möglich ab 1\. Juli 2026/)
  assert.ok(!html.includes('Antrag stellen<'))
  assert.match(text, /Hier hilft man Ihnen weiter: Ordnungsamt, 04600 0000 Am Markt 4, 24999 Süderau.*Schreiben können Sie uns mit: \S/)
  assert.ok(html.includes('/musterangeln/leistungen/allgemeiner-antrag'))
  assert.ok(!/Vor dem Absenden sehen Sie|Was Sie bereithalten sollten|Wir klären zuerst/.test(text), 'nothing reads as if one could apply')
  assert.match((await early.open('/musterangeln/')).text, /Gestattung nach § 12 Gaststättengesetz, zurzeit nicht möglich/)
  await early.send({ _csrf: form.get('_csrf')! }, { to: PAGE })
  assert.equal(early.shown.status, 409)
  assert.match(early.shown.text, /keine neuen Anträge/)
  assert.equal((await new Browser(world.house).open('/lindenbrueck/leistungen/gestattung')).html.includes('Antrag stellen<'), true)
})

test('a pause that would be over already is not set', async () => {
  assert.match((await set({ kind: 'paused', reason: 'Umzug', until: '2026-06-10' }))!, /wäre schon vorbei/)
})

test('what was begun before a pause may be finished', async () => {
  await set({ kind: 'open' })
  const browser = await filled()
  const count = await total()
  await set({ kind: 'paused', reason: 'Wir ziehen um' })
  await browser.open(browser.shown.path)
  assert.match(browser.shown.text, /Sie können Ihren Antrag noch absenden/)
  await browser.send({})
  assert.match(browser.shown.path, /\/eingegangen$/)
  assert.equal(await total(), count + 1)
})

test('unless the pause forbids it: the draft stays and can be sent afterwards', async () => {
  await set({ kind: 'open' })
  const browser = await filled()
  const [path, csrf, count] = [browser.shown.path, browser.formData().get('_csrf')!, await total()]
  await set({ kind: 'paused', reason: 'Umstellung der Kasse', until: '2026-06-20', stopsDrafts: true })
  await browser.open(path)
  assert.match(browser.shown.text, /Absenden geht zurzeit nicht/)
  assert.match(browser.shown.text, /Ihre Angaben bleiben gespeichert\. Wieder möglich ab 21\. Juni 2026/)
  assert.ok(!browser.shown.html.includes('Antrag absenden'))
  await browser.send({ _csrf: csrf }, { to: path })
  assert.equal(browser.shown.status, 422)
  assert.equal(await total(), count)
  world.setClock('2026-06-21T06:00:00.000Z')
  await browser.open(path)
  await browser.send({})
  assert.match(browser.shown.path, /\/eingegangen$/)
  assert.equal(await total(), count + 1)
  assert.ok(codeOf(browser))
})

test('season and closing hold on their days; a closed catch-all is not offered', async () => {
  await set({ kind: 'seasonal', from: '11-01', until: '12-24' })
  assert.match((await new Browser(world.house).open(PAGE)).text, /jedes Jahr vom 1\. November bis 24\. Dezember an\. Wieder möglich ab 1\. November 2026/)
  await set({ kind: 'closed', reason: 'Zuständig ist jetzt der Kreis' }, 'allgemeiner-antrag')
  const { text } = await new Browser(world.house).open('/musterangeln/?q=Raumschiff')
  assert.ok(!text.includes('Schildern Sie uns'))
})

test('every change stays in the history and in the audit chain', async () => {
  const before = (await availabilityHistory(world.house.store, world.angeln, 'gestattung')).length
  assert.match((await set({ kind: 'closed', reason: '' }))!, /Grund/)
  assert.equal(await set({ kind: 'open' }), undefined)
  const history = await availabilityHistory(world.house.store, world.angeln, 'gestattung')
  assert.equal(history.length, before + 1)
  assert.deepEqual([history[0]!.state, history[0]!.setBy], [{ kind: 'open' }, 'Frau Petersen'])
  assert.equal((await verifyAudit(world.house.store, world.angeln)).ok, true)
})
