// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { ServiceOutage } from '../../command/service-outage.ts'
import { openHybridMail } from './hybrid-mail.ts'
import { startStandIn } from './stand-in.ts'

const service = await startStandIn()
after(() => service.close())
beforeEach(() => {
  service.mood = () => 'good'
})

const letter = (key: string, text = 'a letter') => ({ key, pdf: Buffer.from(text), address: ['Jana Sommer', 'Schulweg 12', '24999 Süderau'] })
const mail = openHybridMail({ url: service.url, totalMs: 500 })

test('a letter is accepted, later posted on its day, and a repeat is the same letter', async () => {
  assert.equal(await mail.status('a1'), undefined)
  assert.deepEqual(await mail.submit(letter('a1')), { state: 'accepted' })
  assert.deepEqual(await mail.submit(letter('a1')), { state: 'accepted' })
  service.dispatch('2026-03-04')
  assert.deepEqual(await mail.status('a1'), { state: 'dispatched', on: '2026-03-04' })
  assert.deepEqual(await mail.submit(letter('a1')), { state: 'dispatched', on: '2026-03-04' })
  assert.equal((await mail.submit(letter('a1', 'another'))).state, 'rejected', 'the same key for another letter')
  assert.equal([...service.letters.keys()].filter((key) => key === 'a1').length, 1)
})

test('a refusal is final and says why', async () => {
  assert.deepEqual(await mail.submit({ ...letter('b1'), address: ['Jana'] }), { state: 'rejected', reason: 'Die Anschrift ist unvollständig.' })
  service.mood = () => 'reject'
  assert.deepEqual(await mail.submit(letter('b2')), { state: 'rejected', reason: 'Die Anschrift ist nicht zustellbar.' })
})

test('dying before or after, being busy and silent are outages; the next try is the same letter', async () => {
  for (const mood of ['dieBefore', 'dieAfter', 'busy', 'silent'] as const) {
    service.mood = () => mood
    await assert.rejects(mail.submit(letter(`c-${mood}`)), ServiceOutage, mood)
    service.mood = () => 'good'
    assert.deepEqual(await mail.submit(letter(`c-${mood}`)), { state: 'accepted' })
  }
  assert.equal([...service.letters.keys()].filter((key) => key.startsWith('c-')).length, 4)
})

test('what answers like no print service is an outage, a long reason is cut, and http stays at home', async () => {
  const said: string[] = ['<html>', '[]', '{"state":"dispatched","on":"bald"}', '{"state":"rejected","reason":"a\\nb' + 'x'.repeat(900) + '"}']
  const odd = createServer((_request, response) => void response.end(said.shift()))
  await new Promise<void>((ready) => odd.listen(0, '127.0.0.1', ready))
  const strange = openHybridMail({ url: `http://127.0.0.1:${(odd.address() as AddressInfo).port}` })
  try {
    for (let i = 0; i < 3; i++) await assert.rejects(strange.status('d'), ServiceOutage)
    const state = await strange.status('d')
    assert.ok(state?.state === 'rejected' && state.reason.length === 300 && state.reason.startsWith('a b'))
  } finally {
    odd.closeAllConnections()
    odd.close()
  }
  assert.throws(() => openHybridMail({ url: 'http://druck.example/' }), /https/)
})
