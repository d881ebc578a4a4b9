// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An imported data schema on real pages: every kind of question, a list of plain answers, a group
// that may be left out, and an application at the end.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packed } from '../src/command/settings.ts'
import { Browser, pdfFile } from '../src/portal/test-browser.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { publishProcess } from '../src/store/processes.ts'
import { fixture, folderOf, schemaOf } from './data-schema.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
  const { process } = folderOf(schemaOf(fixture('lastenrad-3.0.0.xml')))
  await publishProcess(world.house.store, world.angeln, {
    id: process.id, title: process.title, content: packed(process), publishedAt: world.house.clock(),
  })
})
after(() => world.close())

const NAME = 'Müller-Łęcki Ķ̲'.normalize('NFC')
const PERSON = {
  'antragsteller.art': 'person', 'antragsteller.vorname': 'Jana', 'antragsteller.name': 'Sommer',
  'antragsteller.anschrift.strasse': 'Schulweg', 'antragsteller.anschrift.hausnummer': '10',
  'antragsteller.anschrift.plz': '24999', 'antragsteller.anschrift.ort': 'Süderau',
  'antragsteller.email': 'jana@mail.example', bevollmaechtigt: 'nein',
}
const BIKE = {
  'lastenrad.0.rahmennummer': 'AB1234', 'lastenrad.0.antrieb': 'e', 'lastenrad.0.kaufpreis': '1.999,50',
  'lastenrad.0.breite': '0,9',
}

test('an imported form can be filled in, refuses what the schema forbids, and is sent', async () => {
  const browser = new Browser(world.house)
  const at = (page: string) => assert.ok(browser.shown.path.includes(`/${page}`), `${browser.shown.path} is not ${page}`)
  await browser.open('/musterangeln/leistungen/erlaubnis-zum-abstellen-von-lastenraedern')
  await browser.send({})
  at('antragsteller')
  await browser.send(PERSON)
  at('haltende-person')
  assert.match(browser.shown.text, /DIN SPEC 91379/)
  await browser.send({ 'haltendePerson.familienname': NAME })
  at('lastenrad')
  await browser.send({ ...BIKE, 'lastenrad.0.zuladung': '12,5', 'lastenrad.0.anbauteil.0': 'Korb' })
  at('lastenrad')
  assert.match(browser.shown.text, /Geben Sie eine ganze Zahl an/)
  await browser.send({ ...BIKE, 'lastenrad.0.zuladung': '80', 'lastenrad.0.anbauteil.0': 'Korb' },
    { button: ['_hinzufuegen', 'lastenrad.0.anbauteil'] })
  at('lastenrad')
  assert.match(browser.shown.html, /name="lastenrad\.0\.anbauteil\.1"/)
  assert.match(browser.shown.html, /value="Korb"/)
  await browser.send({ ...BIKE, 'lastenrad.0.anbauteil.0': 'Korb', 'lastenrad.0.anbauteil.1': 'Verdeck' })
  at('nutzung')
  const when = (year: string) => ({ 'nutzung.gewerblich': 'nein', 'nutzung.beginn.tag': '1', 'nutzung.beginn.monat': '7', 'nutzung.beginn.jahr': year })
  await browser.send(when('2025'))
  assert.match(browser.shown.text, /früheste Tag ist der 1\. Januar 2026/)
  await browser.send(when('2026'))
  at('kontakt')
  await browser.send({})
  at('weitere-angaben')
  assert.match(browser.shown.text, /Das Abstellen ist kostenlos/)
  await browser.send({ nachweis: pdfFile() })
  if (browser.shown.path.includes('weitere-angaben')) await browser.send({})
  at('bescheid')
  await browser.send({ bekanntgabeweg: 'postfach', datenschutz: 'ja', richtigkeit: 'ja' })
  at('pruefen')
  assert.ok(browser.shown.text.includes(NAME))
  assert.match(browser.shown.text, /Korb, Verdeck/)
  await browser.send({})
  at('eingegangen')
})
