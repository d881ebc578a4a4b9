// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { viewCase } from '../command/case-view.ts'
import { execute } from '../command/execute.ts'
import type { Values } from '../engine/case.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { routesOf } from '../server/route.ts'
import type { Web } from '../server/web.ts'
import { auditEntries } from '../store/audit-entries.ts'
import { caseAddress, deskApp, signedIn, visitorOf } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'
import { workspaceApp } from './workspace.tsx'

const BASE = '/musterangeln/amt'
let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
let lorenzen: Visitor

before(async () => {
  world = await testWorld()
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
  lorenzen = await signedIn(world, app, world.angeln, 'lorenzen')
})
after(() => world.close())

test('sign-in refuses known and unknown alike and follows only own addresses', async () => {
  const stranger = visitorOf(app)
  const address = `${BASE}/anmelden`
  const refused = async (email: string) => {
    const answer = await stranger.send(await stranger.get(address), address, {
      email,
      kennwort: 'falsch',
    })
    return { status: answer.status, text: answer.text.replaceAll(email, '') }
  }
  const known = await refused('h.petersen@musterangeln.example')
  assert.equal(known.status, 422)
  assert.deepEqual(known, await refused('niemand@musterangeln.example'))
  for (const weiter of [
    'https://böse.example/',
    '//böse.example',
    '/lindenbrueck/amt/',
    `${BASE}/../../lindenbrueck`,
    `${BASE}xyz`,
  ]) {
    const page = await petersen.get(`${address}?weiter=${encodeURIComponent(weiter)}`)
    assert.equal(page.location, `${BASE}/`, weiter)
  }
  assert.equal(
    (await petersen.get(`${address}?weiter=${encodeURIComponent(`${BASE}/vorgaenge`)}`)).location,
    `${BASE}/vorgaenge`,
  )
})

test('after ten wrong passwords even the right one waits', async () => {
  const stranger = visitorOf(app)
  const address = `${BASE}/anmelden`
  const form = await stranger.get(address)
  const wrong = { email: 'i.lorenzen@musterangeln.example', kennwort: 'falsch' }
  for (let i = 0; i < 10; i++) await stranger.send(form, address, wrong)
  const limited = await stranger.send(form, address, wrong)
  assert.equal(limited.status, 429)
  assert.match(limited.text, /Zu viele Versuche\. Bitte warten Sie 15 Minuten\./)
})

test('every address but sign-in and sign-out asks a stranger to sign in', async () => {
  for (const { path, access, method } of routesOf(workspaceApp(world.renderer))) {
    // The link for a password is its own proof: whoever follows it cannot sign in yet. The worker of
    // the outside duty is a script without anything of anybody; the browser asks for it by itself.
    if (['/anmelden', '/abmelden', '/kennwort/:code', '/aussendienst.js'].includes(path)) continue
    const wanted = path.startsWith('/verwaltung') ? ['verwaltung'] : 'staff'
    assert.deepEqual(access, wanted, path)
    if (method !== 'get') continue
    const answer = await visitorOf(app).get(`${BASE}${path.replaceAll(/:\w+|\*/g, 'x')}`)
    assert.equal(answer.status, 303, path)
    assert.match(answer.location!, /\/musterangeln\/amt\/anmelden\?weiter=/)
  }
})

test('the work list shows what is due first, and the views differ', async () => {
  const { html } = await petersen.get(`${BASE}/vorgaenge?sicht=alle`)
  const dates = [
    ...html.matchAll(/class="b">.*?(morgen|heute|seit [^<]*|in \d AT|\d\d\.\d\d\.\d{4})/g),
  ].map(([, text]) => text!)
  const order = dates.map((text) => (/^\d/.test(text) ? text.split('.').reverse().join('-') : ''))
  assert.deepEqual(order, order.toSorted())
  assert.ok(dates.length >= 6, `${dates.length} lines`)
  const mine = await petersen.get(`${BASE}/vorgaenge`)
  assert.doesNotMatch(mine.text, /Turnier Holm/, 'nobody has taken it yet')
  assert.match((await petersen.get(`${BASE}/`)).text, /Neu eingegangen .* Turnier Holm/)
  assert.match((await petersen.get(`${BASE}/vorgaenge?sicht=abgeschlossen`)).text, /Sommerfest/)
  assert.doesNotMatch(
    (await petersen.get(`${BASE}/vorgaenge?sicht=alle&gemeinde=mittelholm`)).text,
    /Dorffest/,
  )
  assert.match((await lorenzen.get(`${BASE}/vorgaenge`)).text, /Schützenfest .* Sie: Zeichnung/)
})

