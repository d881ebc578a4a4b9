// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Hints by e-mail through a real mail server: one for each message, none with anything personal.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { makeHouse } from '../src/command/house.ts'
import type { House } from '../src/command/house.ts'
import { openSmtp } from '../src/connectors/mail/smtp.ts'
import { testSmtp, textOf } from '../src/connectors/mail/test-smtp.ts'
import type { TestSmtp } from '../src/connectors/mail/test-smtp.ts'
import { SAMPLE_PEOPLE } from '../src/sample/people.ts'
import { testWorld, WORLD_DAY } from '../src/sample/test-world.ts'
import type { TestWorld } from '../src/sample/test-world.ts'
import { accountById, changeAccount } from '../src/store/accounts.ts'
import type { Draft } from '../src/store/drafts.ts'
import { draftAddress } from '../src/worker/draft-address.ts'
import { draftNotice } from '../src/worker/notice-text.ts'
import { createDraft, draftById, saveDraft, submitDraft } from '../src/store/drafts.ts'
import { putMessage } from '../src/store/inbox.ts'
import { readTenant } from '../src/store/query.ts'
import { parkedEffects, takeEffects } from '../src/store/queue.ts'
import { changeTenant, listTenants } from '../src/store/tenant.ts'
import type { Tenant } from '../src/store/tenant.ts'
import { listCases } from '../src/store/worklist.ts'
import { carryOut } from '../src/worker/carry-out.ts'
import { keepHouse } from '../src/worker/housekeeping.ts'
import { noticeOf } from '../src/worker/notice.ts'
import { startWorker } from '../src/worker/worker.ts'

const ADDRESS = 'https://portal.example'
const SUBJECT = 'Erlaubnis für das Sommerfest von Jana Sommer'
let world: TestWorld
let smtp: TestSmtp
let house: House
let angeln: Tenant
let lindenbrueck: Tenant
let caseId: string

before(async () => {
  world = await testWorld()
  smtp = await testSmtp()
  house = makeHouse({ ...world.house, address: ADDRESS, mail: openSmtp({ url: smtp.url, stepMs: 300, totalMs: 500, restMs: 0 }) })
  for (const { id, name, slug, settings } of await listTenants(house.store)) {
    await changeTenant(house.store, id, { name, settings: { ...settings, mail: { sender: `hinweise@${slug}.example` } } })
  }
  const tenants = await listTenants(house.store)
  angeln = tenants.find((one) => one.slug === 'musterangeln')!
  lindenbrueck = tenants.find((one) => one.slug === 'lindenbrueck')!
  caseId = (await listCases(house.store, angeln, { state: 'all', sort: 'newest', pageSize: 1 })).lines[0]!.id
})
after(async () => {
  await smtp.close()
  await world.close()
})
beforeEach(() => {
  world.setClock(WORLD_DAY)
  smtp.answer = {}
  smtp.received.length = 0
})

const jana = SAMPLE_PEOPLE['musterangeln']![0]!

/** A message as the worker puts it, with its order of a notice. */
async function message(tenant = angeln, account = jana.account!): Promise<string> {
  const id = randomUUID()
  const at = house.clock()
  const row = { id, caseId, account, documentId: null, subject: SUBJECT, body: 'Az. 32-GE-1/2026', kind: 'message', createdAt: at, providedAt: at }
  await putMessage(house.store, tenant, row, noticeOf(house, tenant, id, account))
  await putMessage(house.store, tenant, row, noticeOf(house, tenant, id, account))
  return id
}

async function drain(of = house): Promise<void> {
  const worker = startWorker(of, world.renderer, { quiet: true })
  await worker.drain()
  await worker.stop()
}

const stateOf = async (id: string, tenant = angeln) =>
  (await readTenant(house.store, tenant, (q) =>
    q<{ state: string; attempts: number; result: unknown; error: string | null }>(
      'SELECT state, attempts, result, last_error AS error FROM effects WHERE id = $1', [id])))[0]

