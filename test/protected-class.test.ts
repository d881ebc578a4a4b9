// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Tax secrecy (§ 30 AO): who has no role of the tax office meets no trace of a dog tax case.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { execute } from '../src/command/execute.ts'
import { openUnits, transferCommand } from '../src/command/units.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import type { Web } from '../src/server/web.ts'
import { documentsOf } from '../src/store/documents.ts'
import { caseByFileNumber } from '../src/store/worklist.ts'
import { listStaff, saveStaff, staffById } from '../src/store/staff.ts'
import { CASE_TABS } from '../src/workspace/case-tabs.ts'
import { deskApp, signedIn } from '../src/workspace/test-visitor.ts'
import type { Visitor } from '../src/workspace/test-visitor.ts'
import { answersOf } from './library.ts'

const DESK = '/musterangeln/amt'
const TRACE = /Hundesteuer|22-HS-|Wuffke|Zerberus/
let world: TestWorld
let app: Hono<Web>
let home: string
let id: string

const harms: Actor = { kind: 'person', id: 'harms', name: 'Elke Harms', roles: ['steuer'] }

before(async () => {
  world = await testWorld('hundesteuer')
  app = deskApp(world)
  id = randomUUID()
  await capture(id, 'Zerberus')
  await act('uebernehmen')
  await act('nachfordern', { nachforderung: [{ unterlage: 'Heimtierausweis', grund: 'Die Nummer fehlt.' }] })
  // Nobody has an account for the case, so this message is left for a person on the hand-over desk.
  await act('nachricht_schreiben', { nachrichtBetreff: 'Zerberus', nachrichtText: 'Bitte rufen Sie uns an.' })
  await world.worker.drain()
  home = `${DESK}/vorgaenge/${id}`
})
after(() => world.close())

async function capture(at: string, name: string) {
  const answers = answersOf('hundesteuer', 'bello')
  const [hund] = answers['hunde'] as [Record<string, string>]
  const input = {
    ...answers, gemeinde: 'suederau', hunde: [{ ...hund, name }], eingangAm: '2026-06-10', eingangskanal: 'post',
    antragsteller: { ...(answers['antragsteller'] as object), name: 'Wuffke' },
  }
  const open = { case: at, entity: 'suederau', channel: 'amt' }
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action: 'erfassen', input, actor: harms },
    { open, process: 'hundesteuer' })
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

