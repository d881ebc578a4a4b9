// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import { caseAddress, deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

let world: TestWorld
let hanna: Visitor
let uwe: Visitor
before(async () => {
  world = await testWorld()
  hanna = await signedIn(world, deskApp(world), world.angeln, 'petersen')
  uwe = await signedIn(world, deskApp(world), world.angeln, 'thomsen')
})
after(() => world.close())

const BASE = '/musterangeln/amt'
const hasScript = async (visitor: Visitor, name: string) => (await visitor.get(`${BASE}/`)).html.includes(`/${name}"`)

test('each person switches single keys off for themselves; Strg K stays', async () => {
  assert.ok(await hasScript(hanna, 'keys.js'))
  const page = await hanna.get(`${BASE}/tasten`)
  assert.match(page.text, /Einzelne Tasten sind für Sie an/)
  assert.equal((await hanna.send(page, `${BASE}/tasten`, { an: 'nein' })).status, 303)
  assert.match((await hanna.get(`${BASE}/tasten`)).text, /Einzelne Tasten sind für Sie aus/)
  assert.deepEqual([await hasScript(hanna, 'keys.js'), await hasScript(hanna, 'palette.js'), await hasScript(uwe, 'keys.js')], [false, true, true])
  const { store } = world.house
  await saveStaff(store, world.angeln, { ...(await staffById(store, world.angeln, 'petersen'))!, phone: '1' })
  assert.equal(await hasScript(hanna, 'keys.js'), false, 'another change of the person keeps it')
  await hanna.send(await hanna.get(`${BASE}/tasten`), `${BASE}/tasten`, { an: 'ja' })
  assert.ok(await hasScript(hanna, 'keys.js'))
})

test('whoever is not signed in switches nothing, nor does a form from elsewhere', async () => {
  assert.equal((await hanna.post(`${BASE}/tasten`, { an: 'nein' })).status, 403)
  assert.ok(await hasScript(hanna, 'keys.js'))
})

test('every key the page names leads somewhere, and no key stands twice in one place', async () => {
  const shown = [...(await hanna.get(`${BASE}/tasten`)).html.matchAll(/<kbd>([^<]+)<\/kbd>/g)].map(([, key]) => key!)
  const pages = [`${BASE}/`, `${BASE}/vorgaenge`, await caseAddress(hanna, BASE, 'Dorffest')]
  for (const path of pages) {
    const { html } = await hanna.get(path)
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    const keys = [...main.matchAll(/data-keys="([^"]+)"/g)].map(([, key]) => key!)
    assert.ok(keys.filter((key) => key !== 'a').every((key, i, all) => all.indexOf(key) === i), path)
    const all = [...html.matchAll(/data-keys="([^"]+)"/g)].flatMap(([, key]) => key!.split(' '))
    for (const key of all) assert.ok(shown.includes(key.toUpperCase()) || /^[2-6]$/.test(key), `${key} on ${path} is on no list`)
  }
})