test('one message, one mail, and nothing in it that is nobody’s business', async () => {
  const id = await message()
  await drain()
  await drain()
  assert.equal(smtp.received.length, 1)
  const [mail] = smtp.received
  assert.deepEqual(mail!.to, [jana.email])
  assert.match(textOf(mail!), /https:\/\/portal\.example\/musterangeln\/konto\/postfach\s/)
  assert.match(textOf(mail!), /Amt Musterangeln/)
  const all = `${mail!.raw}\n${textOf(mail!)}`.replace(`To: ${jana.email}`, '')
  for (const secret of ['Sommer', 'Jana', 'Erlaubnis', 'Sommerfest', '32-GE', 'Gestattung', jana.account!, jana.email, caseId, id]) {
    assert.ok(!all.includes(secret), `the mail says ${secret}`)
  }
  assert.deepEqual((await stateOf(`mail:${id}`))!.result, { sent: true })
})

test('mails speak the language of the account and of the draft', async () => {
  const account = (await accountById(house.store, jana.account!))!
  try {
    for (const [language, said] of [['en', /put a message into your postbox/], ['de-leicht', /Dann können Sie die Post lesen/], ['xx', /eine Nachricht ins Postfach gelegt/]] as const) {
      await changeAccount(house.store, { ...account, profile: { ...account.profile, noticeLanguage: language } })
      smtp.received.length = 0
      await message()
      await drain()
      assert.equal(smtp.received.length, 1)
      assert.match(textOf(smtp.received[0]!), said)
    }
  } finally {
    await changeAccount(house.store, account)
  }
  const draft = { account: jana.account!, data: { code: 'X', values: {}, language: 'en' } } as unknown as Draft
  assert.equal((await draftAddress(house, angeln, draft))!.language, 'en')
  assert.match(draftNotice(angeln, ADDRESS, '2026-07-01', '/antrag', 'en').text, /We will delete it on 1 July 2026/)
})

test('a worker killed between sending and recording sends the same Message-ID again', async () => {
  const id = await message()
  const taken = await takeEffects(house.store, angeln, { now: house.clock(), limit: 20, leaseMs: 1_000 })
  const order = taken.find((one) => one.id === `mail:${id}`)!
  const dying = makeHouse({
    ...house,
    mail: async (mail) => {
      await house.mail!(mail)
      throw new Error('killed')
    },
  })
  await assert.rejects(carryOut(dying, world.renderer, angeln, order), /killed/)
  assert.equal((await stateOf(`mail:${id}`))!.state, 'running')
  world.setClock('2026-06-11T08:10:00.000Z')
  await drain()
  assert.equal(smtp.received.length, 2)
  assert.equal(new Set(smtp.received.map((one) => one.messageId)).size, 1)
  assert.equal((await stateOf(`mail:${id}`))!.state, 'done')
})

test('a passing no is retried, also for hours, and then the mail goes once', async () => {
  const id = await message()
  smtp.answer = { recipient: 451 }
  for (let hour = 8; hour < 20; hour++) {
    world.setClock(`2026-06-11T${String(hour).padStart(2, '0')}:00:00.000Z`)
    await drain()
  }
  const waiting = await stateOf(`mail:${id}`)
  assert.equal(waiting!.state, 'pending')
  assert.ok(waiting!.attempts > 10, String(waiting!.attempts))
  smtp.answer = {}
  world.setClock('2026-06-11T19:15:00.000Z')
  await drain()
  assert.equal(smtp.received.length, 1)
})

test('a final no becomes work for a person, in words that name nobody', async () => {
  const id = await message()
  smtp.answer = { recipient: 550 }
  await drain()
  const [parked] = (await parkedEffects(house.store, angeln)).filter((one) => one.id === `mail:${id}`)
  assert.match(parked!.lastError, /^Der Mailserver hat den Hinweis endgültig abgewiesen \(Antwort 550\)/)
  assert.ok(!JSON.stringify([parked, world.logged]).includes(jana.email), 'no address in the record or the log')
})

test('no server and a slow one only delay the mail', async () => {
  const id = await message()
  const gone = makeHouse({ ...house, mail: openSmtp({ url: 'smtp://127.0.0.1:9', stepMs: 200, totalMs: 300, restMs: 0 }) })
  await drain(gone)
  assert.equal((await stateOf(`mail:${id}`))!.error, 'Der Mailserver ist nicht zu erreichen.')
  smtp.answer = { slowMs: 2_000 }
  world.setClock('2026-06-11T08:01:00.000Z')
  await drain()
  assert.equal((await stateOf(`mail:${id}`))!.state, 'pending')
  smtp.answer = {}
  world.setClock('2026-06-11T08:10:00.000Z')
  await drain()
  assert.equal((await stateOf(`mail:${id}`))!.state, 'done')
  assert.equal(new Set(smtp.received.map((one) => one.messageId)).size, 1)
})

