// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { addDays } from '../calendar/date.ts'
import { viewCase } from '../command/case-view.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { readRows } from '../store/query.ts'
import { caseAddress, deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

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

const eventsOf = async (home: string, action: string) => {
  const rows = await readRows<{ n: number }>(world.house.store, world.angeln,
    `SELECT count(*) AS n FROM events
       WHERE case_id = $1 AND kind = 'acted' AND payload->>'action' = $2`,
      [home.split('/').at(-1), action])
  return Number(rows[0]!.n)
}

test('an action without questions is one button; sending it twice does it once', async () => {
  const home = await caseAddress(petersen, BASE, 'Turnier Holm')
  const page = await petersen.get(home)
  const first = await petersen.send(page, `${home}/aktion/uebernehmen`)
  const second = await petersen.send(page, `${home}/aktion/uebernehmen`)
  assert.equal(first.status, 303)
  assert.equal(second.location, first.location)
  assert.equal(await eventsOf(home, 'uebernehmen'), 1)
  const after = await petersen.get(first.location!)
  assert.match(
    after.text,
    /Hanna Petersen hat den Vorgang übernommen .*Antrag: in Prüfung .*Zuständig: Hanna Petersen/,
  )
  assert.doesNotMatch(
    (await petersen.get(home)).html,
    /lz-panel--ok/,
    'the confirmation belongs to its address',
  )
})

test('what would change nothing is no button and says why', async () => {
  const home = await caseAddress(petersen, BASE, 'Turnier Holm')
  const buttons = (html: string) => html.slice(0, html.indexOf('Alle Aktionen und warum'))
  const { html, text } = await petersen.get(home)
  for (const key of ['zuweisen', 'nachricht_erledigen']) assert.doesNotMatch(buttons(html), new RegExp(`aktion/${key}"`), key)
  assert.match(text, /Alle Aktionen und warum .*Mir zuweisen Warum\? Mir zuweisen Der Vorgang liegt schon bei Ihnen\./)
  assert.match((await petersen.get(`${home}/aktion/zuweisen`)).text, /Gerade nichts zu tun: Mir zuweisen Der Vorgang liegt schon bei Ihnen\. Zurück zum Vorgang Warum ist das möglich\?/)
})

test('a form says which deadline its button starts, until when and on what ground', async () => {
  const home = await caseAddress(petersen, BASE, 'Turnier Holm')
  assert.match((await petersen.get(`${home}/aktion/nachfordern`)).text,
    /Damit beginnt eine Frist Unterlagen nachreichen: bis 25\. Juni einzuhalten vom Antragsteller · § 26 Abs\. 2 VwVfG, § 84 LVwG Wie gerechnet.* Unterlagen nachfordern/)
  assert.match((await petersen.get(home)).text, /Fiktion der Gestattung: bis 11\. September einzuhalten vom Amt · .* · mit den Angaben, die jetzt dastehen/)
})

test('problems stand at their fields, all at once, and what was typed stays', async () => {
  const home = await caseAddress(petersen, BASE, 'Turnier Holm')
  const address = `${home}/aktion/vollstaendig_feststellen`
  const form = await petersen.get(address)
  assert.match(form.text, /Damit beginnt die Frist/)
  const wrong = await petersen.send(form, address, {
    'vollstaendigAm.tag': '30',
    'vollstaendigAm.monat': '2',
    'vollstaendigAm.jahr': '2026',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Eine Angabe stimmt noch nicht .*Den 30\. Februar 2026 gibt es nicht/)
  assert.match(wrong.html, /value="30"/)
  const late = await petersen.send(wrong, address, {
    'vollstaendigAm.tag': '1',
    'vollstaendigAm.monat': '7',
  })
  assert.equal(late.status, 422)
  assert.match(late.text, /Der Tag liegt in der Zukunft\./)
  const home2 = await caseAddress(petersen, BASE, 'Dorffest')
  const letter = `${home2}/aktion/nachricht_schreiben`
  const empty = await petersen.send(await petersen.get(letter), letter, {
    nachrichtBetreff: '',
    nachrichtText: '',
  })
  assert.match(empty.text, /Zwei Angaben stimmen noch nicht/)
})

test('somebody else was faster: who, when, what; the typed words are still there', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const address = `${home}/aktion/vermerken`
  const mine = await petersen.get(address)
  const theirs = await lorenzen.get(address)
  world.setClock('2026-06-11T08:42:00.000Z')
  const other = await lorenzen.send(theirs, address, { vermerktext: 'Bitte Rettungsweg prüfen.' })
  assert.equal(other.status, 303)
  const conflict = await petersen.send(mine, address, {
    vermerktext: 'Mit dem Verein telefoniert.',
  })
  assert.equal(conflict.status, 409)
  assert.match(conflict.text, /Dr\. Inga Lorenzen hat diesen Vorgang um 10:42 Uhr geändert/)
  assert.match(conflict.text, /Ihre Eingaben sind noch da\. .*Vermerk: Bitte Rettungsweg prüfen\./)
  assert.match(conflict.html, />Mit dem Verein telefoniert\.<\/textarea>/)
  const again = await petersen.send(conflict, address)
  assert.equal(again.status, 303)
  assert.equal(await eventsOf(home, 'vermerken'), 2)
})

test('an action made impossible meanwhile shows why, with what was typed', async () => {
  const home = await caseAddress(petersen, BASE, 'Schützenfest')
  const address = `${home}/aktion/zurueckgeben`
  const form = await lorenzen.get(address)
  const first = await lorenzen.send(form, address, { rueckgabegrund: 'Bitte begründen.' })
  assert.equal(first.status, 303)
  const late = { ...hiddenOf(form.html), _befehl: world.house.newId() }
  const refused = await lorenzen.post(address, { ...late, rueckgabegrund: 'Noch ein Grund.' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /geht noch nicht .*nicht gespeichert .*Noch ein Grund\./)
  const again = `${home}/aktion/vorlegen`
  assert.equal((await petersen.send(await petersen.get(home), again)).status, 303)
})

test('a list grows and shrinks without losing what was typed', async () => {
  const home = await caseAddress(petersen, BASE, 'Turnier Holm')
  const address = `${home}/aktion/nachfordern`
  const form = await petersen.get(address)
  const longer = await petersen.send(form, address, {
    'nachforderung.0.unterlage': 'Lageplan',
    _hinzufuegen: 'nachforderung',
  })
  assert.equal(longer.status, 200)
  assert.match(longer.html, /value="Lageplan"/)
  assert.match(longer.html, /name="nachforderung\.1\.unterlage"/)
  const filled = await petersen.send(longer, address, {
    'nachforderung.1.unterlage': 'Prüfbuch',
    _entfernen: 'nachforderung:0',
  })
  assert.doesNotMatch(filled.html, /value="Lageplan"/)
  assert.match(
    filled.html,
    /<input(?=[^>]*name="nachforderung\.0\.unterlage")[^>]*value="Prüfbuch"/,
  )
})

test('an act that moves days shows old and new first, and carries out nothing else', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const address = `${home}/aktion/fiktion_verlaengern`
  const form = await petersen.get(address)
  assert.match(form.text, /Folgen ansehen/)
  const missing = await petersen.send(form, address)
  assert.equal(missing.status, 422, 'mistakes are told before consequences')
  const preview = await petersen.send(form, address, { fiktionGrund: 'Das Lärmgutachten fehlt.' })
  assert.equal(preview.status, 200)
  assert.match(preview.text, /Das ändert sich, wenn Sie bestätigen Fiktion der Gestattung bisher (\d\d\.\d\d\.2026), danach (?!\1)\d\d\.\d\d\.2026 .*Brief: Fristverlängerung/)
  assert.equal(await eventsOf(home, 'fiktion_verlaengern'), 0, 'nothing has happened yet')
  const other = await petersen.send(preview, address, { _gesehen: 'something else' })
  assert.equal(other.status, 200, 'what nobody saw is shown again')
  assert.equal(await eventsOf(home, 'fiktion_verlaengern'), 0)
  const done = await petersen.send(preview, address)
  assert.equal(done.status, 303)
  assert.equal((await petersen.send(preview, address)).status, 303, 'sent twice it is done once')
  assert.equal(await eventsOf(home, 'fiktion_verlaengern'), 1)
  assert.match((await petersen.get(address)).text, /Die Frist lässt sich nur einmal verlängern/)
})

test('the day of receipt is corrected with a reason, and the file tells both days', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const address = `${home}/aktion/eingang_berichtigen`
  const fields = { 'eingangRichtig.tag': '1', 'eingangRichtig.monat': '4', 'eingangRichtig.jahr': '2026', eingangGrund: 'Lag im Briefkasten.' }
  const preview = await petersen.send(await petersen.get(address), address, fields)
  assert.match(preview.text, /Keine Frist ändert sich\. .*Eingang berichtigt: 01\.04\.2026, bisher \d\d\.\d\d\.2026/)
  const done = await petersen.send(preview, address)
  assert.equal(done.status, 303)
  assert.match((await petersen.get(`${home}/verlauf`)).text, /hat den Eingang auf den 1\. April 2026 berichtigt: Lag im Briefkasten\. .*Eingang berichtigt: 01\.04\.2026/)
})

