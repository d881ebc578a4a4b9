// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { entityById } from '../store/entities.ts'
import { latestChanges, settingChanges } from '../store/settings-history.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import { verifyAudit } from '../store/verify-audit.ts'
import { deskApp, signedIn, visitorOf } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const HOME = '/musterangeln/amt/verwaltung'

let world: TestWorld
let app: Hono<Web>
let andresen: Visitor
before(async () => {
  world = await testWorld()
  app = deskApp(world)
  andresen = await signedIn(world, app, world.angeln, 'andresen')
})
after(() => world.close())

const changes = (area: string, key: string) =>
  settingChanges(world.house.store, world.angeln, area, key)

test('only who administers comes in', async () => {
  const petersen = await signedIn(world, app, world.angeln, 'petersen')
  for (const path of ['', '/personen', '/gemeinden/suederau', '/verlauf']) {
    assert.equal((await petersen.get(HOME + path)).status, 403, path)
  }
  assert.equal((await petersen.get('/musterangeln/amt/')).html.includes(HOME), false)
  assert.equal((await visitorOf(app).get(HOME)).status, 303)
  assert.equal((await andresen.get(HOME)).status, 200)
  assert.equal((await andresen.get('/lindenbrueck/amt/verwaltung')).status, 303)
})

test('a person is added, changed and leaves, each with its line in the history', async () => {
  const form = await andresen.get(`${HOME}/personen/neu`)
  const wrong = await andresen.send(form, `${HOME}/personen/neu`, {
    kuerzel: 'Groß',
    name: '',
    email: 'x',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Name/)
  const typed = {
    kuerzel: 'christiansen',
    name: 'Wiebke Christiansen',
    email: 'W.Christiansen@musterangeln.example',
    rollen: 'sb',
  }
  const added = await andresen.send(form, `${HOME}/personen/neu`, typed)
  assert.equal(added.location, `${HOME}/personen/christiansen?gespeichert=1`)
  const known = (await staffById(world.house.store, world.angeln, 'christiansen'))!
  assert.deepEqual(
    [known.email, known.roles, known.active],
    ['w.christiansen@musterangeln.example', ['sb'], true],
  )
  const again = await andresen.send(form, `${HOME}/personen/neu`, { ...typed, kuerzel: 'andere' })
  assert.match(again.text, /Mit ihr meldet sich schon Wiebke Christiansen an/)
  assert.equal(await staffById(world.house.store, world.angeln, 'andere'), undefined)
  const address = `${HOME}/personen/christiansen`
  assert.equal(
    (await andresen.send(await andresen.get(address), address, { aktiv: 'nein', rollen: 'sb' }))
      .status,
    303,
  )
  assert.equal((await staffById(world.house.store, world.angeln, 'christiansen'))!.active, false)
  const history = await changes('person', 'christiansen')
  assert.deepEqual(
    history.map(({ number, changedName }) => [number, changedName]),
    [
      [2, 'Timo Andresen'],
      [1, 'Timo Andresen'],
    ],
  )
  assert.match((await andresen.get(address)).text, /Arbeitet hier: Ja → jetzt Nein/)
  assert.equal(await staffById(world.house.store, world.lindenbrueck, 'christiansen'), undefined)
})

test('nobody locks the administration out', async () => {
  const address = `${HOME}/personen/andresen`
  const form = await andresen.get(address)
  const answer = await andresen.send(form, address, { aktiv: 'nein' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /Sich selbst können Sie nicht abmelden/)
  assert.equal((await staffById(world.house.store, world.angeln, 'andresen'))!.active, true)
})

test('who was slower sees what the other changed, and nothing is lost', async () => {
  const address = `${HOME}/gemeinden/suederau`
  const mine = await andresen.get(address)
  const theirs = await andresen.get(address)
  assert.equal(
    (await andresen.send(theirs, address, { phone: '04600 1111', arms: 'suederau' })).status,
    303,
  )
  const slow = await andresen.send(mine, address, { office: 'Bürgeramt', arms: 'suederau' })
  assert.equal(slow.status, 409)
  assert.match(slow.text, /Timo Andresen hat das um 10:00 Uhr geändert/)
  assert.match(slow.text, /Telefon: 04600 0000 → jetzt 04600 1111/)
  assert.match(slow.html, /value="Bürgeramt"/)
  assert.equal(
    (await entityById(world.house.store, world.angeln, 'suederau'))!.settings['office'],
    'Ordnungsamt',
  )
  assert.equal((await andresen.send(slow, address, { arms: 'suederau' })).status, 303)
  assert.equal(
    (await entityById(world.house.store, world.angeln, 'suederau'))!.settings['office'],
    'Bürgeramt',
  )
})

test('of many who save the same at once exactly one wins', async () => {
  const address = `${HOME}/gemeinden/norderfeld`
  const form = await andresen.get(address)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      andresen.send(form, address, { city: `Ort ${i}`, arms: 'norderfeld' }),
    ),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [303, ...Array.from({ length: 7 }, () => 409)],
  )
  assert.equal((await changes('gemeinde', 'norderfeld')).length, 1)
})

