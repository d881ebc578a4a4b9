// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Bounces from a real mailbox and letters through a print service, all the way to the clocks.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { makeHouse } from '../src/command/house.ts'
import { openHybridMail } from '../src/connectors/hybrid-mail/hybrid-mail.ts'
import { startStandIn } from '../src/connectors/hybrid-mail/stand-in.ts'
import type { StandIn } from '../src/connectors/hybrid-mail/stand-in.ts'
import { openBounceMailbox, UNCLEAR } from '../src/connectors/imap/bounce-mailbox.ts'
import { postfixBounce } from '../src/connectors/imap/test-bounces.ts'
import { noDovecot, testDovecot } from '../src/connectors/imap/test-dovecot.ts'
import { saveOverlay } from '../src/store/overlays.ts'
import { readBounces } from '../src/worker/bounces.ts'
import { deliveryWorld, linkMails } from './delivery-world.ts'
import type { DeliveryWorld } from './delivery-world.ts'

let it: DeliveryWorld
let printer: StandIn
before(async () => {
  it = await deliveryWorld()
  printer = await startStandIn()
})
after(async () => {
  await printer.close()
  await it.close()
})
beforeEach(() => {
  it.smtp.received.length = 0
  printer.mood = () => 'good'
})

const LINK = ['retrieval', 'pending', null, 'notified']
const FELL = [['retrieval', 'failed', null, 'notified', 'bounced'], ['post', 'pending', null]]

test('a bounce reaches the one attempt of the one tenant, once, and nobody else', { skip: noDovecot() }, async () => {
  const dovecot = await testDovecot()
  try {
    const house = makeHouse({ ...it.house, bounces: openBounceMailbox({ url: dovecot.url }) })
    const ours = await it.signed('2026-03-02', 'email')
    const other = await it.signed('2026-03-02', 'email', { tenant: it.lindenbrueck })
    const spared = await it.signed('2026-03-02', 'email')
    const [mine, theirs] = linkMails(it)
    assert.deepEqual(await it.ledger(other, it.lindenbrueck), [LINK])
    await dovecot.put(postfixBounce({ to: mine!.from, messageId: mine!.messageId }))
    await dovecot.put(postfixBounce({ to: mine!.from, messageId: mine!.messageId, action: 'delayed', status: '4.4.1' }))
    await dovecot.put(postfixBounce({ to: 'zurueck+00000000-0000-8000-8000-000000000000@angeln.example', messageId: '<x@y.example>' }))
    assert.deepEqual(await readBounces(house), { matched: 1, unmatched: 1, passing: 1 })
    assert.deepEqual(await it.ledger(ours), FELL)
    assert.deepEqual(await it.ledger(other, it.lindenbrueck), [LINK])
    assert.deepEqual(await it.ledger(spared), [LINK])
    assert.equal((await dovecot.subjects(UNCLEAR)).length, 1, 'what is nobody’s is kept')
    await dovecot.put(postfixBounce({ to: 'zurueck@angeln.example', messageId: mine!.messageId }))
    await dovecot.put(postfixBounce({ to: 'zurueck@angeln.example', messageId: theirs!.messageId }))
    const sequence = (await it.seen(ours)).sequence
    assert.deepEqual(await readBounces(house), { matched: 2, unmatched: 0, passing: 0 })
    assert.equal((await it.seen(ours)).sequence, sequence, 'a second bounce changes nothing')
    assert.deepEqual(await it.ledger(other, it.lindenbrueck), FELL)
  } finally {
    await dovecot.close()
  }
})

/** From here on letters of this municipality go through the print service. */
async function withPrinter() {
  await saveOverlay(it.house.store, it.angeln, { process: 'gestattung', entity: '', parameters: { druckdienst: true } })
  it.house = makeHouse({ ...it.house, hybridMail: openHybridMail({ url: printer.url, totalMs: 500 }) })
}

test('a letter goes through the print service and counts from the day that posted it', async () => {
  await withPrinter()
  const id = await it.signed('2026-03-02', 'post')
  assert.deepEqual(await it.ledger(id), [['hybrid', 'pending', null, 'submitted']])
  printer.dispatch('2026-03-03')
  it.world.setClock('2026-03-04T10:30:00.000Z')
  await it.drain()
  assert.deepEqual(await it.ledger(id), [['hybrid', 'provided', '2026-03-07', 'submitted', 'posted']])
  assert.equal((await it.seen(id)).deadlines['widerspruch']!.due, '2026-04-07')
})

test('what the print service refuses the house prints itself', async () => {
  printer.mood = () => 'reject'
  const id = await it.signed('2026-03-05', 'post')
  assert.deepEqual(await it.ledger(id), [['hybrid', 'failed', null, 'refused'], ['post', 'pending', null]])
  const { attempts } = await it.notice(id)
  assert.equal(attempts![0]!.proofs[0]!.text, 'Die Anschrift ist nicht zustellbar.')
})

test('an answer that is lost makes no second letter', async () => {
  const before = printer.letters.size
  printer.mood = () => 'dieAfter'
  const id = await it.signed('2026-03-06', 'post')
  assert.deepEqual(await it.ledger(id), [['hybrid', 'pending', null]])
  printer.mood = () => 'good'
  it.world.setClock('2026-03-06T09:05:00.000Z')
  await it.drain()
  assert.deepEqual(await it.ledger(id), [['hybrid', 'pending', null, 'submitted']])
  assert.equal(printer.letters.size, before + 1)
})