test('the day since when it is complete is corrected with a look at its deadlines, which keep what lengthened them', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const address = `${home}/aktion/vollstaendigkeit_berichtigen`
  const { at } = (await viewCase(world.house, world.angeln, home.split('/').at(-1)!))!
  const right = addDays(String(at.fields['vollstaendigAm']), -1)
  const [year, month, day] = right.split('-')
  const fields = { 'vollstaendigRichtig.tag': day!, 'vollstaendigRichtig.monat': month!, 'vollstaendigRichtig.jahr': year!, vollstaendigGrund: 'Der Plan kam mit dem Fax.' }
  const preview = await petersen.send(await petersen.get(address), address, fields)
  assert.match(preview.text, /Das ändert sich, wenn Sie bestätigen Fiktion der Gestattung bisher (\d\d\.\d\d\.2026), danach (?!\1)\d\d\.\d\d\.2026/)
  assert.equal(await eventsOf(home, 'vollstaendigkeit_berichtigen'), 0)
  assert.equal((await petersen.send(preview, address)).status, 303)
  const after = (await viewCase(world.house, world.angeln, at.id))!.at
  assert.equal(after.fields['vollstaendigAm'], right)
  assert.deepEqual(after.deadlines['fiktion']!.facts, at.deadlines['fiktion']!.facts, 'lengthened as before')
  assert.match((await petersen.get(`${home}/verlauf`)).text, /hat berichtigt, seit wann der Antrag vollständig ist, auf den .*: Der Plan kam mit dem Fax\./)
})

