// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// One notice by several ways through the whole platform: mail server, portal, desk, worker, clocks.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { makeHouse } from '../src/command/house.ts'
import { textOf } from '../src/connectors/mail/test-smtp.ts'
import { attemptsOf } from '../src/engine/delivery-ledger.ts'
import { readEvents } from '../src/store/events.ts'
import { waitingLetters } from '../src/store/paper-letters.ts'
import { signedIn, visitorOf } from '../src/workspace/test-visitor.ts'
import { deliveryWorld, hanna, linkIn, linkMails } from './delivery-world.ts'
import type { DeliveryWorld } from './delivery-world.ts'

let it: DeliveryWorld
before(async () => {
  it = await deliveryWorld()
})
after(() => it.close())
beforeEach(() => {
  it.smtp.answer = {}
  it.smtp.received.length = 0
})

test('the same notice by four ways counts as served on four days (domain.md §10 no. 1)', async () => {
  const post = await it.signed('2026-03-02', 'post')
  const postbox = await it.signed('2026-03-02', 'postfach')
  const link = await it.signed('2026-03-02', 'email')
  const pzu = await it.signed('2026-03-02', 'post')
  await it.act(post, hanna, 'absendung_vermerken', { absendetag: '2026-03-02' })
  it.day('2026-03-04')
  await it.act(pzu, hanna, 'zustellung_vermerken', { zustellweg: 'pzu', zustelltag: '2026-03-04' })
  it.day('2026-03-10')
  await it.drain()
  const visitor = visitorOf(it.app)
  const path = linkIn(linkMails(it)[0]!)
  const page = await visitor.get(path)
  const answer = await visitor.send(page, path, { code: (await it.seen(link)).code! })
  assert.equal(answer.status, 303)
  const days = await Promise.all([post, postbox, link, pzu].map(async (id) => (await it.notice(id)).served))
  assert.deepEqual(days, ['2026-03-06', '2026-03-05', '2026-03-11', '2026-03-04'])
  it.day('2026-03-12')
  await it.drain()
  const periods = await Promise.all([post, postbox, link, pzu].map(async (id) => (await it.seen(id)).deadlines['widerspruch']?.due))
  assert.deepEqual(periods, ['2026-04-07', '2026-04-07', '2026-04-13', '2026-04-07'])
})

