// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Real HTTP: two people on one case, and those who must hear nothing.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { execute } from '../command/execute.ts'
import type { Values } from '../engine/case.ts'
import type { Actor } from '../engine/actor.ts'
import { testWorld } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { checkLive, closeLive, countLive } from '../server/live.ts'
import type { Web } from '../server/web.ts'
import { openChangeWire } from '../store/change-wire.ts'
import { noteChange, onChange } from '../store/changes.ts'
import { closeSessionsOf } from '../store/sessions.ts'
import { saveStaff, staffById } from '../store/staff.ts'
import { openStore } from '../store/store.ts'
import { caseAddress, deskApp, signedIn } from './test-visitor.ts'
import type { Visitor } from './test-visitor.ts'

const BASE = '/musterangeln/amt'
let world: TestWorld
let app: Hono<Web>
let server: Server
let origin: string
let petersen: Visitor
let lorenzen: Visitor
let id: string

before(async () => {
  world = await testWorld('hundesteuer')
  app = deskApp(world)
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await new Promise<void>((ready) => server.once('listening', () => ready()))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  petersen = await signedIn(world, app, world.angeln, 'petersen')
  lorenzen = await signedIn(world, app, world.angeln, 'lorenzen')
  id = (await caseAddress(petersen, BASE, 'Dorffest Süderau')).split('/').at(-1)!
})
after(async () => {
  closeLive(world.house.store)
  if (server.listening) await new Promise<void>((closed) => server.close(() => closed()))
  await world.close()
})

interface Ear {
  readonly status: number
  readonly heard: readonly { n: number; text: string }[]
  readonly raw: () => string
  readonly ended: () => boolean
  close(): void
}

/** Listens like a browser; what comes is kept. */
async function ear(visitor: Visitor, path: string): Promise<Ear> {
  const stop = new AbortController()
  const answer = await fetch(origin + path, { headers: { cookie: await visitor.cookie() }, signal: stop.signal, redirect: 'manual' })
  const heard: { n: number; text: string }[] = []
  let [raw, ended] = ['', false]
  void (async () => {
    try {
      for await (const chunk of answer.body!) {
        raw += new TextDecoder().decode(chunk)
        heard.splice(0, Infinity, ...[...raw.matchAll(/^data: (\{"n".*\})$/gm)].map(([, json]) => JSON.parse(json!)))
      }
    } catch {
      // Hung up.
    }
    ended = true
  })()
  return { status: answer.status, heard, raw: () => raw, ended: () => ended, close: () => stop.abort() }
}

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !holds(); n++) await sleep(25)
  assert.ok(holds())
}

/** The address a page listens at. */
const liveOf = async (visitor: Visitor, page: string) =>
  /data-live="([^"]+)"/.exec((await visitor.get(page)).html)![1]!.replaceAll('&amp;', '&')

const hanna: Actor = { kind: 'person', id: 'petersen', name: 'Hanna Petersen', roles: ['sb'] }
const note = (text: string): Values => ({ vermerkart: 'telefonat', vermerktext: text, vermerktag: '2026-06-11' })
async function act(action: string, input: Values, at = id, actor = hanna) {
  const done = await execute(world.house, world.angeln, { kind: 'act', id: randomUUID(), action, input, actor }, { case: at })
  assert.ok(!('refusal' in done), JSON.stringify(done))
}

test('a colleague hears who did what, the page it came from only of another window', async () => {
  const [hers, mine] = [await ear(lorenzen, await liveOf(lorenzen, `${BASE}/vorgaenge/${id}`)), await ear(petersen, await liveOf(petersen, `${BASE}/vorgaenge/${id}/akte`))]
  assert.deepEqual([hers.status, mine.status], [200, 200])
  await act('vermerken', note('Streng vertraulicher Inhalt'))
  await until(() => hers.heard.length === 1 && mine.heard.length === 1)
  assert.deepEqual(hers.heard, [{ n: 1, text: 'Hanna Petersen hat gerade „Vermerk zur Akte“ ausgeführt.' }])
  assert.match(mine.heard[0]!.text, /^Sie haben diesen Vorgang in einem anderen Fenster geändert/)
  assert.doesNotMatch(hers.raw(), /vertraulich/)
  hers.close()
  mine.close()
  await until(() => countLive(world.house.store) === 0)
})