test('drafting offers clauses and answers beside them, and leads to the notice', async () => {
  const home = await caseAddress(petersen, BASE, 'Dorffest')
  const address = `${home}/aktion/entwerfen`
  const form = await petersen.get(address)
  assert.match(form.text, /Nur bei „Entscheidung“ „Gestattung teilweise erteilen“/)
  assert.match(form.text, /Stellungnahmen .*Rettungsweg 3,50 m freihalten/)
  const done = await petersen.send(form, address, {
    entscheidung: 'erteilt',
    gebuehrenbefreiung: 'nein',
    'nebenbestimmungen.musikende.text': 'Musik endet um 22 Uhr.',
  })
  assert.equal(done.status, 303, done.text)
  assert.match(done.location!, /\/bescheid\?getan=/)
  assert.match(
    (await petersen.get(done.location!)).text,
    /Hanna Petersen hat den Bescheid entworfen .*Musik endet um 22 Uhr\./,
  )
})

test('four eyes: who drafted cannot sign, not as a deputy and not through a deputy', async () => {
  const home = await caseAddress(petersen, BASE, 'Schützenfest')
  const address = `${home}/aktion/zeichnen`
  assert.match(
    (await petersen.get(home)).text,
    /Geht noch nicht .*Dr\. Inga Lorenzen: Bescheid zeichnen .*auch nicht in Vertretung/,
  )
  const page = await petersen.get(`${address}?fuer=lorenzen`)
  assert.match(page.text, /„Bescheid zeichnen“ geht noch nicht/)
  assert.doesNotMatch(page.html, /<form class="lz-flow"/)
  const seen = await petersen.get(`${home}/aktion/zurueckgeben?fuer=lorenzen`)
  const forced = await petersen.post(address, { ...hiddenOf(seen.html), _fuer: 'lorenzen' })
  assert.equal(forced.status, 409)
  assert.match(forced.text, /auch nicht in Vertretung/)
  assert.equal(await eventsOf(home, 'zeichnen'), 0)
  const stranger = await signedIn(world, app, world.angeln, 'rohde')
  const usurped = await stranger.post(address, {
    ...hiddenOf((await stranger.get(`${home}/aktion/zeichnen`)).html || seen.html),
    ...hiddenOf(await csrfOf(stranger)),
    _fuer: 'lorenzen',
  })
  assert.equal(usurped.status, 409, 'nobody takes a place they were not given')
  const sign = await lorenzen.get(address)
  assert.match(sign.text, /Der Text steht danach fest\. .*So geht der Bescheid hinaus/)
  const done = await lorenzen.send(sign, address)
  assert.match(
    (await lorenzen.get(done.location!)).text,
    /Dr\. Inga Lorenzen hat den Bescheid gezeichnet .*Entscheidung: gezeichnet/,
  )
})

