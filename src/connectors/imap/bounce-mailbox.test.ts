// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Bounce } from '../../command/bounces.ts'
import { ServiceOutage } from '../../command/service-outage.ts'
import { openBounceMailbox, TAKEN, UNCLEAR } from './bounce-mailbox.ts'
import { parseBounce } from './parse-bounce.ts'
import { holidayAnswer, plainBounce, postfixBounce } from './test-bounces.ts'
import { noDovecot, testDovecot } from './test-dovecot.ts'

const [ONE, TWO] = ['0a1b2c3d-0000-8111-8222-333344445555', 'ffffffff-0000-8111-8222-333344445555']
const to = (key: string) => `zurueck+${key}@angeln.example`
const id = (key: string) => `<${key}@angeln.example>`
const parsed = (source: string) => parseBounce(Buffer.from(source))

test('a report by RFC 3464 names the mail by its address, else by its Message-ID', async () => {
  assert.deepEqual(await parsed(postfixBounce({ to: to(ONE!), messageId: id(ONE!) })), { keys: [ONE], isFinal: true, status: '5.1.1' })
  assert.deepEqual(await parsed(postfixBounce({ to: 'zurueck@angeln.example', messageId: id(TWO!) })), { keys: [TWO], isFinal: true, status: '5.1.1' })
})

test('a delay, a holiday and a letter of a person are no bounces', async () => {
  assert.equal((await parsed(postfixBounce({ to: to(ONE!), messageId: id(ONE!), action: 'delayed', status: '4.4.1' }))).isFinal, false)
  assert.deepEqual(await parsed(holidayAnswer({ to: to(ONE!), messageId: id(ONE!) })), { keys: [ONE], isFinal: false })
  assert.deepEqual((await parsed('From: a@b.example\nTo: c@d.example\nSubject: Hallo\n\nText')).keys, [])
})

test('words of old servers are understood, nonsense is nothing', async () => {
  assert.deepEqual(await parsed(plainBounce({ to: 'zurueck@angeln.example', messageId: id(ONE!) })), { keys: [ONE], isFinal: true, status: '5.1.1' })
  for (const source of ['', '\0\0\0', 'Content-Type: multipart/report; boundary=x\n\n--x\n--x--', `To: ${'+'.repeat(10_000)}\n\n`]) {
    assert.deepEqual((await parsed(source)).isFinal, false)
  }
})

test('a mailbox is read once, moved by what became of it, and again after a crash', { skip: noDovecot() }, async () => {
  const dovecot = await testDovecot()
  try {
    const read = openBounceMailbox({ url: dovecot.url })
    const seen: Bounce[] = []
    const take = async (bounce: Bounce) => {
      seen.push(bounce)
      return bounce.keys.includes(ONE!)
    }
    assert.deepEqual(await read(take), { matched: 0, unmatched: 0, passing: 0 })
    await dovecot.put(postfixBounce({ to: to(ONE!), messageId: id(ONE!) }))
    await dovecot.put(postfixBounce({ to: to(TWO!), messageId: id(TWO!) }))
    await dovecot.put(holidayAnswer({ to: to(ONE!), messageId: id(ONE!) }))
    await dovecot.put('From: a@b.example\nTo: c@d.example\nSubject: Hallo\n\nText')
    await assert.rejects(read(async () => {
      throw new Error('killed')
    }), /killed/)
    assert.equal((await dovecot.subjects('INBOX')).length, 4, 'nothing is lost when we die')
    assert.deepEqual(await read(take), { matched: 1, unmatched: 2, passing: 1 })
    assert.deepEqual(await dovecot.subjects('INBOX'), [])
    assert.equal((await dovecot.subjects(TAKEN)).length, 2)
    assert.deepEqual([...(await dovecot.subjects(UNCLEAR))].sort(), ['Hallo', 'Undelivered Mail Returned to Sender'])
    const before = seen.length
    assert.deepEqual(await read(take), { matched: 0, unmatched: 0, passing: 0 })
    assert.equal(seen.length, before)
    await assert.rejects(openBounceMailbox({ url: dovecot.url.replace('nur-fuer', 'falsch') })(take), ServiceOutage)
  } finally {
    await dovecot.close()
  }
  await assert.rejects(openBounceMailbox({ url: dovecot.url, stepMs: 500 })(async () => true), ServiceOutage)
})