test('what happened between the page and its listening is told at once', async () => {
  const address = await liveOf(lorenzen, `${BASE}/vorgaenge/${id}`)
  await act('vermerken', note('Zwischendurch'))
  const one = await ear(lorenzen, address)
  await until(() => one.heard.length === 1)
  const fresh = await ear(lorenzen, await liveOf(lorenzen, `${BASE}/vorgaenge/${id}`))
  await sleep(200)
  assert.deepEqual(fresh.heard, [])
  one.close()
  fresh.close()
})

test('the day and the lists say how many cases have changed', async () => {
  const lists = await Promise.all(['/', '/vorgaenge', '/vorgaenge?sicht=alle&text=Dorffest', '/vorgaenge?sicht=alle&text=Turnier']
    .map(async (page) => ear(petersen, await liveOf(petersen, `${BASE}${page}`))))
  world.setClock('2026-06-11T08:01:00.000Z')
  await act('vermerken', note('Eins'))
  await until(() => lists.slice(0, 3).every(({ heard }) => heard.length === 1))
  assert.deepEqual(lists.map(({ heard }) => heard.at(-1)?.text), ['Eine Änderung.', 'Eine Änderung.', 'Eine Änderung.', undefined])
  for (const one of lists) one.close()
})

test('a protected case, a foreign one and a stranger are told nothing', async () => {
  const harms: Actor = { kind: 'person', id: 'harms', name: 'Elke Harms', roles: ['steuer'] }
  const dog = randomUUID()
  const opened = await execute(world.house, world.angeln, {
    kind: 'act', id: randomUUID(), action: 'erfassen', actor: harms,
    input: { gemeinde: 'suederau', eingangAm: '2026-06-10', eingangskanal: 'post', antragsteller: { art: 'person', vorname: 'Knut', name: 'Wuffke' } },
  }, { open: { case: dog, entity: 'suederau', channel: 'paper' }, process: 'hundesteuer' })
  assert.ok(!('refusal' in opened), JSON.stringify(opened))
  const never = await ear(petersen, `${BASE}/live?vorgang=${randomUUID()}&ab=0`)
  const hidden = await ear(petersen, `${BASE}/live?vorgang=${dog}&ab=0`)
  assert.deepEqual([never.status, hidden.status], [404, 404])
  const list = await ear(petersen, await liveOf(petersen, `${BASE}/vorgaenge?sicht=alle`))
  const tax = await signedIn(world, app, world.angeln, 'harms')
  const hers = await ear(tax, await liveOf(tax, `${BASE}/vorgaenge/${dog}`))
  const kruse = await signedIn(world, app, world.lindenbrueck, 'kruse')
  assert.equal((await ear(kruse, `${BASE}/live?vorgang=${id}&ab=0`)).status, 303)
  assert.equal((await ear(kruse, `/lindenbrueck/amt/live?vorgang=${id}&ab=0`)).status, 404)
  const town = await ear(kruse, await liveOf(kruse, '/lindenbrueck/amt/vorgaenge?sicht=alle'))
  world.setClock('2026-06-11T08:02:00.000Z')
  await act('uebernehmen', {}, dog, harms)
  await until(() => hers.heard.length === 1)
  await sleep(600)
  assert.deepEqual([list.heard, town.heard], [[], []])
  for (const one of [list, hers, town]) one.close()
})

