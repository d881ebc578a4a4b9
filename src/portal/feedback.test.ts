// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test, { after, before } from 'node:test'
import { answerDay } from '../command/feedback-answer.ts'
import { testWorld, WORLD_DAY } from '../sample/test-world.ts'
import type { TestWorld } from '../sample/test-world.ts'
import { addFeedback, closeFeedback, listFeedback } from '../store/feedback.ts'
import type { Tenant } from '../store/tenant.ts'
import { keepHouse } from '../worker/housekeeping.ts'
import { Browser } from './test-browser.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

test('a barrier is reported from the statement, kept for this municipality alone, done once', async () => {
  const [{ store }, browser] = [world.house, new Browser(world.house)]
  await browser.open('/musterangeln/barrierefreiheit')
  const link = /href="([^"]+rueckmeldung\?art=barrier)"/.exec(browser.shown.html)![1]!
  await browser.open(link)
  assert.match(browser.shown.text, /innerhalb eines Monats \(§ 12b Abs\. 4 BGG/)
  await browser.send({ text: '  ' }, { to: '/musterangeln/rueckmeldung' })
  assert.equal(browser.shown.status, 422)
  await browser.send({ text: 'x'.repeat(4001) })
  assert.match(browser.shown.text, /Höchstens 4000 Zeichen/)
  await browser.send({ text: 'Das Datum lese ich nicht <b>', seite: '/antrag' })
  assert.match(browser.shown.text, /Danke, Ihre Rückmeldung ist angekommen/)
  const [one, ...rest] = await listFeedback(store, world.angeln)
  assert.deepEqual([one!.kind, one!.body, one!.contact, rest.length], ['barrier', 'Das Datum lese ich nicht <b>', null, 0])
  assert.deepEqual(await listFeedback(store, world.lindenbrueck), [])
  assert.equal(await closeFeedback(store, world.angeln, one!.id, 'H. Petersen', world.house.clock()), true)
  assert.equal(await closeFeedback(store, world.angeln, one!.id, 'A. Rohde', world.house.clock()), false)
  assert.equal((await listFeedback(store, world.angeln))[0]!.doneBy, 'H. Petersen')
})

test('what was dealt with goes after six months, what is open stays', async () => {
  const { store } = world.house
  const add = (id: string) => addFeedback(store, world.angeln, {
    id, kind: 'page', page: '', body: id, contact: null, createdAt: world.house.clock(),
  }, false)
  const [done, open] = [randomUUID(), randomUUID()]
  await add(done)
  await add(open)
  await closeFeedback(store, world.angeln, done, 'H. Petersen', world.house.clock())
  const kept = async (clock: string) => {
    world.setClock(clock)
    await keepHouse(world.house, world.angeln)
    world.setClock(WORLD_DAY)
    const ids = (await listFeedback(store, world.angeln)).map(({ id }) => id)
    return [ids.includes(done), ids.includes(open)]
  }
  assert.deepEqual(await kept('2026-12-11T09:00:00.000Z'), [true, true])
  assert.deepEqual(await kept('2026-12-12T09:00:00.000Z'), [false, true])
})

test('a barrier is answered within a month, or as the municipality promises', () => {
  const tenant = (settings: Tenant['settings']) => ({ ...world.angeln, settings })
  assert.equal(answerDay(tenant({}), '2026-01-31T22:30:00.000Z'), '2026-02-28')
  assert.equal(answerDay(tenant({}), '2026-01-31T23:30:00.000Z'), '2026-03-01')
  assert.equal(answerDay(tenant({ feedbackDays: 14 }), '2026-06-01T08:00:00.000Z'), '2026-06-15')
  assert.equal(answerDay(tenant({ feedbackDays: 0 }), '2026-06-01T08:00:00.000Z'), '2026-07-01')
})

test('thirty from one network in a quarter of an hour are enough', async () => {
  const browser = new Browser(world.house)
  for (let i = 0; i < 31; i++) {
    await browser.open('/lindenbrueck/rueckmeldung')
    await browser.send({ text: `Nummer ${i}` })
  }
  assert.match(browser.shown.text, /15 Minuten/)
  assert.equal((await listFeedback(world.house.store, world.lindenbrueck)).length, 30)
})

test('the page in Leichte Sprache is that in every language, and says so', async () => {
  const browser = new Browser(world.house)
  await browser.open('/musterangeln/leichte-sprache?sprache=en')
  assert.match(browser.shown.html, /<html lang="de-simple"/)
  assert.match(browser.shown.text, /Das können Sie hier machen/)
  assert.match(browser.shown.text, /Amt Musterangeln/)
})
