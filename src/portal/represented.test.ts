// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who applies for others says so once; applications, papers and data to take along follow from it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { SAMPLE_PEOPLE } from '../sample/people.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { documentsOf } from '../store/documents.ts'
import { addRepresented, proofOwner, representedOf } from '../store/represented.ts'
import { hashSecret, newSecret } from '../store/secret.ts'
import { openSession } from '../store/sessions.ts'
import { keepHouse } from '../worker/housekeeping.ts'
import { answersFor } from './represented-answers.ts'
import { Browser, pdfFile } from './test-browser.ts'
import { codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const accountOf = (id: string) => SAMPLE_PEOPLE['musterangeln']!.find((one) => one.id === id)!.account!

async function citizen(id: string): Promise<Browser> {
  const [browser, secret] = [new Browser(world.house), newSecret()]
  await openSession(world.house.store, world.angeln, {
    hash: hashSecret(secret), subject: accountOf(id), kind: 'citizen', csrf: '',
    createdAt: world.house.clock(), expiresAt: '2027-12-31T00:00:00.000Z',
  })
  browser.cookies.set('lz_sitzung', secret)
  return browser
}

const ERIKA = {
  form: 'person', 'given-name': 'Erika', 'family-name': 'Muster', 'address-line1': 'Dorfstraße',
  hausnummer: '7', 'postal-code': '24999', 'address-level2': 'Süderau',
  'until.tag': '31', 'until.monat': '12', 'until.jahr': '2026',
}
const CHOICE = '_fuer'

/** Enters Erika Muster with a power of attorney, coming from the service. */
async function withErika(): Promise<{ readonly browser: Browser; readonly id: string }> {
  const browser = await citizen('jessen')
  await browser.open('/musterangeln/leistungen/gestattung')
  assert.match(browser.shown.text, /Für wen stellen Sie den Antrag\?/)
  await browser.send({ [CHOICE]: 'neu' }, { near: CHOICE })
  assert.match(browser.shown.path, /konto\/vertretung\/neu\?danach=gestattung/)
  await browser.send({ ...ERIKA, nachweis: pdfFile('vollmacht.pdf') })
  const id = /leistungen\/gestattung\?fuer=(.+)$/.exec(browser.shown.path)?.[1] ?? assert.fail(browser.shown.text)
  return { browser, id }
}

test('for a person with power of attorney: form, paper, check page, case, data, removal', async () => {
  const { browser, id } = await withErika()
  assert.match(browser.shown.html, new RegExp(`value="${id}"[^>]*checked`))
  await browser.send({}, { near: CHOICE })
  await browser.send({ alkohol: 'ja', gemeinde: 'suederau' })
  const { html } = browser.shown
  assert.match(html, /name="antragsteller\.art"[^>]*value="person"[^>]*checked/)
  assert.match(html, /name="antragsteller\.name"[^>]*value="Muster"/)
  assert.match(html, /name="antragsteller\.anschrift\.hausnummer"[^>]*value="7"/)
  assert.match(html, /name="bevollmaechtigt"[^>]*value="ja"[^>]*checked/)
  assert.match(html, /vollmacht\.pdf/)
  await browser.send({ 'antragsteller.geburtsdatum.tag': '12', 'antragsteller.geburtsdatum.monat': '3', 'antragsteller.geburtsdatum.jahr': '1984' })
  await fillForm(browser)
  assert.match(browser.shown.path, /pruefen$/, browser.shown.text)
  assert.match(browser.shown.text, /Sie stellen diesen Antrag für Erika Muster\./)
  const code = codeOf(browser)
  await browser.open(`${browser.shown.path}?sprache=en`)
  assert.match(browser.shown.text, /You are making this application for Erika Muster\./)
  await browser.open(`/musterangeln/antrag/${code}/pruefen?sprache=de`)
  await browser.send({})
  assert.match(browser.shown.text, /Sie haben diesen Antrag für Erika Muster gestellt\./, browser.shown.text)
  await browser.open('/musterangeln/konto')
  await browser.open(/href="([^"]*konto\/antraege\/[^"]+)"/.exec(browser.shown.html)![1]!)
  assert.match(browser.shown.text, /Sie haben diesen Antrag für Erika Muster gestellt\./)
  assert.match(browser.shown.text, /vollmacht\.pdf/)

  const zip = unzipSync(new Uint8Array(
    await (await browser.request('/musterangeln/konto/daten/auszug', { method: 'GET' })).arrayBuffer()))
  const { vertretung } = JSON.parse(strFromU8(zip['daten.json']!)) as { vertretung: { name: string }[] }
  assert.equal(vertretung[0]!.name, 'Erika Muster')
  assert.ok(Object.keys(zip).some((name) => /^vertretung\/.*vollmacht\.pdf$/.test(name)))

  await keepHouse(world.house, world.angeln)
  const proofs = () => documentsOf(world.house.store, world.angeln, { draftId: proofOwner(id) })
  assert.equal((await proofs()).length, 1, 'the hourly tidying keeps it')
  const stranger = await citizen('sommer')
  await stranger.open('/musterangeln/konto/vertretung')
  await stranger.send({ _austragen: id }, { near: 'abmelden', to: '/musterangeln/konto/vertretung' })
  assert.equal((await representedOf(world.house.store, world.angeln, accountOf('jessen'))).length, 1)
  await browser.open('/musterangeln/konto/vertretung')
  assert.match(browser.shown.text, /Erika Muster Nachweis gilt bis 31\. Dezember 2026/)
  await browser.send({ _austragen: id }, { near: '_austragen' })
  assert.match(browser.shown.text, /Noch ist niemand eingetragen/)
  assert.deepEqual(await proofs(), [])
})

test('a proof that has ended is not attached, and somebody else’s entry fills nothing', async () => {
  const { browser, id } = await withErika()
  world.setClock('2027-01-04T08:00:00.000Z')
  try {
    const [later, other] = [await citizen('jessen'), await citizen('sommer')]
    await later.open('/musterangeln/konto/vertretung')
    assert.match(later.shown.text, /galt bis 31\. Dezember 2026/)
    for (const [who, name] of [[later, /value="Muster"/], [other, /value="jana\.sommer@tsv/]] as const) {
      await who.open('/musterangeln/leistungen/gestattung')
      await who.send({ [CHOICE]: id }, { near: CHOICE })
      await who.send({ alkohol: 'ja', gemeinde: 'suederau' })
      assert.ok(name.test(who.shown.html), String(name))
      assert.ok(!who.shown.html.includes('vollmacht.pdf'))
      if (who === other) assert.ok(!who.shown.html.includes('Muster"'))
    }
  } finally {
    world.setClock('2026-06-11T08:00:00.000Z')
  }
  await browser.open('/musterangeln/konto/vertretung')
  await browser.send({ _austragen: id }, { near: '_austragen' })
})

test('what is missing or wrong is said at its field', async () => {
  const browser = await citizen('sommer')
  await browser.open('/musterangeln/konto/vertretung/neu')
  await browser.send({ form: 'verein', 'until.tag': '1', 'until.monat': '1', 'until.jahr': '2020' })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /Name der Organisation oder des Notariats: Diese Angabe fehlt noch/)
  assert.match(browser.shown.text, /Dieser Nachweis gilt nicht mehr/)
  await browser.send({ form: 'bande', organization: 'x' })
  assert.equal(browser.shown.status, 422)
  const virus = new File(['MZ nothing we take'], 'boese.exe')
  await browser.send({ form: 'verein', organization: 'TSV', 'until.jahr': '', 'until.tag': '', 'until.monat': '', nachweis: virus })
  assert.equal(browser.shown.status, 422)
  assert.deepEqual(await representedOf(world.house.store, world.angeln, accountOf('sommer')), [])
})

test('an account that is gone applies for nobody', async () => {
  const [{ store }, gone] = [world.house, randomUUID()]
  const here = accountOf('sommer')
  const before = await representedOf(store, world.angeln, here)
  for (const [account, name] of [[gone, 'TSV'], [gone, 'DLRG'], [here, 'Chor']] as const) {
    await addRepresented(store, world.angeln, {
      id: randomUUID(), account, form: 'verein', name, details: {}, proofUntil: null,
      createdAt: world.house.clock(),
    })
  }
  await keepHouse(world.house, world.angeln)
  assert.deepEqual(await representedOf(store, world.angeln, gone), [])
  assert.equal((await representedOf(store, world.angeln, here)).length, before.length + 1)
})

test('an organisation keeps its officer, a notary’s office is found by its name', () => {
  const text = { type: 'text', title: 'x' } as const
  const fields = {
    wer: { type: 'group', title: 'x', fields: {
      art: { type: 'choice', title: 'x', options: { verein: 'Verein', person: 'Person' } },
      firma: { ...text, autocomplete: 'organization' }, name: { ...text, autocomplete: 'family-name' },
    } },
    notariat: { type: 'group', title: 'x', fields: { name: text } },
    vollmacht: { type: 'file', title: 'x' },
    bevollmaechtigt: { type: 'boolean', title: 'x' },
  } as const
  const own = { 'family-name': 'Sommer', organization: 'Andere' }
  const begin = (form: string) =>
    answersFor(fields, Object.keys(fields), { form, name: 'Amt Nord', details: {}, proof: undefined }, own)
  assert.deepEqual(begin('verein'), {
    wer: { art: 'verein', firma: 'Amt Nord', name: 'Sommer' }, bevollmaechtigt: false,
  })
  assert.deepEqual(begin('notariat'), {
    wer: { firma: 'Amt Nord', name: 'Sommer' }, notariat: { name: 'Amt Nord' }, bevollmaechtigt: false,
  })
})
