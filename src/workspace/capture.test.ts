// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { viewCase } from '../command/case-view.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { documentsOf } from '../store/documents.ts'
import { readTenant } from '../store/query.ts'
import { listCases } from '../store/worklist.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
const FORM = `${BASE}/neu/gestattung/aktion/erfassen`
let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
before(async () => {
  world = await testWorld('hundesteuer')
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
})
after(() => world.close())

const total = async () => (await listCases(world.house.store, world.angeln, { state: 'all', pageSize: 1 })).total

const CALL = {
  'eingangAm.tag': '9', 'eingangAm.monat': '6', 'eingangAm.jahr': '2026', eingangskanal: 'telefon', gemeinde: 'suederau',
  'antragsteller.art': 'verein', 'antragsteller.organisation': 'Sportverein Holm', 'antragsteller.name': 'Jürgensen',
}

test('a telephone call becomes a case with its true day, once', async () => {
  const before = await total()
  const choice = await petersen.get(`${BASE}/neu`)
  assert.match(choice.html, new RegExp(`href="${FORM}"`))
  const form = await petersen.get(FORM)
  assert.match(form.text, /„Sie“ meint, wer den Antrag stellt\. .*Eingegangen am .*Wie kam der Antrag\?/)
  assert.doesNotMatch(form.text, /Zuständig noch niemand/)
  const wrong = await petersen.send(form, FORM, { ...CALL, 'eingangAm.jahr': '2027' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Nennen Sie den Tag des Eingangs/)
  assert.match(wrong.html, /value="Jürgensen"/)
  assert.equal(await total(), before)
  const done = await petersen.send(form, FORM, CALL)
  const again = await petersen.send(form, FORM, CALL)
  assert.equal(done.status, 303, done.text)
  assert.equal(done.location, again.location)
  assert.equal(await total(), before + 1)
  const id = /vorgaenge\/([0-9a-f-]{36})/.exec(done.location!)![1]!
  const { at } = (await viewCase(world.house, world.angeln, id))!
  assert.deepEqual([at.channel, at.entity, at.account, at.receivedAt!.slice(0, 10)], ['paper', 'suederau', undefined, '2026-06-09'])
  const page = await petersen.get(`${BASE}/vorgaenge/${id}`)
  assert.match(page.text, /Sportverein Holm · vom Amt erfasst/)
  assert.match(page.text, /Hanna Petersen hat den Antrag erfasst/)
  assert.match(page.text, /Eingang 9\. Juni · Am Telefon Zuständig/)
  assert.match((await petersen.get(`${BASE}/vorgaenge/${id}/gebuehr`)).text, /Eingang 9\. Juni · Am Telefon/, 'on every tab')
  assert.match(page.text, /Eingegangen seit 9\. Juni/)
})

test('a scanned original comes along, once, and only what is a paper', async () => {
  const command = randomUUID()
  const cookie = await petersen.cookie()
  const send = async (name: string, bytes: string) => {
    const form = await petersen.get(FORM)
    const csrf = /name="_csrf" value="([^"]*)"/.exec(form.html)![1]!
    const body = new FormData()
    for (const [key, value] of Object.entries({ ...CALL, _csrf: csrf, _befehl: command, _stand: '0', _folge: '1' })) body.append(key, value)
    body.append('lageplan', new File([bytes], name, { type: 'application/pdf' }))
    return app.request(FORM, { method: 'POST', body, headers: { cookie, host: 'localhost' } })
  }
  const refused = await send('brief.pdf', 'kein PDF')
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /können wir nicht öffnen/)
  const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
  const first = await send('lageplan.pdf', pdf)
  const again = await send('lageplan.pdf', pdf)
  assert.equal(first.status, 303, await first.text())
  assert.equal(again.headers.get('location'), first.headers.get('location'))
  const id = /vorgaenge\/([0-9a-f-]{36})/.exec(first.headers.get('location')!)![1]!
  const papers = await documentsOf(world.house.store, world.angeln, { caseId: id })
  assert.deepEqual(papers.map(({ fileName, origin }) => [fileName, origin]), [['lageplan.pdf', 'office']])
  const { at } = (await viewCase(world.house, world.angeln, id))!
  assert.equal((at.fields['lageplan'] as readonly { name: string }[])[0]!.name, 'lageplan.pdf')
})

