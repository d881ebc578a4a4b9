// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { formExperience } from '../store/form-experience.ts'
import { hashSecret } from '../store/secret.ts'
import { listCases } from '../store/worklist.ts'
import { ADD_ITEM, REMOVE_ITEM } from '../ui/group-field.tsx'
import { Browser, pdfFile } from './test-browser.ts'
import { ANSWERS, codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const total = async () => (await listCases(world.house.store, world.angeln, { state: 'all' })).total
const visitor = () => new Browser(world.house)
async function begin(browser = visitor()) {
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  return browser
}

test('the start page lists services and finds them by words', async () => {
  const browser = visitor()
  const { status, text } = await browser.open('/musterangeln/')
  assert.equal(status, 200)
  assert.match(text, /Was möchten Sie erledigen\?/)
  assert.match(text, /Alkohol ausschenken/)
  assert.match((await browser.open('/musterangeln/?q=Fest')).text, /Gestattung nach § 12/)
  assert.match(
    (await browser.open('/musterangeln/?q=<b>Raumschiff')).text,
    /haben wir online noch nichts/,
  )
  assert.ok(!browser.shown.html.includes('<b>Raumschiff'))
})

test('the service page says what it costs and takes before anybody types a word', async () => {
  const { text } = await visitor().open('/lindenbrueck/leistungen/gestattung')
  assert.match(text, /Erster Tag, eine Ausschankstelle 60,00 €/)
  assert.match(text, /Lageplan/)
  assert.equal((await visitor().open('/musterangeln/leistungen/raumschiff')).status, 404)
})

test('a whole application without account becomes one case', async () => {
  const count = await total()
  const browser = await begin()
  assert.match(browser.shown.path, /\/antrag\/[0-9A-Z-]{19}\/vorfrage$/)
  await fillForm(browser)
  assert.match(browser.shown.path, /\/pruefen$/, browser.shown.text)
  assert.match(browser.shown.text, /TSV Süderau e\. V\./)
  assert.match(browser.shown.text, /Samstag, 11\. Juli 2026, 14:00/)
  assert.match(browser.shown.text, /Zusammen 75,00 €/)
  const again = browser.formData()
  const path = browser.shown.path
  await browser.send({})
  assert.match(browser.shown.path, /\/eingegangen$/, browser.shown.text)
  assert.match(browser.shown.text, /32-GE-\d+\/2026/)
  const number = /32-GE-\d+\/2026/.exec(browser.shown.text)![0]
  assert.equal(await total(), count + 1)
  const counted = await formExperience(world.house.store, world.angeln, 'gestattung', { from: '2026-01-01', to: '2026-12-31', entity: 'suederau' })
  assert.deepEqual([counted.sent, counted.hasUndivided], [1, false], 'it counts for its legal entity')
  await browser.send({ _csrf: again.get('_csrf')! }, { to: path })
  assert.match(browser.shown.text, new RegExp(number), 'sending twice shows the same number')
  await browser.open(path)
  assert.match(browser.shown.path, /\/eingegangen$/, 'the back button leads to the confirmation')
  assert.equal(await total(), count + 1)
  await world.worker.drain()
  await browser.open(`/musterangeln/antrag/${codeOf(browser)}/eingegangen`)
  const href = /href="([^"]*dokument[^"]*)"/.exec(browser.shown.html)![1]!
  const pdf = await browser.request(href, { method: 'GET' })
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.equal(Buffer.from(await pdf.arrayBuffer()).toString('latin1', 0, 5), '%PDF-')
})

test('two windows sending at the same moment make one case', async () => {
  const count = await total()
  const browser = await begin()
  await fillForm(browser)
  const [path, body] = [
    browser.shown.path,
    () => {
      const form = new FormData()
      for (const [name, values] of browser.formData()) form.append(name, values[0]!)
      return form
    },
  ]
  const bodies = Array.from({ length: 5 }, body)
  const answers = await Promise.all(
    bodies.map((one) => browser.request(path, { method: 'POST', body: one })),
  )
  assert.deepEqual(
    answers.map((one) => one.status),
    [303, 303, 303, 303, 303],
  )
  assert.equal(await total(), count + 1)
})

test('problems are named, linked and nothing typed is lost', async () => {
  const browser = await begin()
  await browser.send({ alkohol: 'ja', gemeinde: 'suederau' })
  await browser.send({
    'antragsteller.art': 'person',
    'antragsteller.geburtsdatum.tag': '30',
    'antragsteller.geburtsdatum.monat': '2',
    'antragsteller.geburtsdatum.jahr': '1980',
  })
  assert.match(browser.shown.html, /<title>Fehler: Antragsteller/)
  assert.match(browser.shown.text, /Den 30\. Februar 1980 gibt es nicht\./)
  assert.match(browser.shown.html, /href="#f-antragsteller-geburtsdatum"/)
  assert.match(browser.shown.html, /id="f-antragsteller-geburtsdatum"[^>]*value="30"/)
  assert.match(
    browser.shown.html,
    /id="f-antragsteller-vorname"[^>]*aria-describedby="f-antragsteller-vorname-f" aria-invalid="true"/,
  )
  await browser.open(browser.shown.path.split('?')[0]!)
  assert.match(
    browser.shown.html,
    /id="f-antragsteller-geburtsdatum"[^>]*value="30"/,
    'still there after leaving',
  )
  const [draft] = (await world.house.store.admin.query(
    `SELECT mistakes FROM ${world.angeln.id}.drafts WHERE id = $1`, [hashSecret(codeOf(browser))])).rows
  assert.ok(draft.mistakes.includes('antragsteller.geburtsdatum'), 'remembered by its name alone')
  assert.doesNotMatch(draft.mistakes.join(' '), /30|1980/)
})

test('questions that follow from an answer are announced, not called mistakes', async () => {
  const browser = await begin()
  await fillForm(browser, 'ort')
  assert.ok(!browser.shown.html.includes('name="ort.oeffentlich"'))
  const { 'ort.oeffentlich': _, ...known } = ANSWERS[3]![1]
  await browser.send(known)
  assert.match(browser.shown.text, /Nach Ihrer Antwort fragen wir noch/)
  assert.ok(!browser.shown.text.includes('stimmt noch nicht'))
  assert.ok(browser.shown.html.includes('name="ort.oeffentlich"'))
  await browser.send({})
  assert.match(browser.shown.text, /Eine Angabe stimmt noch nicht/)
})

test('the way ends kindly where nothing need be applied for', async () => {
  const browser = await begin()
  await browser.send({ alkohol: 'nein', gemeinde: 'suederau' })
  assert.match(browser.shown.path, /\/vorfrage\?pruefen$/)
  assert.match(browser.shown.text, /Ohne Alkohol brauchen Sie keine Gestattung/)
  await browser.open(`/musterangeln/antrag/${codeOf(browser)}/pruefen`)
  await browser.send({})
  assert.equal(browser.shown.status, 422)
})

test('hints are shown once and block nobody', async () => {
  const browser = await begin()
  await fillForm(browser, 'anlass')
  await browser.send({ ...ANSWERS[2]![1], 'zeiten.0.datum.tag': '20', 'zeiten.0.datum.monat': '6' })
  assert.match(browser.shown.text, /weniger als 14 Tage/)
  assert.match(browser.shown.path, /anlass\?pruefen$/)
  await browser.send({})
  assert.match(browser.shown.path, /\/ort$/)
})

test('days are added and taken away without losing the others', async () => {
  const browser = await begin()
  await fillForm(browser, 'anlass')
  await browser.send(ANSWERS[2]![1], { button: [ADD_ITEM, 'zeiten'] })
  assert.match(browser.shown.html, /name="zeiten\.1\.von"/)
  await browser.send(
    {
      'zeiten.1.datum.tag': '12',
      'zeiten.1.datum.monat': '7',
      'zeiten.1.datum.jahr': '2026',
      'zeiten.1.von': '11',
      'zeiten.1.bis': '18',
    },
    { button: [ADD_ITEM, 'zeiten'] },
  )
  assert.match(browser.shown.html, /name="zeiten\.2\.von"/)
  await browser.send({}, { button: [REMOVE_ITEM, 'zeiten:0'] })
  assert.match(browser.shown.html, /name="zeiten\.0\.von"[^>]*value="11:00"/)
  assert.ok(!browser.shown.html.includes('name="zeiten.1.von"'), 'the empty third one is gone too')
  assert.match(browser.shown.html, /value="Dorffest Süderau"/)
})

test('files are looked into, kept and taken away', async () => {
  const browser = await begin()
  await fillForm(browser, 'unterlagen')
  await browser.send({ lageplan: new File(['MZ not a plan'], 'plan.dwg') })
  assert.match(browser.shown.text, /Die Datei „plan\.dwg“ können wir nicht öffnen/)
  await browser.send({
    lageplan: pdfFile('../../etc/plan.pdf'),
    haftpflicht: pdfFile('police.pdf'),
  })
  assert.match(browser.shown.path, /\/bescheid$/)
  await browser.open(`/musterangeln/antrag/${codeOf(browser)}/unterlagen`)
  assert.match(browser.shown.text, /plan\.pdf PDF, 1 kB/)
  assert.ok(!browser.shown.text.includes('etc'))
  const button = /name="_datei_entfernen" value="(lageplan:[^"]+)"/.exec(browser.shown.html)![1]!
  await browser.send({}, { button: ['_datei_entfernen', button] })
  assert.ok(!browser.shown.html.includes(button))
  assert.match(browser.shown.text, /police\.pdf/)
})

