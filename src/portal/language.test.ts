// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { setAvailability } from '../command/availability.ts'
import { consultationProof } from '../command/consultation-code.ts'
import { consultationToken } from '../command/consultation-token.ts'
import { viewCase } from '../command/case-view.ts'
import { publish } from '../command/publish.ts'
import { processOf } from '../command/settings.ts'
import type { Process } from '../process/process.ts'
import { testWorld, WORLD_DAY } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { listCases } from '../store/worklist.ts'
import { submitAction } from './submit.ts'
import { Browser, pdfFile } from './test-browser.ts'
import { codeOf, fillForm } from './test-journey.ts'

let world: TestWorld
before(async () => {
  world = await testWorld('allgemeiner-antrag', 'plakatierung')
})
after(() => world.close())

const visitor = async (language?: string) => {
  const browser = new Browser(world.house)
  if (language !== undefined) await browser.open(`/musterangeln/?sprache=${language}`)
  return browser
}
const SERVICE = '/musterangeln/leistungen/gestattung'

let minute = 0

/** Publishes the process anew with a change, a minute later, and gives what was there. */
async function changed(id: string, change: (process: Process) => Process): Promise<Process> {
  world.setClock(new Date(Date.parse(WORLD_DAY) + ++minute * 60_000).toISOString())
  const { process } = (await processOf(world.house, world.angeln, id))!
  await publish(world.house, world.angeln, change(process))
  return process
}

test('a choice in the address is kept through forms, redirects and refusals', async () => {
  const browser = await visitor('en')
  assert.match(browser.shown.html, /<html lang="en">/)
  await browser.open(SERVICE)
  await browser.send({})
  assert.match(browser.shown.html, /<html lang="en">/)
  await browser.send({})
  assert.match(browser.shown.text, /2 answers are not right yet/)
  assert.match((await browser.open('/musterangeln/gibt-es-nicht')).text, /Page not found/)
  assert.doesNotMatch(browser.shown.text, /Reference of this request/, 'nothing to look up in the log')
  const simple = await browser.open(`${SERVICE}?sprache=de-leicht`)
  assert.match(simple.html, /<html lang="de-simple">/)
  assert.match((await browser.open(SERVICE)).text, /So viel kostet es/)
  assert.match((await browser.open(`${SERVICE}?sprache=xx`)).text, /So viel kostet es/, 'an unknown language changes nothing')
  assert.match((await (await visitor()).open(SERVICE)).text, /Was es kostet/)
})

test('an address that only begins like the desk is one of the portal', async () => {
  const browser = await visitor()
  assert.match((await browser.open('/musterangeln/amtsblatt?sprache=en')).text, /Page not found/)
  assert.match((await browser.open('/musterangeln/gibt-es-nicht')).text, /Page not found/)
  assert.doesNotMatch((await browser.open('/musterangeln/amt/gibt-es-nicht')).text, /Page not found/)
})

test('answers stay when the language changes, and what could not be read is said anew', async () => {
  const browser = await visitor()
  await browser.open(SERVICE)
  await browser.send({})
  await fillForm(browser, 'anlass')
  const first = browser.shown.path.split('?')[0]!
  await browser.send({ 'anlass.bezeichnung': 'Dorffest', 'zeiten.0.datum.tag': '31', 'zeiten.0.datum.monat': '6', 'zeiten.0.datum.jahr': '2026' })
  assert.match(browser.shown.text, /Den 31\. Juni 2026 gibt es nicht/)
  const english = await browser.open(`${first}?sprache=en`)
  assert.match(english.text, /There is no 31 June 2026/)
  assert.match(english.html, /value="Dorffest"/)
  assert.match(english.html, /Month<\/label>/)
})

test('a refused action is said in the language of the person', async () => {
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', text: 'Dorffest Süderau' })
  const { at } = (await viewCase(world.house, world.angeln, lines[0]!.id))!
  const consultation = at.consultations.find((one) => one.status === 'open')!
  const path = `/musterangeln/beteiligung/${consultationToken(world.house, world.angeln, consultation.id)}`
  const browser = await visitor('en')
  browser.cookies.set('stelle', consultationProof(world.house, world.angeln, { consultation: consultation.id, link: 1 }))
  await browser.open(path)
  assert.match(browser.shown.html, new RegExp(`<span lang="de">${consultation.question.slice(0, 20)}`))
  await browser.send({ haltung: 'bedenken' })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /This information is still missing\./)
})

test('opening hours are read in the language of the page', async () => {
  assert.match((await (await visitor('en')).open('/musterangeln/')).text, /Monday to Friday 8 am to noon/)
  assert.match((await (await visitor('de-leicht')).open('/musterangeln/')).text, /Montag bis Freitag: 8 Uhr bis 12 Uhr\./)
})