test('a file chosen once stays chosen while the form is mended, until it is taken away', async () => {
  const command = randomUUID()
  const cookie = await petersen.cookie()
  const csrf = /name="_csrf" value="([^"]*)"/.exec((await petersen.get(FORM)).html)![1]!
  const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
  const send = async (more: Record<string, string>, files: Record<string, string> = {}, as = command) => {
    const body = new FormData()
    for (const [key, value] of Object.entries({ ...CALL, _csrf: csrf, _befehl: as, _stand: '0', _folge: '1', ...more })) body.append(key, value)
    for (const [path, name] of Object.entries(files)) body.append(path, new File([pdf], name, { type: 'application/pdf' }))
    const answer = await app.request(FORM, { method: 'POST', body, headers: { cookie, host: 'localhost' } })
    const html = await answer.text()
    return { status: answer.status, html, location: answer.headers.get('location'), kept: /name="_dateien" value="([^"]*)"/.exec(html)?.[1] ?? '' }
  }
  const wrong = { 'eingangAm.monat': '13' }
  const first = await send(wrong, { lageplan: 'plan.pdf', eingangsScan: 'brief.pdf' })
  assert.equal(first.status, 422)
  assert.match(first.html, /Einen 13\. Monat gibt es nicht/)
  assert.match(first.html, /plan\.pdf[\s\S]*brief\.pdf|brief\.pdf[\s\S]*plan\.pdf/)
  const second = await send({ ...wrong, _dateien: first.kept }, { lageplan: 'plan-2.pdf' })
  assert.equal(second.kept.split(' ').length, 3)
  const plan = new RegExp(`value="lageplan:([0-9a-f-]{36})"`).exec(second.html)![1]!
  const third = await send({ ...wrong, _dateien: second.kept, _datei_entfernen: `lageplan:${plan}` })
  assert.equal(third.status, 200)
  assert.deepEqual([third.kept.split(' ').length, /plan\.pdf/.test(third.html)], [2, false])
  // What another form has, or has no longer, is not taken.
  const foreign = await send({ ...wrong, _dateien: third.kept }, {}, randomUUID())
  assert.equal(foreign.kept, '')
  const done = await send({ _dateien: `${third.kept} ${plan}` })
  const id = /vorgaenge\/([0-9a-f-]{36})/.exec(done.location!)![1]!
  const papers = await documentsOf(world.house.store, world.angeln, { caseId: id })
  assert.deepEqual(papers.map(({ fileName, title }) => `${title}: ${fileName}`).toSorted(), ['Eingegangenes Schreiben: brief.pdf', 'Lageplan: plan-2.pdf'])
  const { at } = (await viewCase(world.house, world.angeln, id))!
  assert.deepEqual((at.fields['lageplan'] as readonly { name: string }[]).map(({ name }) => name), ['plan-2.pdf'])
})

test('which questions are asked with the answers so far is told, and nothing kept', async () => {
  const csrf = /name="_csrf" value="([^"]*)"/.exec((await petersen.get(FORM)).html)![1]!
  const before = await total()
  const asked = async (more: Record<string, string>) =>
    JSON.parse((await petersen.post(`${FORM}/gefragt`, { _csrf: csrf, ...CALL, ...more })).html) as string[]
  const club = await asked({})
  assert.deepEqual(['antragsteller.organisation', 'antragsteller.rechtsform', 'eingangsScan'].filter((path) => !club.includes(path)), [])
  const person = await asked({ 'antragsteller.art': 'person' })
  assert.deepEqual(['antragsteller.organisation', 'antragsteller.rechtsform'].filter((path) => person.includes(path)), [])
  assert.equal(await total(), before)
  assert.equal((await petersen.post(`${BASE}/neu/hundesteuer/aktion/erfassen/gefragt`, { _csrf: csrf })).status, 404)
})

test('only who may begin a procedure is offered it, and nothing of a protected class', async () => {
  assert.doesNotMatch((await petersen.get(`${BASE}/neu`)).html, /hundesteuer/)
  assert.equal((await petersen.get(`${BASE}/neu/hundesteuer/aktion/erfassen`)).status, 404)
  assert.equal((await petersen.get(`${BASE}/neu/gestattung/aktion/zeichnen`)).status, 404)
  const harms = await signedIn(world, app, world.angeln, 'harms')
  assert.match((await harms.get(`${BASE}/neu`)).html, /hundesteuer/)
  const signer = await signedIn(world, app, world.angeln, 'lorenzen')
  assert.match((await signer.get(`${BASE}/neu`)).text, /In Ihren Rollen können Sie keine Anträge erfassen/)
  const refused = await signer.post(FORM, CALL)
  assert.notEqual(refused.status, 303)
})

const SPORT = {
  ...CALL, 'antragsteller.organisation': 'Ruderclub Schlei', 'antragsteller.email': 'kontakt@ruderclub.example',
  'ort.adresse': 'Festwiese am Hafen', 'ort.art': 'freiflaeche', 'anlass.bezeichnung': 'Regattafest', 'anlass.art': 'vereinsfest',
  'zeiten.1.datum.tag': '8', 'zeiten.1.datum.monat': '8', 'zeiten.1.datum.jahr': '2026', 'zeiten.1.von': '14:00', 'zeiten.1.bis': '22:00',
}

/** What the town keeps of cases, so that a question is seen to leave nothing. */
async function traces(): Promise<string> {
  const rows = await readTenant(world.house.store, world.angeln, (q) => q<{ n: string }>(
    `SELECT (SELECT count(*) FROM cases) || ' ' || (SELECT count(*) FROM drafts) || ' ' || (SELECT count(*) FROM commands) || ' '
       || (SELECT count(*) FROM documents) || ' ' || (SELECT count(*) FROM case_traits) || ' ' || (SELECT count(*) FROM audit) AS n`))
  return rows[0]!.n
}