test('a link says nothing of whom and what, opens with the code only, and counts once', async () => {
  const id = await it.signed('2026-04-01', 'email')
  const [mail] = linkMails(it)
  assert.equal(linkMails(it).length, 1)
  assert.match(mail!.from, /^zurueck\+[\w-]+@angeln\.example$/)
  assert.match(mail!.raw, /^Date: /m)
  const { code, fileNumber } = await it.seen(id)
  for (const secret of ['Sommer', 'Jana', 'Winterfest', 'Gestattung', 'TSV', fileNumber!, code!, id]) {
    assert.ok(!`${mail!.raw.replace(/^To: .*$/m, '')}${textOf(mail!)}`.includes(secret), `the mail says ${secret}`)
  }
  const path = linkIn(mail!)
  const visitor = visitorOf(it.app)
  const page = await visitor.get(path)
  assert.match(page.text, /Amt Musterangeln hat ein Schreiben für Sie/)
  assert.ok(!page.text.includes('Sommer') && !page.text.includes(fileNumber!), 'nobody is named before the code')
  assert.equal((await visitor.send(page, path, { code: 'AAAA-AAAA' })).status, 422)
  assert.deepEqual(await it.ledger(id), [['retrieval', 'pending', null, 'notified']], 'looking is no retrieval')
  it.day('2026-04-03')
  const opened = await visitor.send(page, path, { code: code!.toLowerCase() })
  const letter = await visitor.get(opened.location!)
  assert.match(letter.text, /Abgerufen/)
  const pdf = await visitor.get(`${opened.location}/schreiben.pdf`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.deepEqual(await it.ledger(id), [['retrieval', 'provided', '2026-04-04', 'notified', 'retrieved']])
  it.day('2026-04-06')
  await visitor.send(page, path, { code: code! })
  assert.deepEqual(await it.ledger(id), [['retrieval', 'provided', '2026-04-04', 'notified', 'retrieved']], 'the first day counts')
  assert.equal((await visitor.get(`${path}/AAAA`)).status, 404)
  assert.equal((await visitor.get(path.replace('musterangeln', 'lindenbrueck'))).status, 404, 'no tenant opens the letters of another')
})

test('ten days without retrieval: the letter waits for paper, the link is dead, the old days stay known', async () => {
  const id = await it.signed('2026-05-04', 'email')
  const path = linkIn(linkMails(it)[0]!)
  it.day('2026-05-15')
  await it.drain()
  assert.deepEqual(await it.ledger(id), [['retrieval', 'failed', null, 'notified', 'lapsed'], ['post', 'pending', null]])
  const waits = (await waitingLetters(it.house.store, it.angeln)).filter((one) => one.caseId === id)
  assert.deepEqual(waits.map(({ title, address }) => [title, address.at(-1)]), [[waits[0]!.title, '24999 Süderau']])
  assert.equal((await visitorOf(it.app).get(path)).status, 404)
  await it.act(id, hanna, 'absendung_vermerken', { absendetag: '2026-05-15' })
  assert.equal((await it.notice(id)).served, '2026-05-19')
  assert.deepEqual((await waitingLetters(it.house.store, it.angeln)).filter((one) => one.caseId === id), [], 'it waits no longer')
  const petersen = await signedIn(it.world, it.app, it.angeln, 'petersen')
  const tab = await petersen.get(`/musterangeln/amt/vorgaenge/${id}/zustellung`)
  assert.match(tab.text, /Bekannt gegeben Dienstag, 19\. Mai 2026[\s\S]*Zur Post gegeben am 15\.05\.2026[\s\S]*Was davor war[\s\S]*Nicht innerhalb von zehn Tagen abgerufen/)
  const history = await petersen.get(`/musterangeln/amt/vorgaenge/${id}/verlauf`)
  assert.match(history.text, /Nächster Weg: Brief mit der Post/)
})

test('an address the mail server refuses for ever gives way to the post in the same hour', async () => {
  it.smtp.answer = { recipient: 550 }
  const id = await it.signed('2026-05-20', 'email')
  assert.deepEqual(await it.ledger(id), [['retrieval', 'failed', null, 'bounced'], ['post', 'pending', null]])
})

test('without a mail server the link is no way, and the ledger says so', async () => {
  const { mail: _, ...rest } = it.house
  const before = it.house
  it.house = makeHouse(rest)
  try {
    const id = await it.signed('2026-05-21', 'email')
    assert.deepEqual(await it.ledger(id), [['retrieval', 'failed', null, 'unavailable'], ['post', 'pending', null]])
  } finally {
    it.house = before
  }
})

test('a worker killed after the mail sends it again under the same Message-ID, and one retrieval counts', async () => {
  let kills = 1
  const calm = it.house
  it.house = makeHouse({
    ...calm,
    mail: async (mail) => {
      const sent = await calm.mail!(mail)
      if (mail.text.includes('/abruf/') && kills-- > 0) throw new Error('killed')
      return sent
    },
  })
  const id = await it.signed('2026-05-22', 'email')
  assert.deepEqual(await it.ledger(id), [['retrieval', 'pending', null]])
  it.house = calm
  it.world.setClock('2026-05-22T09:05:00.000Z')
  await it.drain()
  assert.equal(linkMails(it).length, 2)
  assert.equal(new Set(linkMails(it).map((mail) => mail.messageId)).size, 1)
  assert.deepEqual(await it.ledger(id), [['retrieval', 'pending', null, 'notified']])
})

test('what was corrected later stays in the ledger and in the history', async () => {
  const id = await it.signed('2026-06-01', 'post')
  await it.act(id, hanna, 'absendung_vermerken', { absendetag: '2026-06-01' })
  it.day('2026-06-20')
  await it.drain()
  await it.act(id, hanna, 'zugang_korrigieren', { zugangNachweis: '2026-06-11', zugangGrund: 'Rückschein.' })
  const at = await it.seen(id)
  assert.deepEqual([(await it.notice(id)).served, at.deadlines['widerspruch']!.due], ['2026-06-11', '2026-07-13'], 'domain.md §9 no. 27')
  assert.deepEqual(attemptsOf(await it.notice(id))[0]!.before!.map(({ served }) => served), ['2026-06-05'])
  const events = await readEvents(it.house.store, it.angeln, id)
  assert.ok(events.some((event) => event.kind === 'servedCorrected'))
})
