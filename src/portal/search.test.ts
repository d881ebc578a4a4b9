// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { forgetSettings } from '../command/settings.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { draftById } from '../store/drafts.ts'
import { hashSecret } from '../store/secret.ts'
import { Browser } from './test-browser.ts'
import { codeOf } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld('allgemeiner-antrag', 'hundesteuer')
})
after(() => world.close())

const visitor = () => new Browser(world.house)
const search = (query: string) => visitor().open(`/musterangeln/?q=${encodeURIComponent(query)}`)
const hrefOf = (html: string, text: string) =>
  [...html.matchAll(/<a[^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].find((one) => one[2] === text)?.[1]?.replaceAll('&amp;', '&')

test('a search leads to the service, offers the spelling, and keeps a way for all else', async () => {
  const { text, html } = await search('Hundestoier')
  assert.match(text, /Meinten Sie Hundesteuer \?/)
  assert.match(text, /Hund anmelden oder abmelden Hundesteuer/)
  assert.match(hrefOf(html, 'Hundesteuer')!, /\?q=Hundesteuer$/)
  assert.match(hrefOf(html, 'Schildern Sie uns Ihr Anliegen')!, /allgemeiner-antrag\?anliegen=Hundestoier$/)
  assert.match(hrefOf(html, 'Alle Leistungen von A bis Z')!, /\/musterangeln\/leistungen$/)
})

test('what is not found goes into the general application with its words', async () => {
  const browser = visitor()
  const words = 'Ufo "gelandet" & <blink'
  await browser.open(`/musterangeln/?q=${encodeURIComponent(words)}`)
  assert.match(browser.shown.text, /haben wir online noch nichts/)
  await browser.open(hrefOf(browser.shown.html, 'Schildern Sie uns Ihr Anliegen')!)
  assert.match(browser.shown.text, /Ihre Worte „Ufo "gelandet" & <blink“ stehen schon im Antrag\./)
  assert.ok(!browser.shown.html.includes('<blink'))
  await browser.send({})
  assert.match(browser.shown.path, /\/antrag\/[0-9A-Z-]{19}\/anliegen$/)
  assert.deepEqual(browser.formData().get('betreff'), [words])
})

test('words are taken along only where a field takes them, and no longer than it is', async () => {
  const browser = visitor()
  await browser.open(`/musterangeln/leistungen/allgemeiner-antrag?anliegen=${'x'.repeat(2000)}`)
  await browser.send({})
  assert.equal(browser.formData().get('betreff')![0]!.length, 120)
  const other = visitor()
  await other.open('/musterangeln/leistungen/gestattung?anliegen=Quatsch')
  await other.send({})
  assert.ok(!other.shown.html.includes('Quatsch'))
})

test('a link brings answers along that the form can take, and says so before it begins', async () => {
  const browser = visitor()
  const link = 'alkohol=ja&gemeinde=suederau&personenMax=250&getraenke=bier&getraenke=alkoholfrei&musikEnde=23:00&musik=krach&sitzplaetze=viele'
    + '&datenschutz=ja&richtigkeit=ja&lageplan=x&ersterTag=2026-07-04&entscheidung=erteilt&ort=Wiese&gibtEsNicht=1&_csrf=x'
  await browser.open(`/musterangeln/leistungen/gestattung?${link.replaceAll(/(^|&)/g, '$1feld.')}`)
  assert.match(browser.shown.text, /Aus dem Link steht schon im Antrag, und Sie können es dort ändern: Alkohol: Ja Gemeinde: Gemeinde Süderau Gäste: 250 Getränke: Bier, alkoholfreie Getränke Musik bis: 23:00/)
  assert.doesNotMatch(browser.shown.text, /krach|viele|erteilt|Wiese/)
  const sent = [...browser.formData().keys()].filter((name) => !name.startsWith('_'))
  assert.deepEqual(sent, ['alkohol', 'gemeinde', 'personenMax', 'getraenke', 'musikEnde'])
  // Whoever changes the form by hand gets no further.
  await browser.send({ datenschutz: 'ja', entscheidung: 'erteilt' })
  const draft = await draftById(world.house.store, world.angeln, hashSecret(codeOf(browser)))
  assert.deepEqual((draft!.data as { values: unknown }).values, { alkohol: true, gemeinde: 'suederau', personenMax: 250, getraenke: ['bier', 'alkoholfrei'], musikEnde: '23:00' })
  assert.deepEqual([browser.formData().get('alkohol'), browser.formData().get('gemeinde')], [['ja'], ['suederau']])
  const plain = await visitor().open('/musterangeln/leistungen/gestattung?feld.gemeinde=atlantis&feld.alkohol=vielleicht')
  assert.doesNotMatch(plain.text, /Aus dem Link/)
})

test('the page of a service has every part, with the values of this municipality', async () => {
  const { text } = await visitor().open('/musterangeln/leistungen/gestattung')
  for (const part of [
    'Alkohol ausschenken bei einem Fest', 'Gestattung nach § 12 Gaststättengesetz', 'Worum es geht', 'Voraussetzungen',
    'Der Antrag ist 14 Tage vor dem ersten Tag bei uns.', 'Was Sie bereithalten sollten', 'Was es kostet', 'Welche Fristen gelten',
    'So läuft es ab', 'Gut zu wissen', 'Wenn Sie nicht einverstanden sind', 'Wer zuständig ist', 'Rechtsgrundlage § 12 Abs. 1 GastG',
  ]) assert.ok(text.includes(part), part)
  assert.ok(!text.includes('{{') && !text.includes('Ihre Worte'))
})

test('all services stand in one list from A to Z', async () => {
  const { text } = await visitor().open('/musterangeln/leistungen')
  assert.match(text, /Alkohol ausschenken.*Anliegen schildern.*Hund anmelden/)
})

test('how long it takes is counted from ten closed cases of this municipality', async () => {
  const { store } = world.house
  const { id } = world.angeln
  const copy = `INSERT INTO ${id}.cases (id, process, version, entity, sequence, title, done, statuses, snapshot, opened_at, changed_at)
    SELECT gen_random_uuid(), process, version, entity, sequence, title, done, statuses, snapshot, opened_at, changed_at
    FROM ${id}.cases, generate_series(1, $1) WHERE done AND file_number IS NOT NULL`
  const page = async (slug: string) => (await visitor().open(`/${slug}/leistungen/gestattung`)).text
  assert.equal((await store.admin.query(copy, [8])).rowCount, 8)
  forgetSettings(world.house, world.angeln)
  assert.ok(!(await page('musterangeln')).includes('Die Hälfte der Anträge'), 'nine are too few')
  await store.admin.query(copy, [1])
  forgetSettings(world.house, world.angeln)
  const text = await page('musterangeln')
  assert.match(text, /Die Hälfte der Anträge war nach 6 Arbeitstagen entschieden, neun von zehn nach 6 Arbeitstagen\./)
  assert.match(text, /Gerechnet aus 10 Anträgen der letzten zwölf Monate/)
  assert.ok(!(await page('lindenbrueck')).includes('Die Hälfte der Anträge'))
})