test('each tenant writes in its own name and leads to its own pages', async () => {
  await message()
  await message(lindenbrueck)
  await drain()
  assert.equal(smtp.received.length, 2)
  for (const [slug, other] of [['musterangeln', 'lindenbrueck'], ['lindenbrueck', 'musterangeln']] as const) {
    const mail = smtp.received.find((one) => one.from === `hinweise@${slug}.example`)!
    assert.match(textOf(mail), new RegExp(`portal\\.example/${slug}/`))
    assert.ok(!`${mail.raw}${textOf(mail)}`.toLowerCase().includes(other))
  }
  assert.equal(new Set(smtp.received.map((one) => one.messageId)).size, 2)
})

test('who switched notices off, deleted the account or has no mail server gets none, and nothing waits', async () => {
  const account = (await accountById(house.store, jana.account!))!
  await changeAccount(house.store, { ...account, profile: { ...account.profile, notices: false } })
  const ids = [await message(), await message(angeln, randomUUID())]
  await drain()
  await changeAccount(house.store, account)
  ids.push(await message())
  await drain(world.house)
  assert.equal(smtp.received.length, 0)
  for (const id of ids) assert.equal((await stateOf(`mail:${id}`))!.state, 'done')
  assert.equal(noticeOf(world.house, angeln, 'x', jana.account!), undefined)
  assert.equal(noticeOf(house, { ...angeln, settings: {} }, 'x', jana.account!), undefined)
})

const CODE = '7KQ4-M2XD-9PRT-C3VW'
const draft = (id: string, more: { account?: string; values?: object } = {}) => ({
  id, account: more.account ?? null, process: 'gestattung', version: '', page: 'ort', at: '2026-05-17T08:00:00.000Z',
  purgeAt: '2026-06-16T08:00:00.000Z', data: { code: CODE, values: more.values ?? {} } as never,
})

test('five days before a draft goes its owner hears of it once, and of a later day again', async () => {
  const { version } = (await listCases(house.store, angeln, { state: 'all', sort: 'newest', pageSize: 1 })).lines[0]! as never as { version: string }
  const person = { antragsteller: { email: 'typed@verein.example' }, email: 'typed@verein.example' }
  for (const one of [
    draft('a'.repeat(64), { account: jana.account! }), draft('b'.repeat(64), { values: person }),
    draft('c'.repeat(64)), draft('d'.repeat(64), { account: jana.account! }),
  ]) await createDraft(house.store, angeln, { ...one, version: version ?? one.version })
  await submitDraft(house.store, angeln, 'd'.repeat(64), { caseId, counted: { day: '2026-06-11', entity: '' } })
  world.setClock('2026-06-11T07:00:00.000Z')
  await keepHouse(house, angeln)
  await drain()
  assert.equal(smtp.received.length, 0, 'not before five days are left')
  for (const at of ['2026-06-11T08:30:00.000Z', '2026-06-11T09:30:00.000Z', '2026-06-13T08:30:00.000Z']) {
    world.setClock(at)
    await keepHouse(house, angeln)
    await drain()
  }
  const to = (address: string) => smtp.received.filter((one) => one.to[0] === address).map(textOf)
  assert.equal(to(jana.email).length, 1)
  assert.match(to(jana.email)[0]!, new RegExp(`16\\. Juni 2026[\\s\\S]*portal\\.example/musterangeln/antrag/${CODE}`))
  assert.equal(to('typed@verein.example').length, 1)
  assert.match(to('typed@verein.example')[0]!, /portal\.example\/musterangeln\/antrag\s/)
  assert.ok(!to('typed@verein.example')[0]!.includes(CODE), 'an address nobody proved gets no code')
  assert.equal(smtp.received.length, 2)
  const later = '2026-07-13T09:00:00.000Z'
  await saveDraft(house.store, angeln, { ...draft('a'.repeat(64)), revision: 1, entity: '', at: house.clock(), purgeAt: later })
  for (const at of ['2026-07-09T08:30:00.000Z', '2026-07-10T08:30:00.000Z', '2026-07-14T00:00:00.000Z']) {
    world.setClock(at)
    await keepHouse(house, angeln)
    await drain()
  }
  assert.equal(to(jana.email).length, 2)
  assert.equal(await draftById(house.store, angeln, 'a'.repeat(64)), undefined)
})