test('signing out ends it at once, a session ended elsewhere or a changed role at the next beat', async () => {
  const gone = await signedIn(world, app, world.angeln, 'thomsen')
  const page = await gone.get(`${BASE}/konto`)
  const first = await ear(gone, `${BASE}/live?ab=2026-06-11T08:00:00Z`)
  await gone.send(page, `${BASE}/abmelden`)
  await until(first.ended)
  assert.match(first.raw(), /event: ende/)
  const rohde = await ear(await signedIn(world, app, world.angeln, 'rohde'), `${BASE}/live`)
  const clausen = await ear(await signedIn(world, app, world.angeln, 'clausen'), `${BASE}/live`)
  const stays = await ear(petersen, `${BASE}/live`)
  await closeSessionsOf(world.house.store, world.angeln, 'staff', 'rohde')
  const staff = (await staffById(world.house.store, world.angeln, 'clausen'))!
  await saveStaff(world.house.store, world.angeln, { ...staff, roles: ['registratur'] })
  await checkLive(world.house.store)
  await until(() => rohde.ended() && clausen.ended())
  assert.equal(stays.ended(), false)
  assert.match(stays.raw(), /^: $/m)
  stays.close()
})

test('one person has six streams at most, the oldest gives way', async () => {
  const ears: Ear[] = []
  for (let i = 0; i < 8; i++) ears.push(await ear(petersen, `${BASE}/live?nr=${i}`))
  await until(() => ears[1]!.ended())
  assert.deepEqual(ears.map(({ ended }) => ended()), [true, true, false, false, false, false, false, false])
  for (const one of ears) one.close()
  await until(() => countLive(world.house.store) === 0)
})

test('listening keeps no session alive', async () => {
  const seen = async () => (await world.house.store.admin.query<{ at: string }>(
    `SELECT max(seen_at) AS at FROM ${world.angeln.id}.sessions WHERE subject = 'matthiesen'`)).rows[0]!.at
  const visitor = await signedIn(world, app, world.angeln, 'matthiesen')
  const before = await seen()
  world.setClock('2026-06-11T08:30:00.000Z')
  const one = await ear(visitor, `${BASE}/live`)
  assert.equal(await seen(), before)
  one.close()
  await visitor.get(`${BASE}/konto`)
  assert.notEqual(await seen(), before)
})

test('three hundred visits leave no listener, no stream and little memory', async () => {
  await until(() => countLive(world.house.store) === 0)
  const before = world.house.store.changeListeners.size
  const visit = async () => {
    const one = await ear(petersen, `${BASE}/live?vorgang=${id}&ab=1000`)
    assert.equal(one.status, 200)
    one.close()
  }
  for (let i = 0; i < 50; i++) await visit()
  const heap = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  const start = heap()
  for (let i = 0; i < 300; i++) await visit()
  await until(() => countLive(world.house.store) === 0)
  assert.equal(world.house.store.changeListeners.size, before)
  if (globalThis.gc) assert.ok(heap() - start < 20_000_000, `${heap() - start} bytes`)
})

test('another process hears of it by a notification, and its own changes only once', async () => {
  const other = openStore({ url: world.place.url })
  const [here, there] = [openChangeWire(world.house.store), openChangeWire(other)]
  await Promise.all([here.ready, there.ready])
  const heard: unknown[] = []
  const own: unknown[] = []
  const stops = [
    onChange(other, (change, from) => heard.push([change, from])),
    onChange(world.house.store, (change, from) => own.push([change, from])),
  ]
  await act('vermerken', note('Fernwirkung'))
  await until(() => heard.length > 0)
  await sleep(700)
  assert.deepEqual(heard.map((one) => (one as [{ tenant: string; caseId: string }, string])[1]), ['elsewhere'])
  assert.equal(own.length, 1)
  const many = Array.from({ length: 300 }, (_, i) => ({ tenant: world.angeln.id, caseId: randomUUID(), sequence: i }))
  for (const one of many) noteChange(world.house.store, one, 'here')
  await until(() => heard.length === 301)
  for (const stop of stops) stop()
  await Promise.all([here.stop(), there.stop()])
  await other.close()
})

test('open streams do not keep the server from stopping', async () => {
  const one = await ear(petersen, `${BASE}/live`)
  const start = performance.now()
  const closed = new Promise<void>((done) => server.close(() => done()))
  closeLive(world.house.store)
  await closed
  assert.ok(performance.now() - start < 5_000)
  await until(one.ended)
  assert.doesNotMatch(one.raw(), /ende/, 'the page may come back')
})