test('what belongs to another tenant is not found, as what is unknown', async () => {
  const kruse = await signedIn(world, app, world.lindenbrueck, 'kruse')
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const foreign = home.replace(BASE, '/lindenbrueck/amt')
  const unknown = await kruse.get(
    '/lindenbrueck/amt/vorgaenge/00000000-0000-4000-8000-000000000000',
  )
  for (const path of ['', '/akte', '/aktion/entwerfen', '/entwurf.pdf', '/dokumente/x']) {
    const answer = await kruse.get(`${foreign}${path}`)
    assert.equal(answer.status, 404, path)
    const withoutId = (text: string) => text.replace(/Kennung.*/, '')
    assert.equal(withoutId(answer.text), withoutId(unknown.text), path)
  }
  assert.equal((await kruse.get(home)).status, 303, 'a session holds for one tenant')
  assert.doesNotMatch((await kruse.get('/lindenbrueck/amt/suche?q=Dorffest')).text, /Süderau/)
})

test('papers go out only with their own case, safely named, and the audit knows', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const [path] = /\/musterangeln\/amt\/vorgaenge\/[^"]+\/dokumente\/[^"]+/.exec(
    (await petersen.get(`${home}/akte`)).html,
  )!
  const paper = await petersen.get(path)
  assert.equal(paper.status, 200)
  assert.match(paper.headers.get('content-disposition')!, /^attachment; filename="/)
  assert.equal(paper.headers.get('x-content-type-options'), 'nosniff')
  const other = await caseAddress(petersen, BASE, 'Schützenfest')
  assert.equal((await petersen.get(path.replace(home, other))).status, 404)
  const notes = []
  for await (const entry of auditEntries(world.house.store, world.angeln))
    if (entry.kind === 'documentRead') notes.push(entry)
  assert.equal(notes.length, 1)
  assert.doesNotMatch(JSON.stringify(notes), /petersen/i)
})

test('the draft of a notice is a PDF that cannot be paid by', async () => {
  const home = await caseAddress(petersen, BASE, 'Schützenfest')
  const draft = await petersen.get(`${home}/entwurf.pdf`)
  assert.equal(draft.headers.get('content-type'), 'application/pdf')
  assert.match(draft.headers.get('content-disposition')!, /^inline; filename="Entwurf/)
  const text = async (visitor: Visitor, path: string) => (await visitor.get(`${home}${path}`)).text
  assert.match(await text(petersen, '/bescheid'), /Entwurf .* Auflagen .*noch nicht gezeichnet/)
  assert.match(await text(lorenzen, '/aktion/zeichnen'), /Im Auftrag Dr\. Inga Lorenzen/)
  assert.match(
    await text(petersen, '/aktion/zeichnen'),
    /Warum nicht\?.*Nicht erfüllt: Das kann nur: Zeichnungsbefugte/,
  )
  assert.match(await text(petersen, '/gebuehr'), /Warum diese Gebühr\? .*Vorschlag der Bibliothek/)
  assert.match(await text(petersen, ''), /Was Laufzettel daraus berechnet .*Zahl der Tage: 2, berechnet/)
  assert.equal(
    (await petersen.get(`${await caseAddress(petersen, BASE, 'Turnier Holm')}/entwurf.pdf`)).status,
    404,
  )
})

test('the hand-over desk says what failed and tries again', async () => {
  const home = await caseAddress(petersen, BASE, 'Schützenfest')
  const address = `${home}/aktion/nachricht_schreiben`
  const sent = await petersen.send(await petersen.get(address), address, {
    nachrichtBetreff: 'Aufbau',
    nachrichtText: 'Wann bauen Sie auf?',
  })
  assert.equal(sent.status, 303, sent.text)
  await world.worker.drain()
  const page = await petersen.get(`${BASE}/uebergaben`)
  assert.match(
    page.text,
    /Eine Nachricht konnte nicht zugestellt werden .*Schützenfest.* Diese Person hat kein Konto/,
  )
  const again = await petersen.send(page, `${BASE}/uebergaben`)
  assert.equal(again.location, `${BASE}/uebergaben?wieder=1`)
  assert.match((await petersen.get(`${BASE}/uebergaben`)).text, /Nichts liegt hier/)
})

test('search knows a file number in every spelling, and words', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const number = /32-GE-(\d+)\/2026/.exec((await petersen.get(home)).text)![1]!
  for (const spelling of [
    `32-GE-${number}/2026`,
    `32 ge ${number} 26`,
    `GE ${number}/2026`,
    `ge-${number}-2026`,
    `32GE${number}/26`,
  ]) {
    assert.equal(
      (await petersen.get(`${BASE}/suche?q=${encodeURIComponent(spelling)}`)).location,
      home,
      spelling,
    )
  }
  assert.match((await petersen.get(`${BASE}/suche?q=s%C3%BCderau+dorf`)).text, /Dorffest/)
  assert.match((await petersen.get(`${BASE}/suche?q=%25`)).text, /Nichts gefunden/)
})

