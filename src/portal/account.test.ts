// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { SAMPLE_PEOPLE } from '../sample/people.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { accountByEmail, accountById } from '../store/accounts.ts'
import type { Tenant } from '../store/tenant.ts'
import { listCases } from '../store/worklist.ts'
import { Browser } from './test-browser.ts'
import { citizenOf, linkTo } from '../sample/test-citizen.ts'
import { codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const visitor = () => new Browser(world.house)

const citizen = (id: string, tenant: Tenant = world.angeln) => citizenOf(world.house, tenant, id)

test('opening an account, signing in and out', async () => {
  const browser = visitor()
  await browser.open('/musterangeln/registrieren')
  await browser.send({
    vorname: 'Mia',
    name: 'Öztürk',
    email: 'Mia@Beispiel.de',
    kennwort: 'Xq7-Zw',
  })
  assert.match(browser.shown.text, /mindestens 10 Zeichen/)
  assert.ok(!browser.shown.html.includes('Xq7-Zw'), 'a password is never shown again')
  await browser.send({ kennwort: 'ein langer Satz' })
  assert.match(browser.shown.text, /melden Sie sich jetzt an/)
  assert.ok(await accountByEmail(world.house.store, 'mia@beispiel.de'))
  await browser.send({ email: 'mia@beispiel.de', kennwort: 'falsch geraten' })
  assert.match(browser.shown.text, /passen nicht zusammen/)
  await browser.send({ email: 'mia@beispiel.de', kennwort: 'ein langer Satz' })
  assert.equal(browser.shown.path, '/musterangeln/konto')
  assert.match(browser.shown.text, /Mia Öztürk/)
  await browser.send({}, { near: 'Abmelden', to: '/musterangeln/abmelden' })
  assert.match((await browser.open('/musterangeln/konto')).path, /anmelden\?weiter=/)
})

test('a second account for an address looks the same and changes nothing', async () => {
  const [browser, before_] = [
    visitor(),
    await accountByEmail(world.house.store, 'jana.sommer@tsv-suederau.example'),
  ]
  await browser.open('/musterangeln/registrieren')
  await browser.send({
    vorname: 'Eva',
    name: 'Böse',
    email: 'jana.sommer@tsv-suederau.example',
    kennwort: 'ein langer Satz',
  })
  assert.match(browser.shown.text, /melden Sie sich jetzt an/)
  assert.deepEqual(
    await accountByEmail(world.house.store, 'jana.sommer@tsv-suederau.example'),
    before_,
  )
})

test('signing in leads on only within the municipality', async () => {
  const browser = visitor()
  for (const evil of [
    'https://evil.example/',
    '//evil.example',
    '/lindenbrueck/konto',
    '/musterangeln/../lindenbrueck',
    '/musterangeln//evil.example',
    '/musterangeln/\\evil',
  ]) {
    await browser.open(`/musterangeln/anmelden?weiter=${encodeURIComponent(evil)}`)
    assert.match(browser.shown.html, /name="_weiter_zu" value="\/musterangeln\/konto"/, evil)
  }
  await browser.open('/musterangeln/anmelden?weiter=/musterangeln/konto/postfach')
  assert.match(browser.shown.html, /name="_weiter_zu" value="\/musterangeln\/konto\/postfach"/)
})

test('ten wrong passwords are enough', async () => {
  const browser = visitor()
  await browser.open('/musterangeln/anmelden')
  for (let i = 0; i < 10; i++)
    await browser.send({ email: 'niemand@beispiel.de', kennwort: `Versuch ${i} von vielen` })
  await browser.send({ email: 'niemand@beispiel.de', kennwort: 'Versuch 11' })
  assert.match(browser.shown.text, /Bitte warten Sie 15 Minuten/)
})

test('messages are marked as read when opened, letters open as PDF', async () => {
  const browser = await citizen('sommer')
  await browser.open('/musterangeln/konto/postfach')
  assert.match(browser.shown.text, /neu/)
  await browser.open(linkTo(browser, 'Eingangsbestätigung'))
  assert.match(browser.shown.text, /Eingangsbestätigung öffnen/)
  const href = /href="([^"]*konto\/dokumente\/[^"]+)"/.exec(browser.shown.html)![1]!
  const pdf = await browser.request(href, { method: 'GET' })
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  const other = await citizen('jessen')
  assert.equal(
    (await other.request(href, { method: 'GET' })).status,
    404,
    'and nobody else opens it',
  )
  assert.notEqual((await visitor().request(href, { method: 'GET' })).status, 200)
})

test('nobody sees the cases of others, in this municipality or the next', async () => {
  const jana = await citizen('sommer')
  await jana.open('/musterangeln/konto')
  const path = linkTo(jana, 'Gestattung Dorffest')
  assert.equal((await (await citizen('jessen')).open(path)).status, 404)
  const elsewhere = await citizen('arslan', world.lindenbrueck)
  assert.equal((await elsewhere.open(path.replace('musterangeln', 'lindenbrueck'))).status, 404)
  assert.match((await visitor().open(path)).path, /anmelden/)
})

test('withdrawing is a page of its own that names the consequence', async () => {
  const browser = await citizen('sommer')
  await browser.open('/musterangeln/konto')
  await browser.open(linkTo(browser, 'Gestattung Dorffest'))
  await browser.open(linkTo(browser, 'Antrag zurücknehmen'))
  assert.match(browser.shown.text, /drei Viertel der Gebühr/)
  await browser.send({ ruecknahmegrund: 'Das Wetter' })
  assert.match(browser.shown.text, /Sie haben den Antrag zurückgenommen/)
})

test('what is known of the account is filled in, and a draft follows its owner', async () => {
  const browser = await citizen('sommer')
  await browser.open('/musterangeln/konto/daten')
  await browser.send({
    'given-name': 'Jana',
    'family-name': 'Sommer',
    'postal-code': '24999',
    'bday.tag': '12',
    'bday.monat': '3',
    'bday.jahr': '1984',
    notices: 'nein',
  })
  assert.match(browser.shown.text, /gespeichert/)
  assert.match(browser.shown.html, /name="notices"[^>]*value="nein"[^>]*checked/)
  const account = SAMPLE_PEOPLE['musterangeln']![0]!.account!
  assert.equal((await accountById(world.house.store, account))!.profile['notices'], false)
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await browser.send({ alkohol: 'ja', gemeinde: 'suederau' })
  assert.match(browser.shown.html, /name="antragsteller\.anschrift\.plz"[^>]*value="24999"/)
  assert.match(browser.shown.html, /name="antragsteller\.geburtsdatum\.jahr"[^>]*value="1984"/)
  const code = codeOf(browser)
  const elsewhere = await citizen('sommer')
  await elsewhere.open('/musterangeln/konto/entwuerfe')
  const id = /name="_fortsetzen" value="([^"]+)"/.exec(elsewhere.shown.html)![1]!
  await elsewhere.send({}, { near: '_fortsetzen', button: ['_fortsetzen', id] })
  assert.equal(codeOf(elsewhere), code)
  assert.match(
    (await visitor().open(`/musterangeln/antrag/${code}/vorfrage`)).path,
    /anmelden\?weiter=/,
    'a stranger with the address must sign in',
  )
})