const ask = async (visitor: Visitor, fields: Readonly<Record<string, string>>, form = FORM) => {
  const { html } = await visitor.get(FORM)
  return visitor.post(`${form}/aehnliche`, { _csrf: /name="_csrf" value="([^"]*)"/.exec(html)![1]!, ...fields })
}

test('while an application is captured it is told that it may be there already, and nothing is kept', async () => {
  const form = await petersen.get(FORM)
  const done = await petersen.send(form, FORM, SPORT)
  assert.equal(done.status, 303, done.text)
  const id = /vorgaenge\/([0-9a-f-]{36})/.exec(done.location!)![1]!
  const { at } = (await viewCase(world.house, world.angeln, id))!
  const before = await traces()
  const piece = await ask(petersen, SPORT)
  assert.match(piece.html, new RegExp(`Ein ähnlicher Vorgang.*href="${BASE}/vorgaenge/${id}" target="_blank"`))
  assert.match(piece.text, new RegExp(`${at.fileNumber} Ruderclub Schlei .*gleiche E-Mail-Adresse, gleicher Ort, gleiche Tage, am selben Tag eingegangen`))
  const page = await petersen.send(await petersen.get(FORM), FORM, { ...SPORT, _aehnliche: '1' })
  assert.equal(page.status, 200)
  assert.match(page.text, new RegExp(`Diesen Antrag gibt es vielleicht schon ${at.fileNumber}.*Ruderclub Schlei.*Erfasst ist noch nichts`))
  assert.match(page.html, /value="Regattafest"/)
  assert.equal(await traces(), before)
})

test('another person at the same place on the same days is told, the place alone or the days alone are not', async () => {
  const other = { ...SPORT, 'antragsteller.organisation': 'Hafenverein', 'antragsteller.email': 'h@hafen.example' }
  assert.match((await ask(petersen, other)).text, /Ruderclub Schlei .*gleicher Ort, gleiche Tage/)
  assert.equal((await ask(petersen, { ...other, 'zeiten.1.datum.tag': '9' })).html, '')
  assert.equal((await ask(petersen, { ...other, 'ort.adresse': 'Schulhof' })).html, '')
  assert.equal((await ask(petersen, { ...SPORT, 'ort.adresse': 'Schulhof' })).html, '', 'the same club elsewhere is another fest')
  const kruse = await signedIn(world, app, world.lindenbrueck, 'kruse')
  const theirs = '/lindenbrueck/amt/neu/gestattung/aktion/erfassen'
  const { html } = await kruse.get(theirs)
  const answer = await kruse.post(`${theirs}/aehnliche`, { _csrf: /name="_csrf" value="([^"]*)"/.exec(html)![1]!, ...SPORT, gemeinde: 'lindenbrueck' })
  assert.deepEqual([answer.status, answer.html], [200, ''], 'nothing of another town')
})

test('who presses too early is told what is missing; who asks without one is not disturbed', async () => {
  assert.match((await ask(petersen, { _aehnliche: '1' })).text, /Noch fehlt, woran ein Vorgang zu erkennen ist/)
  assert.match((await ask(petersen, { ...CALL, 'antragsteller.email': 'neu@neu.example', _aehnliche: '1' })).text, /Kein ähnlicher Vorgang gefunden/)
  assert.equal((await ask(petersen, {})).html, '')
})

test('of a protected class there is neither number nor hint without its role', async () => {
  const harms = await signedIn(world, app, world.angeln, 'harms')
  const tax = `${BASE}/neu/hundesteuer/aktion/erfassen`
  const dog = {
    'eingangAm.tag': '9', 'eingangAm.monat': '6', 'eingangAm.jahr': '2026', eingangskanal: 'post', gemeinde: 'suederau',
    'antragsteller.art': 'person', 'antragsteller.vorname': 'Knut', 'antragsteller.name': 'Wuffke', 'antragsteller.email': 'knut@wuffke.example',
  }
  const done = await harms.send(await harms.get(tax), tax, dog)
  assert.equal(done.status, 303, done.text)
  const { html } = await harms.get(tax)
  const mine = await harms.post(`${tax}/aehnliche`, { _csrf: /name="_csrf" value="([^"]*)"/.exec(html)![1]!, ...dog })
  assert.match(mine.text, /Ein ähnlicher Vorgang .*Knut Wuffke/)
  const hers = await ask(petersen, dog, tax)
  assert.equal(hers.status, 404)
  assert.doesNotMatch(hers.text, /Wuffke|ähnlich/)
  assert.equal((await ask(petersen, dog)).html, '', 'nor beside another procedure for the same person')
  const signer = await signedIn(world, app, world.angeln, 'lorenzen')
  const { html: page } = await signer.get(`${BASE}/konto`)
  const refused = await signer.post(`${FORM}/aehnliche`, { _csrf: /name="_csrf" value="([^"]*)"/.exec(page)![1]!, ...SPORT })
  assert.equal(refused.status, 404, 'who may not capture may not ask')
})