test('a deputy acts in the place of the absent colleague, and the history says so', async () => {
  const thomsen = await signedIn(world, app, world.angeln, 'thomsen')
  const home = await caseAddress(thomsen, BASE, 'Dorffest')
  const page = await thomsen.get(home)
  assert.match(page.text, /In Vertretung für Hanna Petersen: /)
  const address = `${home}/aktion/vermerken`
  const done = await thomsen.send(await thomsen.get(`${address}?fuer=petersen`), address, {
    vermerktext: 'Vertretungsvermerk.',
  })
  assert.equal(done.status, 303, done.text)
  assert.match(
    (await thomsen.get(`${home}/verlauf`)).text,
    /Uwe Thomsen in Vertretung für Hanna Petersen/,
  )
})

async function csrfOf(visitor: Visitor): Promise<string> {
  return (await visitor.get(`${BASE}/konto`)).html
}

function hiddenOf(html: string): Record<string, string> {
  const hidden = [...html.matchAll(/<input type="hidden" name="(_[^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(hidden.map(([, name, value]) => [name!, value!]))
}

test('which questions are asked is told of the form that is shown, with a field for each requested paper', async () => {
  const home = await caseAddress(petersen, BASE, 'Hoffest')
  const form = await petersen.get(`${home}/aktion/unterlagen_erfassen`)
  const csrf = /name="_csrf" value="([^"]*)"/.exec(form.html)![1]!
  const shown = [...form.html.matchAll(/name="(nachreichungen\.[^".]+)\.dateien"/g)].map(([, path]) => path!)
  assert.equal(shown.length, 2, form.text)
  const answer = await petersen.post(`${home}/aktion/unterlagen_erfassen/gefragt`, { _csrf: csrf })
  const asked = JSON.parse(answer.html) as string[]
  assert.deepEqual(shown.flatMap((path) => [`${path}.dateien`, `${path}.hinderung`]).filter((path) => !asked.includes(path)), [])
})
