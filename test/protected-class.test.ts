// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Tax secrecy (§ 30 AO): who has no role of the tax office meets no trace of a dog tax case.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { execute } from '../src/command/execute.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { testWorld } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import type { Web } from '../src/server/web.ts'
import { documentsOf } from '../src/store/documents.ts'
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
  const answers = answersOf('hundesteuer', 'bello')
  const [hund] = answers['hunde'] as [Record<string, string>]
  await act('erfassen', {
    ...answers, gemeinde: 'suederau', hunde: [{ ...hund, name: 'Zerberus' }], eingangAm: '2026-06-10', eingangskanal: 'post',
    antragsteller: { ...(answers['antragsteller'] as object), name: 'Wuffke' },
  }, true)
  await act('uebernehmen')
  // Nobody has an account for the case, so this letter is left for a person on the hand-over desk.
  await act('nachfordern', { nachforderung: [{ unterlage: 'Heimtierausweis', grund: 'Die Nummer fehlt.' }] })
  await world.worker.drain()
  home = `${DESK}/vorgaenge/${id}`
})
after(() => world.close())

async function act(action: string, input: Values = {}, isFirst = false) {
  const opening = { case: id, entity: 'suederau', channel: 'amt' }
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor: harms },
    isFirst ? { open: opening, process: 'hundesteuer' } : { case: id })
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

const signIn = (person: string): Promise<Visitor> => signedIn(world, app, world.angeln, person)
const LISTS = ['/', '/vorgaenge', '/vorgaenge?alle=1', '/uebergaben', '/suche?q=Wuffke', '/suche?q=22-HS-1', '/kasse', '/konto']

test('the tax office sees the case in list, search and at its address', async () => {
  const visitor = await signIn('harms')
  assert.match((await visitor.get(`${DESK}/vorgaenge`)).text, /Zerberus/)
  assert.match((await visitor.get(`${DESK}/suche?q=Wuffke`)).text, /Zerberus/)
  const page = await visitor.get(home)
  assert.equal(page.status, 200)
  assert.match(page.text, /Wuffke/)
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
    for (const path of ['', '/dokumente', '/verlauf', '/aktion/vollstaendig_feststellen', '/entwurf.pdf']) {
      const page = await visitor.get(`${home}${path}`)
      assert.equal(page.status, never.status, path)
      assert.doesNotMatch(page.text, TRACE, path)
    }
    for (const one of await documentsOf(world.house.store, world.angeln, { caseId: id })) {
      assert.equal((await visitor.get(`${home}/dokumente/${one.id}`)).status, 404)
    }
  })
}

test('counts leave the case out: Ordnungsamt and tax office count differently', async () => {
  const count = async (person: string) => {
    const page = await (await signIn(person)).get(`${DESK}/vorgaenge`)
    return Number(/(\d+) Vorg/.exec(page.text)?.[1])
  }
  assert.equal(await count('harms'), (await count('petersen')) + 1)
})

test('acting without a role of the tax office is refused, in the house itself', async () => {
  const sb: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb', 'zb', 'poststelle', 'registratur'] }
  for (const action of ['vollstaendig_feststellen', 'nachricht_schreiben', 'zuweisen', 'vermerken']) {
    const done = await execute(world.house, world.angeln,
      { kind: 'act', id: randomUUID(), action, input: { vermerktext: 'x' }, actor: sb }, { case: id })
    assert.ok('refusal' in done, action)
  }
})