test('another window never silently overwrites the same page', async () => {
  const browser = await begin()
  await browser.send({ alkohol: 'ja', gemeinde: 'suederau' })
  const path = `/musterangeln/antrag/${codeOf(browser)}/vorfrage`
  await browser.open(path)
  const old = browser.formData()
  await browser.send({ alkohol: 'ja', gemeinde: 'norderfeld' })
  const stale = Object.fromEntries([...old].map(([name, values]) => [name, values[0]!]))
  await browser.send({ ...stale, gemeinde: 'mittelholm' }, { to: path })
  assert.equal(browser.shown.status, 409)
  assert.match(browser.shown.text, /In einem anderen Fenster/)
  assert.match(browser.shown.html, /value="mittelholm" checked/)
  await browser.send({}, { to: path })
  assert.match(browser.shown.path, /antragsteller$/)
  await browser.open(path)
  assert.match(browser.shown.html, /value="mittelholm" checked/)
})

test('two windows on different pages both count', async () => {
  const browser = await begin()
  await fillForm(browser, 'ort')
  const code = codeOf(browser)
  const stale = browser.formData()
  await browser.open(`/musterangeln/antrag/${code}/vorfrage`)
  await browser.send({ gemeinde: 'norderfeld' })
  await browser.send(
    {
      ...Object.fromEntries([...stale].map(([name, values]) => [name, values[0]!])),
      ...ANSWERS[3]![1],
    },
    { to: `/musterangeln/antrag/${code}/ort` },
  )
  await browser.open(`/musterangeln/antrag/${code}/ort`)
  assert.match(browser.shown.html, /value="Festwiese am Sportplatz"/)
  await browser.open(`/musterangeln/antrag/${code}/vorfrage`)
  assert.match(browser.shown.html, /value="norderfeld" checked/)
})

