// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { viewCase } from '../command/case-view.ts'
import { execute } from '../command/execute.ts'
import type { Actor } from '../engine/actor.ts'
import type { Values } from '../engine/case.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import type { Web } from '../server/web.ts'
import { waitingLetters } from '../store/paper-letters.ts'
import { parkedEffects } from '../store/queue.ts'
import { deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }

let world: TestWorld
let app: Hono<Web>
let petersen: Visitor
before(async () => {
  world = await testWorld('baulastenauskunft')
  app = deskApp(world)
  petersen = await signedIn(world, app, world.angeln, 'petersen')
})
after(() => world.close())

async function act(id: string, actor: Actor, action: string, input: Values = {}, process?: string) {
  const opening = { case: id, entity: 'suederau', channel: 'paper' }
  const done = await execute(world.house, world.angeln,
    { kind: 'act', id: randomUUID(), action, input, actor },
    process === undefined ? { case: id } : { open: opening, process })
  assert.ok(!('refusal' in done), `${action}: ${JSON.stringify(done)}`)
}

const seen = async (id: string) => (await viewCase(world.house, world.angeln, id))!.at
const parked = async (id: string) =>
  (await parkedEffects(world.house.store, world.angeln)).filter(({ caseId }) => caseId === id)

test('a letter for someone without a postbox is never called delivered until a person sent it', async () => {
  const id = randomUUID()
  const sentOn = today()
  await act(id, hanna, 'erfassen', { eingangAm: sentOn, eingangskanal: 'post' }, 'baulastenauskunft')
  await act(id, hanna, 'uebernehmen')
  await act(id, hanna, 'nachfordern', { nachforderung: [{ unterlage: 'Lageplan', grund: 'Er fehlt.' }] })
  await world.worker.drain()
  assert.deepEqual(await parked(id), [], 'paper is no fault and waits elsewhere')
  const before = await seen(id)
  assert.deepEqual(before.deliveries.map(({ channel, status }) => [channel, status]), [['post', 'pending']])
  const waits = (await waitingLetters(world.house.store, world.angeln)).find(({ caseId }) => caseId === id)!
  const address = `${BASE}/druck/brief/${encodeURIComponent(waits.id)}`
  assert.ok((await petersen.get(`${BASE}/druck`)).html.includes(address))
  const form = await petersen.get(address)
  assert.match(form.text, /Versand vermerken/)
  const sending = (fields: Readonly<Record<string, string>>) => petersen.send(form, address, { tun: 'senden', ...fields })
  const wrong = await sending({ weg: 'post', 'tag.tag': '1', 'tag.monat': '1', 'tag.jahr': '2099' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Der Tag liegt in der Zukunft/)
  const [year, month, day] = sentOn.split('-')
  const typed = { weg: 'post', 'tag.tag': day!, 'tag.monat': month!, 'tag.jahr': year! }
  assert.equal((await sending(typed)).location, `${BASE}/druck?vermerkt=gesendet`)
  assert.equal((await sending(typed)).location, `${BASE}/druck`)
  const done = await seen(id)
  assert.deepEqual(done.deliveries.map(({ channel, status, on }) => [channel, status, on]), [['post', 'provided', sentOn]])
  assert.ok(done.deliveries[0]!.served! > sentOn)
  assert.match((await petersen.get(`${BASE}/vorgaenge/${id}/verlauf`)).text, /Zur Post gegeben am/)
})

test('other work is done by hand with a reason that stays in the file', async () => {
  const id = randomUUID()
  await act(id, hanna, 'erfassen', { eingangAm: today(), eingangskanal: 'post' }, 'baulastenauskunft')
  await act(id, hanna, 'uebernehmen')
  await act(id, hanna, 'nachricht_schreiben', { nachrichtBetreff: 'Lageplan', nachrichtText: 'Welches Flurstück?' })
  await world.worker.drain()
  const [work] = await parked(id)
  const address = `${BASE}/uebergaben/${encodeURIComponent(work!.id)}`
  const form = await petersen.get(address)
  assert.equal((await petersen.send(form, address, { grund: '' })).status, 422)
  assert.equal((await petersen.send(form, address, { grund: 'Angerufen, Flurstück 7/2.' })).status, 303)
  assert.deepEqual(await parked(id), [])
  const history = (await petersen.get(`${BASE}/vorgaenge/${id}/verlauf`)).text
  assert.match(history, /Von Hand erledigt: Angerufen, Flurstück 7\/2\./)
  assert.match(history, /Hanna Petersen/)
  assert.equal((await petersen.get(`/lindenbrueck/amt/uebergaben/${encodeURIComponent(work!.id)}`)).status, 303)
})

function today(): string {
  return world.house.clock().slice(0, 10)
}
