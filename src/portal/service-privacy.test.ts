// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { processOf } from '../command/settings.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { Browser } from './test-browser.ts'
import { fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const PAGE = '/musterangeln/leistungen/gestattung/datenschutz'

test('a service tells what it asks, why, who learns it and how long it is kept, from its process', async () => {
  const { process } = (await processOf(world.house, world.angeln, 'gestattung'))!
  const browser = new Browser(world.house)
  const { text } = await browser.open(PAGE)
  for (const said of [process.basis, process.summary, ...process.pages.map(({ title }) => title).slice(0, 4)])
    assert.ok(text.includes(said), said)
  for (const { title } of Object.values(process.consultees)) assert.ok(text.includes(title), title)
  assert.match(text, /Wir prüfen die Zuverlässigkeit \(§ 4 Abs\. 1 Nr\. 1 GastG\)/)
  assert.match(text, new RegExp(`bis zum Ende des ${process.retentionYears}\\. Jahres nach dem Abschluss`))
  assert.match(text, /Art\. 15 DSGVO.*Art\. 21 DSGVO.*Art\. 77 DSGVO/)
  assert.match(text, /Datenschutz\u00adbeauftragte datenschutz@musterangeln\.example/)
  assert.match((await browser.open(`${PAGE}?sprache=en`)).text, /What we need your details for/)
  assert.match((await browser.open(`${PAGE}?sprache=de-leicht`)).text, /Das fragen wir Sie/)
  assert.equal((await browser.open(PAGE.replace('gestattung', 'gibt-es-nicht'))).status, 404)
})

test('the service and the summary before sending lead there', async () => {
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/leistungen/gestattung')
  assert.ok(browser.shown.html.includes(`href="${PAGE}"`))
  await browser.send({})
  await fillForm(browser)
  assert.match(browser.shown.path, /pruefen$/)
  assert.ok(browser.shown.html.includes(`href="${PAGE}"`))
})

test('imprint and privacy name people and bodies without an article', async () => {
  const browser = new Browser(world.house)
  assert.match((await browser.open('/musterangeln/impressum')).text,
    /Herausgeber: Amt Musterangeln.*Vertreten durch Amtsvorsteher.*Rechtsform Körperschaft.*Aufsicht Landrätin/)
  assert.match((await browser.open('/musterangeln/datenschutz')).text, /Verantwortlich für Ihre Daten: Amt Musterangeln\./)
})
