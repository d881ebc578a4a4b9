// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Before the next fest its people hear of it and begin with what they said the last time.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { viewCase } from '../src/command/case-view.ts'
import { execute } from '../src/command/execute.ts'
import type { Actor } from '../src/engine/actor.ts'
import type { Values } from '../src/engine/case.ts'
import { Browser } from '../src/portal/test-browser.ts'
import { application } from '../src/sample/application.ts'
import { SAMPLE_PEOPLE } from '../src/sample/people.ts'
import { testWorld, WORLD_DAY } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { messagesOf } from '../src/store/inbox.ts'
import { parkedEffects } from '../src/store/queue.ts'
import { hashSecret, newSecret } from '../src/store/secret.ts'
import { openSession } from '../src/store/sessions.ts'

let world: TestWorld
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const account = (id: string) => SAMPLE_PEOPLE['musterangeln']!.find((one) => one.id === id)!.account!
const person = (id: string, name: string, role: string): Actor => ({ kind: 'person', id, name, roles: [role] })
const [jana, hanna, inga] = [person('jana', 'Jana Sommer', 'antragsteller'), person('petersen', 'Hanna Petersen', 'sb'), person('lorenzen', 'Dr. Inga Lorenzen', 'zb')]
const plan = { id: '5b0c3f1e-7a10-4c11-9b7e-0000000000bb', name: 'plan.pdf', size: 1000, type: 'application/pdf' }
const party = {
  name: 'Dorffest 2026', days: 40, entity: 'suederau', organisation: 'TSV Süderau e. V.', first: 'Jana', last: 'Sommer',
  email: 'jana.sommer@tsv-suederau.example', place: 'Schulweg 12',
}

/** A permit for a fest on 25 and 26 July 2026. */
async function permitted(withAccount = true): Promise<string> {
  world.setClock(WORLD_DAY)
  const id = randomUUID()
  const act = async (actor: Actor, action: string, input: Values = {}) => {
    const opening = { case: id, entity: 'suederau', channel: 'portal', ...(withAccount && { account: account('sommer') }) }
    const command = { kind: 'act' as const, id: randomUUID(), action, input, actor }
    const done = await execute(world.house, world.angeln, command, action === 'einreichen' ? { open: opening, process: 'gestattung' } : { case: id })
    assert.ok(!('refusal' in done), JSON.stringify(done))
  }
  await act(jana, 'einreichen', application(party, '2026-06-11', plan))
  await act(hanna, 'uebernehmen')
  await act(hanna, 'vollstaendig_feststellen', { vollstaendigAm: '2026-06-11' })
  await act(hanna, 'entwerfen', { entscheidung: 'erteilt', gebuehrenbefreiung: false, nebenbestimmungen: [] })
  await act(hanna, 'vorlegen')
  await act(inga, 'zeichnen')
  await world.worker.drain()
  return id
}

async function citizen(id: string): Promise<Browser> {
  const [browser, secret] = [new Browser(world.house), newSecret()]
  await openSession(world.house.store, world.angeln, {
    hash: hashSecret(secret), subject: account(id), kind: 'citizen', csrf: '', createdAt: world.house.clock(), expiresAt: '2028-01-01T00:00:00.000Z',
  })
  browser.cookies.set('lz_sitzung', secret)
  return browser
}

const reminders = async (id: string) =>
  (await messagesOf(world.house.store, world.angeln, account('sommer'))).filter((one) => one.kind === 'renewal' && one.caseId === id)

test('ninety days before the day comes round there is one reminder, and it leads to a filled form', async () => {
  const id = await permitted()
  assert.equal((await viewCase(world.house, world.angeln, id))!.at.deadlines['erneuerung']!.due, '2027-04-27')
  world.setClock('2027-04-27T20:00:00.000Z')
  await world.worker.drain()
  assert.equal((await reminders(id)).length, 0)
  world.setClock('2027-04-28T06:00:00.000Z')
  await world.worker.drain()
  await world.worker.drain()
  const [reminder] = await reminders(id)
  assert.equal((await reminders(id)).length, 1)
  const browser = await citizen('sommer')
  await browser.open(`/musterangeln/konto/postfach/${reminder!.id}`)
  const link = new RegExp(`href="(/musterangeln/leistungen/gestattung\\?wie=${id})"`).exec(browser.shown.html)![1]!
  await browser.open(link)
  assert.match(browser.shown.text, /Ihr Antrag beginnt mit den Angaben aus 32-GE-\d+\/2026/)
  await browser.send({})
  const draft = browser.shown.path.replace(/[^/]*$/, '')
  assert.match(browser.shown.html, /value="suederau" checked/)
  await browser.open(`${draft}anlass`)
  assert.match(browser.shown.html, /name="anlass\.bezeichnung"[^>]*value="Dorffest 2026"/)
  assert.match(browser.shown.html, /name="zeiten\.0\.von"[^>]*value="14:00"/)
  assert.match(browser.shown.html, /name="zeiten\.0\.datum\.jahr"(?![^>]*value="2026")[^>]*>/)
  await browser.open(`${draft}antragsteller`)
  assert.match(browser.shown.html, /name="antragsteller\.geburtsdatum\.jahr"[^>]*value="1984"/)
  await browser.open(`${draft}unterlagen`)
  assert.ok(!browser.shown.text.includes('plan.pdf'))
  await browser.open(`${draft}bescheid`)
  assert.ok(!/name="richtigkeit"[^>]*checked/.test(browser.shown.html))
})

test('the service page offers earlier answers to their owner alone', async () => {
  const id = await permitted()
  const owner = await citizen('sommer')
  await owner.open('/musterangeln/leistungen/gestattung')
  assert.match(owner.shown.text, /Mit den Angaben aus 32-GE-\d+\/2026 beginnen/)
  await owner.send({}, { button: ['_wie', id] })
  await owner.open(owner.shown.path.replace(/[^/]*$/, 'anlass'))
  assert.match(owner.shown.html, /value="Dorffest 2026"/)
  for (const browser of [await citizen('jessen'), new Browser(world.house)]) {
    for (const address of [`?wie=${id}`, '?wie=nonsense', `?wie=${randomUUID()}`]) {
      const { text, status } = await browser.open(`/musterangeln/leistungen/gestattung${address}`)
      assert.equal(status, 200)
      assert.ok(!text.includes('Dorffest') && !text.includes('beginnt mit den Angaben'))
    }
    await browser.open(`/musterangeln/leistungen/gestattung?wie=${id}`)
    await browser.send({}, { button: ['_wie', id] })
    await browser.open(browser.shown.path.replace(/[^/]*$/, 'anlass'))
    assert.ok(!browser.shown.html.includes('Dorffest 2026'))
  }
})

test('without an account nobody is bothered, neither applicant nor office', async () => {
  const id = await permitted(false)
  world.setClock('2027-04-28T06:00:00.000Z')
  await world.worker.drain()
  assert.equal((await viewCase(world.house, world.angeln, id))!.at.statuses['erneuerung'], 'erinnert')
  const parked = (await parkedEffects(world.house.store, world.angeln)).filter((one) => one.caseId === id && one.kind === 'message')
  assert.deepEqual(parked, [])
})