test('the summary leads to one answer and straight back', async () => {
  const browser = await begin()
  await fillForm(browser)
  const link = /href="([^"]*\/ausschank\?zurueck)#f-personenMax"/.exec(browser.shown.html)![1]!
  await browser.open(link)
  await browser.send({ personenMax: '360' })
  assert.match(browser.shown.path, /\/pruefen$/)
  assert.match(browser.shown.text, /360/)
})

test('saved for later, it goes on at another device by its code', async () => {
  const browser = await begin()
  await browser.send({ alkohol: 'ja', gemeinde: 'suederau' })
  await browser.send(
    { 'antragsteller.art': 'person', 'antragsteller.vorname': 'Jana' },
    { button: ['_spaeter', '1'] },
  )
  assert.match(browser.shown.text, /Ihr Antrag ist gespeichert/)
  const code = codeOf(browser)
  const other = visitor()
  await other.open('/musterangeln/antrag')
  await other.send({ code: code.toLowerCase().replaceAll('-', ' ') })
  assert.match(other.shown.path, /antragsteller$/)
  assert.match(other.shown.html, /value="Jana"/)
  await other.open('/musterangeln/antrag')
  await other.send({ code: '2222-2222-2222-2222' })
  assert.match(other.shown.text, /gibt es keinen Antrag/)
})

test('a draft opens in its own municipality only', async () => {
  const browser = await begin()
  assert.equal(
    (await visitor().open(`/lindenbrueck/antrag/${codeOf(browser)}/vorfrage`)).status,
    404,
  )
})

test('a form that is not ours is not taken', async () => {
  const browser = await begin()
  await browser.send({ _csrf: 'forged', alkohol: 'ja' })
  assert.equal(browser.shown.status, 403)
})
