// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a person may ask of the office at any time: write, object, take their data along, leave.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { viewCase } from '../command/case-view.ts'
import { execute } from '../command/execute.ts'
import { SAMPLE_PEOPLE } from '../sample/people.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { accountById, setAccountPassword } from '../store/accounts.ts'
import { hashPassword } from '../store/password.ts'
import { parkedEffects } from '../store/queue.ts'
import { hashSecret, newSecret } from '../store/secret.ts'
import { openSession } from '../store/sessions.ts'
import { listCases } from '../store/worklist.ts'
import { Browser } from './test-browser.ts'

const PASSWORD = 'ein langer Satz für Tests'
let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const accountOf = (id: string) => Object.values(SAMPLE_PEOPLE).flat().find((one) => one.id === id)!.account!

async function signedIn(id: string): Promise<Browser> {
  const [browser, secret] = [new Browser(world.house), newSecret()]
  await openSession(world.house.store, world.angeln, {
    hash: hashSecret(secret), subject: accountOf(id), kind: 'citizen', csrf: '',
    createdAt: world.house.clock(), expiresAt: '2026-12-31T00:00:00.000Z',
  })
  browser.cookies.set('lz_sitzung', secret)
  return browser
}

async function caseNamed(account: string, title: RegExp) {
  const { lines } = await listCases(world.house.store, world.angeln, { state: 'all', account, pageSize: 50 })
  return lines.find((line) => title.test(line.title))!
}

test('a message to the office puts the case on the clerk\'s list until it is answered', async () => {
  const browser = await signedIn('jessen')
  const { id, waitingFor } = await caseNamed(accountOf('jessen'), /Hoffest/)
  assert.doesNotMatch(waitingFor ?? '', /Nachricht/)
  await browser.open(`/musterangeln/konto/antraege/${id}/nachrichten`)
  assert.match(browser.shown.text, /Hier steht, was Sie und wir uns/)
  await browser.open(`/musterangeln/konto/antraege/${id}/aktion/amt_schreiben`)
  await browser.send({ eigeneNachricht: 'Der Plan kommt morgen.' })
  await browser.open(`/musterangeln/konto/antraege/${id}/nachrichten`)
  assert.match(browser.shown.text, /Sie, .*Der Plan kommt morgen\./)
  assert.match((await caseNamed(accountOf('jessen'), /Hoffest/)).waitingFor ?? '', /Nachricht beantworten/)
  const clerk = { kind: 'person' as const, id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
  const input = { nachrichtBetreff: 'Danke', nachrichtText: 'Gern.' }
  await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action: 'nachricht_schreiben', input, actor: clerk }, { case: id })
  await world.worker.drain()
  await browser.open(`/musterangeln/konto/antraege/${id}/nachrichten`)
  assert.match(browser.shown.text, /Der Plan kommt morgen\..*Danke.*Gern\./)
  assert.doesNotMatch((await caseNamed(accountOf('jessen'), /Hoffest/)).waitingFor ?? '', /Nachricht/)
})

test('own data come as a ZIP with answers, messages and documents, and nothing of others', async () => {
  const browser = await signedIn('sommer')
  const answer = await browser.request('/musterangeln/konto/daten/auszug', { method: 'GET' })
  assert.equal(answer.headers.get('content-type'), 'application/zip')
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const data = JSON.parse(strFromU8(files['daten.json']!))
  assert.equal(data.konto.email, 'jana.sommer@tsv-suederau.example')
  assert.ok(data.antraege.length >= 2)
  const fest = data.antraege.find((one: { titel: string }) => /Dorffest/.test(one.titel))
  assert.equal(fest.angaben.antragsteller.name, 'Sommer')
  const papers = fest.dokumente.map((one: { datei: string }) => one.datei)
  assert.ok(papers.length > 0)
  for (const name of papers) assert.equal(strFromU8(files[name]!.subarray(0, 5)), '%PDF-', name)
  const all = Object.values(files).map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n')
  assert.doesNotMatch(all, /Iwersen|Jessen|Asmussen/)
  assert.ok(!('bearbeitungBegonnen' in fest.angaben), 'entries of the office are not the person\'s answers')
})