test('a letterhead is seen before it holds, and a wrong account is refused', async () => {
  const address = `${HOME}/gemeinden/mittelholm`
  const form = await andresen.get(address)
  assert.match(form.html, /class="lz-letter"/)
  const shown = await andresen.send(form, address, {
    head: 'Die Bürgermeisterin',
    arms: 'mittelholm',
    _vorschau: '1',
  })
  assert.equal(shown.status, 200)
  assert.match(shown.text, /Die Leitung zeichnet: Die Bürgermeisterin/)
  assert.deepEqual(await changes('gemeinde', 'mittelholm'), [])
  const wrong = await andresen.send(form, address, {
    iban: 'DE02100500000054540403',
    arms: 'mittelholm',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Die Prüfziffer passt nicht/)
  assert.equal(
    (await andresen.send(form, address, { head: 'Die Bürgermeisterin', arms: 'mittelholm' }))
      .status,
    303,
  )
  const saved = (await entityById(world.house.store, world.angeln, 'mittelholm'))!
  assert.deepEqual(
    [saved.settings['head'], saved.settings['iban']],
    ['Die Bürgermeisterin', 'DE02100500000054540402'],
  )
})

test('a deputy counts only in time and scope, and the plain list of before stays valid', async () => {
  const thomsen = await signedIn(world, app, world.angeln, 'thomsen')
  assert.match((await thomsen.get('/musterangeln/amt/konto')).text, /Hanna Petersen/)
  const address = `${HOME}/personen/thomsen/vertretung`
  const form = await andresen.get(address)
  const rule = (more: Record<string, string>) => ({
    vertretungen: '1',
    'vertretungen.0.fuer': 'petersen',
    'vertretungen.0.wann': 'immer',
    'vertretungen.0.rollen': '',
    ...more,
  })
  const from = {
    'vertretungen.0.von.tag': '1',
    'vertretungen.0.von.monat': '7',
    'vertretungen.0.von.jahr': '2026',
  }
  const before_ = {
    'vertretungen.0.bis.tag': '1',
    'vertretungen.0.bis.monat': '6',
    'vertretungen.0.bis.jahr': '2026',
  }
  assert.match(
    (await andresen.send(form, address, rule({ ...from, ...before_ }))).text,
    /Das Ende liegt vor dem Beginn/,
  )
  assert.equal((await andresen.send(form, address, rule(from))).status, 303)
  const saved = (await staffById(world.house.store, world.angeln, 'thomsen'))!
  assert.deepEqual(
    [saved.deputyFor, saved.deputies],
    [[], [{ for: 'petersen', from: '2026-07-01', roles: [], processes: [] }]],
  )
  assert.doesNotMatch((await thomsen.get('/musterangeln/amt/konto')).text, /Hanna Petersen/)
  await saveStaff(world.house.store, world.angeln, {
    ...saved,
    deputies: [{ for: 'petersen', roles: ['sb'], processes: ['anderes'] }],
  })
  const list = await thomsen.get('/musterangeln/amt/vorgaenge?sicht=vertretung&person=petersen')
  const id = /data-key="([^"]+)"/.exec(list.html)?.[1]
  if (id)
    assert.doesNotMatch(
      (await thomsen.get(`/musterangeln/amt/vorgaenge/${id}`)).text,
      /in Vertretung für Hanna Petersen/,
    )
})