test('a file that is not taken is refused in the language of the person', async () => {
  const browser = await visitor('en')
  await browser.open(SERVICE)
  await browser.send({})
  await fillForm(browser, 'unterlagen')
  await browser.send({ lageplan: new File(['AC1032 no drawing'], 'plan.dwg') })
  assert.match(browser.shown.text, /We cannot open the file “plan\.dwg”/)
  await browser.send({ lageplan: pdfFile() })
  assert.match(browser.shown.path, /\/bescheid$/)
})

test('why a service is shut is said in the language, the reason as the office gave it', async () => {
  await setAvailability(world.house, world.angeln, 'gestattung', { kind: 'paused', until: '2026-06-30', reason: 'Wir ziehen um.' }, 'Frau Petersen')
  const browser = await visitor('en')
  const { html, text } = await browser.open(SERVICE)
  assert.match(text, /We do not accept new applications until 30 June 2026\. Reason given by the authority: Wir ziehen um\. Possible again from 1 July 2026/)
  assert.match(html, /<span lang="de">Wir ziehen um\.<\/span>/)
  await setAvailability(world.house, world.angeln, 'gestattung', { kind: 'open' }, 'Frau Petersen')
})

test('a Leistungsschlüssel nobody has confirmed is no matter of citizens', async () => {
  const page = '/musterangeln/leistungen/plakatierung'
  const confirmed = (keyConfirmed: boolean) => (process: Process): Process =>
    ({ ...process, entry: { ...process.entry!, keyConfirmed } })
  const before = await changed('plakatierung', confirmed(false))
  assert.ok(!(await (await visitor()).open(page)).text.includes(before.service!))
  await changed('plakatierung', confirmed(true))
  assert.match((await (await visitor()).open(page)).text, new RegExp(`Leistungsschlüssel ${before.service}`))
})

test('a process speaks its dictionary: form, way, letters and fee lines', async () => {
  const english = {
    'Brauchen Sie eine Gestattung?': 'Do you need a permit?',
    'Sie haben den Antrag gestellt': 'You have applied',
    Eingangsbestätigung: 'Confirmation of receipt',
    'Erster Tag, eine Ausschankstelle': 'First day, one bar',
    'Wird Alkohol ausgeschenkt?': 'Will alcohol be served?',
    'Ich habe die Hinweise zum Datenschutz gelesen.': 'The privacy notice was read by me.',
  }
  await changed('gestattung', (process) => ({ ...process, translations: { en: english } }))
  const browser = await visitor('en')
  assert.match((await browser.open(SERVICE)).text, /First day, one bar/)
  assert.ok(!browser.shown.text.includes('not translated yet'))
  await browser.send({})
  assert.match(browser.shown.text, /Do you need a permit\?/)
  await browser.send({})
  assert.match(browser.shown.text, /Will alcohol be served\? Choose an answer\./)
  await fillForm(browser, 'bescheid')
  assert.match(browser.shown.text, /The privacy notice was read by me\./)
  assert.match(browser.shown.html, /type="checkbox"[^>]*name="datenschutz"/, 'a declaration stays one')
  await fillForm(browser)
  assert.match(browser.shown.text, /First day, one bar 50,00\s€/)
  await browser.send({}, { to: `/musterangeln/antrag/${codeOf(browser)}/pruefen`, near: 'Send the application' })
  assert.match(browser.shown.text, /We have received your application/)
  assert.match(browser.shown.text, /You have applied \(done\) 11 June 2026/)
})

test('what must be signed in for is told before the form begins', async () => {
  await changed('gestattung', (process) => {
    const key = submitAction(process)
    return { ...process, actions: { ...process.actions, [key]: { ...process.actions[key]!, trust: 'substanziell' } } }
  })
  const german = await (await visitor()).open(SERVICE)
  assert.match(german.text, /So weisen Sie sich aus Dafür melden Sie sich bitte mit einem Nutzerkonto an/)
  assert.ok(!german.text.includes('Ein Konto brauchen Sie nicht'))
  const browser = await visitor('en')
  assert.match((await browser.open(SERVICE)).text, /verified who you are, for example ELSTER/)
  await browser.send({})
  assert.match(browser.shown.text, /verified who you are, for example ELSTER/, 'on the first page too')
  await fillForm(browser)
  await browser.send({}, { to: `/musterangeln/antrag/${codeOf(browser)}/pruefen`, near: 'Send the application' })
  assert.match(browser.shown.text, /verified who you are, for example ELSTER/)
})