test('an objection wants the identity card; the page says what else is possible', async () => {
  const { id } = await caseNamed(accountOf('sommer'), /Dorffest/)
  const clerk = { kind: 'person' as const, id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
  const signer = { kind: 'person' as const, id: 'lorenzen', name: 'Dr. Inga Lorenzen', roles: ['zb'] }
  const act = async (actor: typeof clerk, action: string, input = {}) => {
    const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor }, { case: id })
    assert.ok(!('refusal' in done), JSON.stringify(done))
  }
  await act(clerk, 'ohne_stellungnahme', { ohneStelleGrund: 'Die Polizei hat am Telefon zugestimmt.' })
  await act(clerk, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false })
  await act(clerk, 'vorlegen')
  await act(signer, 'zeichnen')
  await world.worker.drain()
  world.setClock('2026-06-16T08:00:00.000Z')
  await world.worker.drain()
  const { at } = (await viewCase(world.house, world.angeln, id))!
  assert.equal(at.statuses['rechtsbehelf'], 'frist_laeuft')
  const browser = await signedIn('sommer')
  await browser.open(`/musterangeln/konto/antraege/${id}`)
  assert.match(browser.shown.text, /Widerspruch einlegen Dafür melden Sie sich bitte mit dem Online-Ausweis an\. Ohne geht es schriftlich/)
  assert.match(browser.shown.text, /Zu zahlen Betrag 150,00 €.*IBAN.*Verwendungszweck/)
  assert.match(browser.shown.html, /href="payto:\/\/iban\/DE\d{20}\?amount=EUR%3A150\.00/)
  const input = { widerspruchText: 'Gegen die Auflage.' }
  const self = { kind: 'person' as const, id: `account:${accountOf('sommer')}`, name: 'Jana Sommer', roles: ['antragsteller'] }
  const refused = await execute(world.house, world.angeln,
    { kind: 'act', id: randomUUID(), action: 'widerspruch_einlegen', input, actor: { ...self, trust: 'substanziell' } }, { case: id })
  assert.match('refusal' in refused ? refused.refusal.message : '', /Online-Ausweis/)
  const done = await execute(world.house, world.angeln,
    { kind: 'act', id: randomUUID(), action: 'widerspruch_einlegen', input, actor: { ...self, trust: 'hoch' } }, { case: id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
})

test('what has changed meanwhile is refused in the language of the person', async () => {
  const browser = await signedIn('jessen')
  const { id } = await caseNamed(accountOf('jessen'), /Hoffest/)
  const path = `/musterangeln/konto/antraege/${id}/aktion/amt_schreiben`
  await browser.open(`${path}?sprache=en`)
  await browser.send({ eigeneNachricht: 'Hello', _revision: '1' }, { to: path, near: 'eigeneNachricht' })
  assert.equal(browser.shown.status, 422)
  assert.match(browser.shown.text, /Something in this case has changed in the meantime/)
  assert.match(browser.shown.html, />Hello<\/textarea>/, 'nothing typed is lost')
})

test('a deleted account is gone, its cases stay, and letters wait for the post', async () => {
  const [browser, id] = [await signedIn('jessen'), accountOf('jessen')]
  const account = (await accountById(world.house.store, id))!
  await setAccountPassword(world.house.store, account.id, await hashPassword(PASSWORD), '2026-06-01T08:00:00.000Z')
  await browser.open('/musterangeln/konto/daten/loeschen')
  assert.match(browser.shown.text, /Sie haben offene Anträge/)
  await browser.send({ kennwort: 'falsch' })
  assert.match(browser.shown.text, /Das Kennwort stimmt nicht/)
  assert.ok(await accountById(world.house.store, id))
  await browser.send({ kennwort: PASSWORD })
  assert.match(browser.shown.text, /Ihr Konto ist gelöscht/)
  assert.equal(await accountById(world.house.store, id), undefined)
  await browser.open('/musterangeln/konto')
  assert.match(browser.shown.path, /anmelden/)
  const hoffest = await caseNamed(id, /Hoffest/)
  const clerk = { kind: 'person' as const, id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
  const input = { nachrichtBetreff: 'Frage', nachrichtText: 'Wann kommt der Plan?' }
  await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action: 'nachricht_schreiben', input, actor: clerk }, { case: hoffest.id })
  await world.worker.drain()
  const parked = await parkedEffects(world.house.store, world.angeln)
  assert.deepEqual(parked.filter((one) => one.caseId === hoffest.id).map((one) => one.kind), ['message'])
})
