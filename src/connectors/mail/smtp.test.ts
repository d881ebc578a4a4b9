// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import type { Mail } from '../../command/mail.ts'
import { ServiceOutage } from '../../command/service-outage.ts'
import { openSmtp } from './smtp.ts'
import { testSmtp, textOf } from './test-smtp.ts'

const smtp = await testSmtp()
after(() => smtp.close())
beforeEach(() => {
  smtp.received.length = 0
  smtp.answer = {}
})

const MAIL: Mail = {
  key: 'b7f1', from: { name: 'Stadt Lindenbrück', address: 'hinweise@lindenbrueck.example' },
  to: 'jana.sommer@tsv-suederau.example', subject: 'Neue Nachricht für Sie', text: 'Guten Tag,\n\nGrüße aus Süderau',
}
const send = openSmtp({ url: smtp.url })
const outage = (what: RegExp) => (error: unknown) => error instanceof ServiceOutage && what.test(error.message)

/** A server of our own: what it says to whom connects. */
async function bare(greet: (socket: Socket) => void): Promise<{ url: string; connections: () => number; close: () => void }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    greet(socket)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`, connections: () => sockets.length,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test('a mail arrives as text from its tenant, with an id made of its key', async () => {
  assert.deepEqual(await send(MAIL), { sent: true })
  const [mail] = smtp.received
  assert.equal(smtp.received.length, 1)
  assert.equal(mail!.from, 'hinweise@lindenbrueck.example')
  assert.deepEqual(mail!.to, ['jana.sommer@tsv-suederau.example'])
  assert.equal(mail!.messageId, '<b7f1@lindenbrueck.example>')
  assert.match(mail!.raw, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(mail!.raw, /^Content-Type: text\/plain; charset=utf-8\r$/m)
  assert.match(mail!.raw, /^From: =\?UTF-8\?Q\?Stadt_Lindenbr=C3=BCck\?= <hinweise@lindenbrueck\.example>\r$/m)
  assert.match(textOf(mail!), /Guten Tag,\s+Grüße aus Süderau/)
  await send(MAIL)
  assert.equal(smtp.received[1]!.messageId, mail!.messageId)
})

test('a mail says where its bounce goes, and is signed with the domain of its sender where there is a key', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
  const signing = openSmtp({ url: smtp.url, dkim: { selector: 'lz1', privateKey } })
  assert.deepEqual(await signing({ ...MAIL, bounces: 'zurueck@lindenbrueck.example' }), { sent: true })
  const [mail] = smtp.received
  assert.equal(mail!.from, 'zurueck+b7f1@lindenbrueck.example')
  assert.match(mail!.raw, /^Date: .+\r$/m)
  const [, signature] = /^DKIM-Signature: ([\s\S]*?)\r\n(?=\S)/m.exec(mail!.raw)!
  assert.match(signature!, /d=lindenbrueck\.example;/)
  assert.match(signature!, /s=lz1;/)
  for (const name of ['From', 'To', 'Subject', 'Date', 'Message-ID']) assert.match(signature!, new RegExp(`[=:\\s]${name}[:;]`, 'i'), name)
  assert.deepEqual(await signing({ ...MAIL, bounces: 'a b@c' }), { refused: 0 })
})

test('nothing in a name or subject begins a header or adds a recipient', async () => {
  const evil = 'Amt\r\nBcc: alle@example.org\nX-Evil: 1\u2028\u0000'
  assert.deepEqual(await send({ ...MAIL, key: evil, from: { ...MAIL.from, name: evil }, subject: evil }), { sent: true })
  const head = smtp.received[0]!.raw.split('\r\n\r\n')[0]!
  assert.doesNotMatch(head, /^(Bcc|X-Evil)/im)
  assert.deepEqual(smtp.received[0]!.to, [MAIL.to])
  const addresses = ['a@b.example\r\nBcc: c@d.example', 'a@b.example,c@d.example', 'a@b.example>\r\nRCPT TO:<c@d.example', '<a@b.example>', 'a', '', `${'a'.repeat(65)}@b.example`]
  for (const to of addresses) assert.deepEqual(await send({ ...MAIL, to }), { refused: 0 }, JSON.stringify(to))
  for (const address of addresses) {
    assert.deepEqual(await send({ ...MAIL, from: { ...MAIL.from, address } }), { refused: 0 }, JSON.stringify(address))
  }
  assert.equal(smtp.received.length, 1)
})

test('4xx is an outage, 5xx is final, and neither repeats the address', async () => {
  for (const answer of [{ recipient: 450 }, { message: 451 }]) {
    smtp.answer = answer
    await assert.rejects(send(MAIL), outage(/^Der Mailserver nimmt gerade nichts an \(Antwort 45[01]\)\.$/))
  }
  for (const answer of [{ recipient: 550 }, { message: 554 }]) {
    smtp.answer = answer
    assert.deepEqual(await send(MAIL), { refused: answer.recipient ?? answer.message })
  }
  smtp.answer = {}
  assert.deepEqual(await send(MAIL), { sent: true }, 'an answer is no reason to leave the server alone')
})

test('a refused sign-in is for the operator to mend, so the mail waits', async () => {
  const strange = openSmtp({ url: smtp.url.replace('//', '//user:wrong@') })
  await assert.rejects(strange(MAIL), outage(/nicht zu erreichen|nimmt gerade nichts an/))
})

test('nobody there: an outage, and the server is left alone for a while', async () => {
  const gone = await bare(() => undefined)
  gone.close()
  const away = openSmtp({ url: gone.url, restMs: 300 })
  await assert.rejects(away(MAIL), outage(/nicht zu erreichen/))
  const back = await testSmtp(Number(new URL(gone.url).port))
  try {
    await assert.rejects(away(MAIL), outage(/nicht zu erreichen/), 'it is not asked again at once')
    await new Promise((later) => setTimeout(later, 350))
    assert.deepEqual(await away(MAIL), { sent: true })
  } finally {
    await back.close()
  }
})

test('a silent server and one that talks for ever are given up in time', async () => {
  const silent = await bare(() => undefined)
  const chatty = await bare((socket) => {
    socket.write('220-hello\r\n')
    const timer = setInterval(() => socket.write('220-still here\r\n'), 20)
    socket.on('close', () => clearInterval(timer))
  })
  try {
    for (const { url } of [silent, chatty]) {
      const start = performance.now()
      await assert.rejects(openSmtp({ url, stepMs: 200, totalMs: 400 })(MAIL), outage(/nicht zu erreichen/))
      assert.ok(performance.now() - start < 5_000)
    }
  } finally {
    silent.close()
    chatty.close()
  }
})

test('outside this machine a server without encryption gets nothing, unless that is wanted', async () => {
  // Another address of this machine stands for a machine elsewhere.
  const elsewhere = await testSmtp(0, '127.0.0.2')
  try {
    await assert.rejects(openSmtp({ url: elsewhere.url })(MAIL), outage(/./))
    assert.equal(elsewhere.received.length, 0)
    assert.deepEqual(await openSmtp({ url: `${elsewhere.url}?requireTLS=false` })(MAIL), { sent: true })
  } finally {
    await elsewhere.close()
  }
})
