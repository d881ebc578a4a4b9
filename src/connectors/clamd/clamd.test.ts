// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { test } from 'node:test'
import { ServiceOutage } from '../../command/service-outage.ts'
import { clamdPlace, openClamd } from './clamd.ts'
import { EICAR, noClamd, testClamd } from './test-clamd.ts'

test('clamd finds the test virus wherever it lies and lets the rest pass', { skip: noClamd() }, async () => {
  const clamd = await testClamd()
  try {
    const scan = openClamd({ at: clamd.at })
    assert.deepEqual(await scan(Buffer.from('a letter')), { clean: true })
    assert.deepEqual(await scan(randomBytes(10 * 1024 * 1024)), { clean: true })
    for (const bytes of [EICAR, `%PDF-1.7\n(${EICAR})\n%%EOF`, `${'x'.repeat(200_000)}${EICAR}`]) {
      const scanned = await scan(Buffer.from(bytes, 'latin1'))
      assert.match('found' in scanned ? scanned.found : 'clean', /^Test\.Eicar/)
    }
    const many = await Promise.all(Array.from({ length: 12 }, (_, i) => scan(Buffer.from(i % 2 ? EICAR : 'good', 'latin1'))))
    assert.deepEqual(many.map((one) => 'found' in one), many.map((_, i) => i % 2 === 1))
    await assert.rejects(scan(randomBytes(13 * 1024 * 1024)), ServiceOutage, 'too large for clamd is not clean')
  } finally {
    await clamd.close()
  }
  await assert.rejects(openClamd({ at: clamd.at })(Buffer.from('x')), ServiceOutage, 'stopped is not clean')
})

/** A clamd of our own that answers as told. */
async function fake(answer: (socket: Socket) => void): Promise<{ at: string; close: () => void }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => answer(socket))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    at: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const ANSWERS: Readonly<Record<string, (socket: Socket) => void>> = {
  silence: () => undefined,
  'hangs up': (socket) => socket.destroy(),
  'half an answer': (socket) => socket.end('stream: O'),
  'limit exceeded': (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'),
  'an answer about something else': (socket) => socket.end('stream: OK\0stream: OK\0'),
  'OK in the name of a virus': (socket) => socket.end('x stream: OK\0'),
  nothing: (socket) => socket.end(''),
  'talks for ever': (socket) => {
    const timer = setInterval(() => socket.write('x'.repeat(500)), 5)
    socket.on('close', () => clearInterval(timer))
  },
}

for (const [name, answer] of Object.entries(ANSWERS)) {
  test(`no clear answer is an outage in time: ${name}`, async () => {
    const clamd = await fake(answer)
    const start = performance.now()
    try {
      await assert.rejects(openClamd({ at: clamd.at, timeoutMs: 300 })(randomBytes(100_000)), ServiceOutage)
      assert.ok(performance.now() - start < 5_000)
    } finally {
      clamd.close()
    }
  })
}

test('a strange name of a virus is tamed', async () => {
  const clamd = await fake((socket) => socket.end(`stream: Evil\r\n\u001b[31m${'x'.repeat(500)} FOUND\0`))
  try {
    const scanned = await openClamd({ at: clamd.at, timeoutMs: 2_000 })(Buffer.from('x'))
    assert.match('found' in scanned ? scanned.found : 'clean', /^Evil\?\?\?\?31mx{86,90}$/)
  } finally {
    clamd.close()
  }
})

test('a place is a socket or a host with a port', () => {
  assert.deepEqual(clamdPlace('/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' })
  assert.deepEqual(clamdPlace('clamd:3310'), { host: 'clamd', port: 3310 })
  assert.deepEqual(clamdPlace('[::1]:3310'), { host: '::1', port: 3310 })
  for (const at of ['', 'clamd', 'clamd:0', 'clamd:99999', 'http://clamd:3310/x']) assert.equal(clamdPlace(at), undefined, at)
})
