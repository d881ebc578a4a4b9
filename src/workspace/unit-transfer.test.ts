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
import { changeSetting, stateHash } from '../store/settings-history.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import { caseLine } from '../store/worklist.ts'
import { caseAddress, deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
let lorenzen: Visitor
let home: string
let id: string

before(async () => {
  world = await testWorld('hundesteuer')
  app = deskApp(world)
  await unit('leitung', 'Leitungsbüro', ['lorenzen', 'harms'])
  await unit('steueramt', 'Steueramt', ['harms'])
  petersen = await signedIn(world, app, world.angeln, 'petersen')
  lorenzen = await signedIn(world, app, world.angeln, 'lorenzen')
  home = await caseAddress(petersen, BASE, 'Dorffest Süderau')
  id = home.split('/').at(-1)!
})
after(() => world.close())

async function unit(key: string, name: string, people: readonly string[]) {
  const { store } = world.house
  const set = await changeSetting(store, world.angeln, {
    area: 'einheit', key, seen: stateHash(null), after: { name, besteht: true },
    by: { id: 'andresen', name: 'Timo Andresen' }, at: world.house.clock(),
  })
  assert.equal(set.kind, 'saved')
  for (const one of people) {
    const staff = (await staffById(store, world.angeln, one))!
    await saveStaff(store, world.angeln, { ...staff, units: [...staff.units, key] })
  }
}

async function absent(one: string, isAway: boolean) {
  const staff = (await staffById(world.house.store, world.angeln, one))!
  await saveStaff(world.house.store, world.angeln, { ...staff, absentFrom: isAway ? '2026-06-01' : null, absentUntil: null })
}

const send = async (visitor: Visitor, fields: Readonly<Record<string, string>>, page?: Awaited<ReturnType<Visitor['get']>>) =>
  visitor.send(page ?? (await visitor.get(`${home}/uebergabe`)), `${home}/uebergabe`, fields)

test('the form offers units in which somebody works on it, and shows what goes along', async () => {
  const page = await petersen.get(`${home}/uebergabe`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Leitungsbüro Dr\. Inga Lorenzen/)
  assert.doesNotMatch(page.text, /Leitungsbüro[^.]*Harms/)
  assert.match(page.text, /Bürgerbüro Silke Nommensen/)
  for (const none of ['steueramt', 'kaemmerei', 'bauamt', 'ordnungsamt']) assert.doesNotMatch(page.html, new RegExp(`name="einheit" value="${none}"`))
  assert.match(page.text, /Was mitgeht Fristen und Wiedervorlagen .*\d\d\.\d\d\.2026/)
  assert.match(page.text, /Antragsteller und beteiligte Stellen bekommen keine Nachricht/)
})

test('a unit and a word to the receivers are asked for; a unit of no avail is refused', async () => {
  const empty = await send(petersen, { hinweis: 'Bitte' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Wählen Sie eine Einheit/)
  assert.match(empty.html, />Bitte<\/textarea>/)
  assert.equal((await send(petersen, { einheit: 'leitung' })).status, 422)
  assert.equal((await send(petersen, { einheit: 'steueramt', hinweis: 'x' })).status, 422)
  assert.equal((await viewCase(world.house, world.angeln, id))!.at.unit, undefined)
})

test('the receivers see it on their day with the word, the giver in the history, once', async () => {
  const page = await petersen.get(`${home}/uebergabe`)
  const done = await send(petersen, { einheit: 'leitung', hinweis: 'Grundsatzfrage zur Sperrzeit.' }, page)
  assert.equal(done.status, 303, done.text)
  const again = await send(petersen, { einheit: 'leitung', hinweis: 'Grundsatzfrage zur Sperrzeit.' }, page)
  assert.deepEqual([again.status, again.location], [done.status, done.location])
  const { at } = (await viewCase(world.house, world.angeln, id))!
  assert.equal(at.unit?.name, 'Leitungsbüro')
  assert.equal(at.assignee, undefined)
  assert.equal((await caseLine(world.house.store, world.angeln, id))!.unit, 'leitung')
  const told = await petersen.get(done.location!)
  assert.match(told.text, /An Leitungsbüro übergeben: Grundsatzfrage zur Sperrzeit\./)
  assert.match(told.text, /Zuständig Leitungsbüro, noch niemand/)
  assert.equal((await petersen.get(`${home}/verlauf`)).text.match(/An Leitungsbüro übergeben/g)!.length, 1)
  const today = await lorenzen.get(`${BASE}/`)
  assert.match(today.text, /An Ihre Einheit übergeben .*Dorffest Süderau Hanna Petersen: Grundsatzfrage zur Sperrzeit\./)
  assert.doesNotMatch((await petersen.get(`${BASE}/`)).text, /An Ihre Einheit übergeben|Grundsatzfrage/)
  assert.match((await lorenzen.get(home)).text, /Übergeben an Leitungsbüro Hanna Petersen am 11\. Juni 2026: Grundsatzfrage/)
})

test('it can be taken back at once, and who looked before is told', async () => {
  const stale = await petersen.get(`${home}/uebergabe`)
  assert.doesNotMatch(stale.html, /name="einheit" value="leitung"/)
  const entry = (await petersen.get(`${home}/verlauf`)).html
  assert.match(entry, /An Leitungsbüro übergeben/)
  const moved = await send(petersen, { einheit: 'ordnungsamt', hinweis: 'Zurück.' }, stale)
  const page = await petersen.get(moved.location!)
  const undone = await petersen.send(page, `${home}/ruecknahme`)
  assert.equal(undone.status, 303, undone.text)
  assert.equal((await viewCase(world.house, world.angeln, id))!.at.unit?.id, 'leitung')
  await send(petersen, { einheit: 'ordnungsamt', hinweis: 'Doch zurück.' })
  const late = await send(petersen, { einheit: 'leitung', hinweis: 'Noch einmal.', _befehl: randomUUID() }, stale)
  assert.equal(late.status, 409)
  assert.match(late.text, /Der Vorgang liegt inzwischen woanders: Ordnungsamt/)
})

test('who takes it up ends the waiting of the unit', async () => {
  assert.match((await petersen.get(`${BASE}/`)).text, /An Ihre Einheit übergeben .*Doch zurück/)
  const form = await petersen.get(`${home}/zuweisung`)
  assert.match(form.text, /Hanna Petersen/)
  assert.doesNotMatch(form.text, /Sönke Rohde/, 'the cash office is given no cases')
  const done = await petersen.send(form, `${home}/zuweisung`, { wer: 'petersen' })
  assert.equal(done.status, 303, done.text)
  assert.doesNotMatch((await petersen.get(`${BASE}/`)).text, /An Ihre Einheit übergeben/)
  assert.doesNotMatch((await petersen.get(home)).text, /Übergeben an Ordnungsamt/)
})

test('who has no part in the procedure finds no form, and no other municipality does', async () => {
  const harms = await signedIn(world, app, world.angeln, 'harms')
  assert.equal((await harms.get(`${home}/uebergabe`)).status, 404)
  assert.equal((await petersen.get(`/lindenbrueck/amt/vorgaenge/${id}/uebergabe`)).status, 303)
})

test('for a case nobody has, who is here and has fewest is proposed', async () => {
  const fresh = await caseAddress(petersen, BASE, 'Turnier Holm')
  assert.match((await lorenzen.get(fresh)).text, /Vorgang zuweisen Vorschlag: Silke Nommensen, keine offenen Vorgänge/)
  const form = await lorenzen.get(`${fresh}/zuweisung`)
  assert.match(form.html, /value="nommensen"[^>]* checked/)
  assert.match(form.text, /Hanna Petersen, Sachbearbeitung[^,]*? \d+ offene Vorgänge/)
  await absent('nommensen', true)
  const without = await lorenzen.get(`${fresh}/zuweisung`)
  assert.match(without.html, /value="petersen"[^>]* checked/)
  assert.match(without.text, /Keine offenen Vorgänge, heute abwesend/)
  await absent('nommensen', false)
  assert.doesNotMatch((await petersen.get(home)).text, /Vorschlag:/, 'somebody has it')
})
