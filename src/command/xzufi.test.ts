// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test, { after, before } from 'node:test'
import { readXzufi } from '../forms/xzufi/read-xzufi.ts'
import { writeXzufi } from '../forms/xzufi/write-xzufi.ts'
import type { XzufiMessage } from '../forms/xzufi/message.ts'
import { Browser } from '../portal/test-browser.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { entityById, saveEntity } from '../store/entities.ts'
import { searchCatalogue } from '../store/search-catalogue.ts'
import { listXzufi } from '../store/xzufi-objects.ts'
import { exportXzufi } from './export-xzufi.ts'
import { importXzufi } from './import-xzufi.ts'
import { rebuildCatalogue } from './publish.ts'
import { forgetSettings } from './settings.ts'

let world: TestWorld
before(async () => {
  world = await testWorld('plakatierung')
})
after(() => world.close())

const FILE = readFileSync(new URL('../forms/xzufi/fixtures/leistungen.xml', import.meta.url))
const POSTERS = 'L100038|redaktion|8965'

function messageOf(bytes: Uint8Array): XzufiMessage {
  const read = readXzufi(bytes)
  assert.ok('message' in read, JSON.stringify(read))
  return read.message
}
const page = async (slug = 'musterangeln') => (await new Browser(world.house).open(`/${slug}/leistungen/plakatierung`)).text

test('texts from XZuFi go before those of the library, here and nowhere else', async () => {
  assert.match(await page(), /Plakate an Straßen aufhängen/)
  const done = await importXzufi(world.house, world.angeln, messageOf(FILE))
  assert.deepEqual(done.matched, { plakatierung: POSTERS })
  assert.deepEqual(done.unmatched.map((one) => one.id), ['L100038||9001'])
  assert.match(done.unmatched[0]!.why, /99006053006000/)
  assert.deepEqual(done.unshown, { [POSTERS]: ['18'] })
  assert.deepEqual([done.units, done.responsibilities], [1, 1])
  const text = await page()
  for (const part of ['Plakate anbringen: Erlaubnis', 'Im Ortsgebiet gilt:', 'nachher abnehmen & aufräumen', '{ { hoechstzahl } } und Wimpelketten', 'Merkblatt']) {
    assert.ok(text.includes(part), part)
  }
  assert.match(text, /Höchstens 20 Plakate für eine Veranstaltung/, 'what did not come in stays')
  assert.match(await page('lindenbrueck'), /Plakate an Straßen aufhängen/)
})

test('the search finds the words that came in', async () => {
  const find = async (tenant = world.angeln) => (await searchCatalogue(world.house.store, tenant, 'Wimpelketten')).services.map((one) => one.name)
  assert.deepEqual(await find(), ['Plakate anbringen: Erlaubnis'])
  assert.deepEqual(await find(world.lindenbrueck), [])
  await rebuildCatalogue(world.house, world.angeln)
  assert.deepEqual(await find(), ['Plakate anbringen: Erlaubnis'])
})

test('importing again changes nothing; another text for the same service is kept aside', async () => {
  const before = await listXzufi(world.house.store, world.angeln)
  await importXzufi(world.house, world.angeln, messageOf(FILE))
  assert.deepEqual(await listXzufi(world.house.store, world.angeln), before)
  const other = messageOf(Buffer.from(FILE.toString('utf8').replaceAll('8965', '8966')))
  const done = await importXzufi(world.house, world.angeln, { ...other, services: other.services.slice(0, 1) })
  assert.deepEqual(done.matched, {})
  assert.match(done.unmatched[0]!.why, /hat schon die Texte/)
})

test('the way out has modules, units, link and responsibility, and keeps what is shown nowhere', async () => {
  const { house, angeln } = world
  const entity = (await entityById(house.store, angeln, 'suederau'))!
  await saveEntity(house.store, angeln, { ...entity, settings: { ...entity.settings, ags: '01099185' } })
  forgetSettings(house, angeln)
  const message = await exportXzufi(house, angeln, 'https://antrag.example.org/')
  const posters = message.services.find((one) => one.key === '99108012005005')!
  assert.deepEqual(posters.id, { text: '8965', agency: 'L100038', scheme: 'redaktion' })
  const module = (code: string) => posters.modules.find((one) => one.code === code)!
  assert.deepEqual(posters.modules.map((one) => one.code), ['02', '03', '05', '06', '07', '08', '09', '11', '15', '16', '18', '22', '24', '25'])
  assert.deepEqual(module('03').texts, { de: 'Plakate anbringen: Erlaubnis', en: 'Putting up posters' })
  assert.equal(module('18').texts['de'], 'Landesredaktion Musterland')
  assert.match(module('09').texts['de']!, /Höchstens 20 Plakate/)
  assert.deepEqual(Object.keys(module('09').texts), ['de', 'en', 'de-leicht'])
  assert.ok(message.onlineServices.some((one) => one.links[0] === 'https://antrag.example.org/musterangeln/leistungen/plakatierung'))
  assert.equal(message.units.length, 4)
  const there = message.responsibilities.find((one) => one.unit.text === 'suederau' && one.service.text === '8965')!
  assert.deepEqual(there.areas.map((one) => one.text), ['01099185'])
  const text = writeXzufi(message, { now: house.clock(), id: 'x' })
  assert.deepEqual(messageOf(Buffer.from(text)), message)
})

test('what one municipality sends another takes in by id and key', async () => {
  const { house, angeln, lindenbrueck } = world
  const text = writeXzufi(await exportXzufi(house, angeln, 'https://antrag.example.org'), { now: house.clock(), id: 'x' })
  const done = await importXzufi(house, lindenbrueck, messageOf(Buffer.from(text)))
  assert.deepEqual(Object.keys(done.matched).sort(), ['gestattung', 'plakatierung'])
  assert.deepEqual(done.unmatched, [])
  assert.match(await page('lindenbrueck'), /Plakate anbringen: Erlaubnis/)
  const own = await importXzufi(house, angeln, messageOf(Buffer.from(text)))
  assert.deepEqual(own.matched, { plakatierung: POSTERS }, 'what it wrote itself is no source')
  assert.match(own.unmatched[0]!.why, /von hier/)
})

test('what is deleted at the source shows the library again', async () => {
  await importXzufi(world.house, world.angeln, { services: [], units: [], onlineServices: [], responsibilities: [], deleted: [{ text: '8965', agency: 'L100038', scheme: 'redaktion' }] })
  assert.match(await page(), /Plakate an Straßen aufhängen/)
})