test('an expired session loses nothing and still makes one case of the account', async () => {
  const browser = await citizen('sommer')
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await fillForm(browser, 'ort')
  browser.cookies.delete('lz_sitzung')
  await browser.open(browser.shown.path)
  await fillForm(browser)
  assert.match(browser.shown.path, /pruefen$/, browser.shown.text)
  await browser.send({})
  assert.match(browser.shown.path, /eingegangen$/, browser.shown.text)
  const account = SAMPLE_PEOPLE['musterangeln']!.find((one) => one.id === 'sommer')!.account!
  const { lines } = await listCases(world.house.store, world.angeln, {
    state: 'all',
    account,
    sort: 'newest',
  })
  assert.equal(lines[0]!.title, 'Gestattung Dorffest Süderau')
})

test('an application sent without an account is taken into one by code and name, once', async () => {
  const browser = visitor()
  await browser.open('/musterangeln/leistungen/gestattung')
  await browser.send({})
  await fillForm(browser)
  await browser.send({})
  assert.match(browser.shown.path, /eingegangen$/, browser.shown.text)
  assert.match(browser.shown.text, /Entscheidung[^:]*: bis \d+\. \w+ 2026/)
  const register = linkTo(browser, 'Konto anlegen und den Antrag dort verfolgen')
  const code = /status\/([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(browser.shown.html)![1]!
  const status = `/musterangeln/status/${code}`
  assert.ok(register.endsWith(encodeURIComponent(status)), register)
  await browser.open(status)
  assert.match(browser.shown.text, /Was Sie jetzt tun können.*Ohne Konto hilft Ihnen das Amt:.*@/)
  assert.ok(linkTo(browser, 'Anmelden').includes('anmelden'))

  await browser.open(register)
  await browser.send({ vorname: 'Jana', name: 'Sommer', email: 'jana@neu.example', kennwort: 'ein langer Satz' })
  await browser.send({ email: 'jana@neu.example', kennwort: 'ein langer Satz' })
  assert.equal(browser.shown.path, status, 'signing in leads back')
  await browser.send({ nachname: 'Winter' }, { near: 'nachname' })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /Dieser Name steht nicht im Antrag/)
  await browser.send({ nachname: ' sommer' }, { near: 'nachname', to: status })
  assert.match(browser.shown.path, /\/konto\/antraege\/[^/]+\?uebernommen$/, browser.shown.text)
  assert.match(browser.shown.text, /Der Antrag liegt jetzt in Ihrem Konto/)
  assert.match((await browser.open('/musterangeln/konto')).text, /Gestattung Dorffest Süderau/)
  assert.match((await browser.open(status)).text, /Antrag in meinem Konto öffnen/)

  const other = await citizen('jessen')
  assert.match((await other.open(status)).text, /Dieser Antrag liegt in einem Konto/)
  assert.ok(!other.shown.html.includes('name="nachname"'))
  const form = (await other.open('/musterangeln/konto/daten')) && other.formData().get('_csrf')![0]!
  await other.send({ _csrf: form, nachname: 'Sommer' }, { to: status })
  assert.equal(other.shown.status, 422, 'a form of before does not take it away')
  const elsewhere = await citizen('arslan', world.lindenbrueck)
  assert.notEqual((await elsewhere.open(status.replace('musterangeln', 'lindenbrueck'))).status, 200)
})