test('everybody changes their own extension and absence, and nothing else', async () => {
  const clausen = await signedIn(world, app, world.angeln, 'clausen')
  const address = '/musterangeln/amt/konto/angaben'
  const form = await clausen.get(address)
  const away = { 'abwesendVon.tag': '1', 'abwesendVon.monat': '7', 'abwesendVon.jahr': '2026' }
  const typed = { telefon: '04600 0055', ...away, rollen: 'verwaltung', aktiv: 'nein' }
  assert.equal((await clausen.send(form, address, typed)).status, 303)
  const saved = (await staffById(world.house.store, world.angeln, 'clausen'))!
  assert.deepEqual(
    [saved.phone, saved.absentFrom, saved.roles, saved.active],
    ['04600 0055', '2026-07-01', ['feststeller'], true],
  )
  assert.equal((await changes('person', 'clausen'))[0]!.changedName, 'Birte Clausen')
})

test('a link for a password is shown once and works once', async () => {
  const address = `${HOME}/personen/rohde`
  const page = await andresen.get(address)
  const made = await andresen.send(page, `${address}/kennwort`)
  const link = /\/musterangeln\/amt\/kennwort\/[\w-]+/.exec(made.html)![0]
  assert.equal((await andresen.get(address)).html.includes(link), false)
  const rohde = visitorOf(app)
  const form = await rohde.get(link)
  const send = (fields: Record<string, string>) =>
    rohde.post(link, { _csrf: /name="_csrf" value="([^"]+)"/.exec(form.html)![1]!, ...fields })
  assert.match((await send({ kennwort: 'kurz', wiederholung: 'kurz' })).text, /12 bis 200 Zeichen/)
  const good = { kennwort: 'vier Wörter für Sönke', wiederholung: 'vier Wörter für Sönke' }
  assert.equal((await send(good)).location, '/musterangeln/amt/anmelden')
  assert.equal((await rohde.get(link)).status, 404)
  assert.equal((await visitorOf(app).get(link.replace('musterangeln', 'lindenbrueck'))).status, 404)
  const login = '/musterangeln/amt/anmelden'
  assert.equal(
    (
      await rohde.send(await rohde.get(login), login, {
        email: 's.rohde@musterangeln.example',
        kennwort: good.kennwort,
      })
    ).status,
    303,
  )
  const history = await changes('kennwort', 'rohde')
  assert.deepEqual(
    history.map(({ changedName }) => changedName),
    ['Sönke Rohde', 'Timo Andresen'],
  )
  assert.doesNotMatch(JSON.stringify(history), /kennwort\/|vier W/)
})

test('units are made and people belong to them', async () => {
  const address = `${HOME}/einheiten/neu`
  const form = await andresen.get(address)
  assert.equal(
    (await andresen.send(form, address, { kurzname: 'hafenamt', name: 'Hafenamt' })).status,
    303,
  )
  assert.match(
    (await andresen.send(form, address, { kurzname: 'hafenamt', name: 'Zwei' })).text,
    /Diese Einheit gibt es schon/,
  )
  const person = `${HOME}/personen/hansen`
  await andresen.send(await andresen.get(person), person, {
    einheiten: 'hafenamt',
    rollen: 'aussendienst',
  })
  assert.deepEqual((await staffById(world.house.store, world.angeln, 'hansen'))!.units, [
    'hafenamt',
  ])
  assert.match((await andresen.get(`${HOME}/einheiten`)).text, /Hafenamt Olaf Hansen/)
  assert.match((await andresen.get(`${HOME}/rollen`)).text, /Hanna Petersen/)
})

test('the chain of the audit holds, and the other town has heard of nothing', async () => {
  assert.equal((await verifyAudit(world.house.store, world.angeln)).ok, true)
  assert.deepEqual(await latestChanges(world.house.store, world.lindenbrueck), [])
  const { text } = await andresen.get(`${HOME}/verlauf`)
  assert.match(text, /Person Wiebke Christiansen/)
  assert.match(text, /Organisationseinheit Hafenamt/)
  assert.match(text, /Person Olaf Hansen[^→]*→/)
  // Each line is in the words of its form; a key followed by a colon would be a name nobody gave it.
  assert.doesNotMatch(text, /\b(?:rollen|einheiten|gehoertZu|besteht|aktiv|telefon|vertretungen|text|hafenamt): /)
})