test('the cash office sees what is open, others are refused', async () => {
  const rohde = await signedIn(world, app, world.angeln, 'rohde')
  assert.match(
    (await rohde.get(`${BASE}/kasse`)).text,
    /1001\.000001\.\d .*Erntedankmarkt.* 125,00/,
  )
  const reference = /1001\.000001\.\d/.exec((await rohde.get(`${BASE}/kasse`)).text)![0]
  assert.match((await rohde.get(`${BASE}/kasse?nummer=${reference}`)).text, /Forderungen zu „1001\.000001\.\d“ 1 .*Erntedankmarkt/)
  assert.match((await rohde.get(`${BASE}/kasse?nummer=${reference.replaceAll('.', '')}`)).text, /Forderungen zu „1001000001\d“ 1 .*Erntedankmarkt/)
  assert.match((await rohde.get(`${BASE}/kasse?nummer=9999`)).text, /Keine Forderung gefunden Geben Sie das Kassenzeichen/)
  assert.equal((await petersen.get(`${BASE}/kasse`)).status, 403)
  const home = await caseAddress(petersen, BASE, 'Turnier Holm')
  for (const path of [`${BASE}/uebergaben`, `${home}/uebergabe`]) assert.doesNotMatch((await petersen.get(path)).html, /amt\/kasse/, path)
  assert.match((await rohde.get(`${BASE}/uebergaben`)).html, /amt\/kasse/)
})

test('whoever books a payment is back at the cash desk, told what was booked, and gives no case away', async () => {
  const rohde = await signedIn(world, app, world.angeln, 'rohde')
  const home = await caseAddress(petersen, BASE, 'Erntedankmarkt')
  const page = await rohde.get(`${home}/gebuehr`)
  assert.doesNotMatch(page.text, /Vorgang zuweisen|An eine andere Einheit|Paket für eine andere Behörde/)
  assert.match((await petersen.get(home)).text, /Vorgang zuweisen An eine andere Einheit übergeben Paket für eine andere Behörde/)
  for (const path of ['zuweisung', 'uebergabe', 'abgabe']) assert.equal((await rohde.get(`${home}/${path}`)).status, 404, path)
  const answer = await rohde.send(page, `${home}/aktion/zahlung_buchen`, { zahlungsbetrag: '25,00', zahlungseingang: '2026-06-11' })
  assert.match(answer.location ?? answer.text, new RegExp(`^${BASE}/kasse\\?getan=`))
  const told = await rohde.get(answer.location!)
  assert.match(told.text, /Sönke Rohde hat 25,00.€ gebucht 32-GE-6\/2026 · Gestattung Erntedankmarkt · Zahlung buchen Zum Vorgang .*Offene Forderungen .*Erntedankmarkt.* 100,00/)
  assert.match(told.html, new RegExp(`href="${home}/gebuehr"`))
  const elsewhere = answer.location!.replace(/vorgang=.*/, `vorgang=${(await caseAddress(petersen, BASE, 'Dorffest')).split('/').at(-1)}`)
  assert.doesNotMatch((await rohde.get(elsewhere)).text, /gebucht/, 'a case tells only what happened to it')
})

test('what the applicant changed is marked beside what stood there before', async () => {
  const home = await caseAddress(petersen, BASE, 'Turnier Holm')
  const id = home.split('/').at(-1)!
  const { at } = (await viewCase(world.house, world.angeln, id))!
  assert.doesNotMatch((await petersen.get(home)).text, /Vom Antragsteller geändert/)
  const input = { ...at.fields, anlass: { ...(at.fields['anlass'] as Values), bezeichnung: 'Großes Turnier' } }
  const actor = { kind: 'person' as const, id: `account:${at.account}`, name: 'Anke Detlefsen', roles: ['antragsteller'] }
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action: 'antrag_aendern', input, actor }, { case: id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
  const { text } = await petersen.get(home)
  assert.match(text, /Großes Turnier Vom Antragsteller geändert , heute, 10:00 Uhr vorher: Turnier Holm/)
  assert.equal(text.match(/Vom Antragsteller geändert/g)!.length, 1, 'nothing else is marked')
})