async function act(action: string, input: Values = {}) {
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor: harms }, { case: id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

const signIn = (person: string): Promise<Visitor> => signedIn(world, app, world.angeln, person)
const VIEWS = ['meine', 'amt', 'alle', 'abgeschlossen', 'vertretung'].map((view) => `/vorgaenge?sicht=${view}`)
const STREET = (answersOf('hundesteuer', 'bello')['antragsteller'] as { anschrift: { strasse: string } }).anschrift.strasse
const AT_STREET = `/vorgaenge?sicht=alle&ort=${encodeURIComponent(STREET)}`
const LISTS = ['/', ...VIEWS, AT_STREET, '/uebergaben', '/druck', '/suche?q=Wuffke', '/suche?q=22-HS-1', '/kasse', '/konto']
const TABS = Object.keys(CASE_TABS).filter((tab) => tab !== 'antrag').map((tab) => `/${tab}`)

test('the tax office sees the case in list, search and at its address', async () => {
  const visitor = await signIn('harms')
  assert.match((await visitor.get(`${DESK}/vorgaenge`)).text, /Zerberus/)
  assert.match((await visitor.get(`${DESK}/suche?q=Wuffke`)).text, /Zerberus/)
  assert.match((await visitor.get(`${DESK}${AT_STREET}`)).text, /Zerberus/)
  const page = await visitor.get(home)
  assert.equal(page.status, 200)
  assert.match(page.text, /Wuffke/)
})

test('there is something to hide: a letter that waits for paper and documents with an address', async () => {
  const visitor = await signIn('harms')
  assert.match((await visitor.get(`${DESK}/druck`)).text, TRACE)
  const documents = await documentsOf(world.house.store, world.angeln, { caseId: id })
  assert.notEqual(documents.length, 0)
  for (const one of documents) assert.equal((await visitor.get(`${home}/dokumente/${one.id}`)).status, 200)
  for (const path of TABS) assert.equal((await visitor.get(`${home}${path}`)).status, 200, path)
})

for (const person of ['petersen', 'lorenzen', 'thomsen', 'matthiesen', 'clausen', 'hansen', 'andresen', 'friedrichsen']) {
  test(`${person} has no role of the tax office and finds nothing`, async () => {
    const visitor = await signIn(person)
    for (const path of LISTS) {
      const page = await visitor.get(`${DESK}${path}`)
      // What was asked for may be told back, nothing else.
      const told = page.text.replaceAll(/[„"]?(Wuffke|22-HS-1)[“"]?/g, (found, _, at) => (at < 600 ? '' : found))
      assert.doesNotMatch(path.includes('suche') ? told : page.text, TRACE, path)
    }
    assert.match((await visitor.get(`${DESK}/suche?q=Wuffke`)).text, /nichts gefunden|kein(e|en)? /i)
    const never = await visitor.get(`${DESK}/vorgaenge/${randomUUID()}`)
    for (const path of ['', ...TABS, '/aktion/nachricht_schreiben', '/entwurf.pdf']) {
      const page = await visitor.get(`${home}${path}`)
      assert.equal(page.status, never.status, path)
      assert.doesNotMatch(page.text, TRACE, path)
    }
    for (const one of await documentsOf(world.house.store, world.angeln, { caseId: id })) {
      assert.equal((await visitor.get(`${home}/dokumente/${one.id}`)).status, 404)
    }
  })
}

test('counts leave the case out: a second one raises them for the tax office alone', async () => {
  const counts = async (person: string) => {
    const visitor = await signIn(person)
    const pages = await Promise.all(['/', '/vorgaenge?sicht=alle'].map((path) => visitor.get(`${DESK}${path}`)))
    return pages.map(({ text }) => text.match(/\d+/g))
  }
  const [petersen, harms] = [await counts('petersen'), await counts('harms')]
  await capture(randomUUID(), 'Nero')
  await world.worker.drain()
  assert.deepEqual(await counts('petersen'), petersen)
  assert.notDeepEqual(await counts('harms'), harms)
})

test('acting without a role of the tax office is refused, in the house itself', async () => {
  const sb: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb', 'zb', 'poststelle', 'registratur'] }
  for (const action of ['vollstaendig_feststellen', 'nachricht_schreiben', 'zuweisen', 'vermerken']) {
    const done = await execute(world.house, world.angeln,
      { kind: 'act', id: randomUUID(), action, input: { vermerktext: 'x' }, actor: sb }, { case: id })
    assert.ok('refusal' in done, action)
  }
})

test('a unit where nobody may know of it or have it does not get it, whoever asks', async () => {
  const { house, angeln } = world
  const festival = (await caseByFileNumber(house.store, angeln, '32-GE-2/2026'))!.id
  const petersen: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
  const give = async (at: string, person: string, by: Actor, unit: string, name: string) => {
    const people = new Map((await listStaff(house.store, angeln)).map((one) => [one.id, one]))
    const command = transferCommand({ people, units: await openUnits(house, angeln) }, {
      id: randomUUID(), unit: { id: unit, name }, note: 'x', from: { unit: null, person }, by,
    })
    const done = await execute(house, angeln, command, { case: at })
    return 'refusal' in done ? done.refusal.message : 'given'
  }
  assert.equal(await give(id, 'harms', harms, 'buergerbuero', 'Bürgerbüro'),
    'Bürgerbüro: Dort darf niemand Vorgänge dieser Art sehen (Steuergeheimnis).')
  assert.equal(await give(id, 'harms', harms, 'kaemmerei', 'Kämmerei'), 'Der Vorgang liegt schon hier: Kämmerei, Elke Harms.')
  assert.match(await give(id, 'harms', petersen, 'kaemmerei', 'Kämmerei'), /^Übergeben kann nur/)
  assert.match(await give(festival, 'petersen', petersen, 'bauamt', 'Bauamt'), /^Bauamt: Dort bearbeitet niemand „Gestattung/)
  const nommensen = (await staffById(house.store, angeln, 'nommensen'))!
  await saveStaff(house.store, angeln, { ...nommensen, entities: ['norderfeld'] })
  assert.equal(await give(festival, 'petersen', petersen, 'buergerbuero', 'Bürgerbüro'), 'Bürgerbüro: Dort ist niemand für diese Gemeinde zuständig.')
  await saveStaff(house.store, angeln, nommensen)
  assert.equal(await give(festival, 'petersen', petersen, 'buergerbuero', 'Bürgerbüro'), 'given')
})
