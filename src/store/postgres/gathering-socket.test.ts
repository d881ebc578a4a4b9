// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { gatheringSocket } from './gathering-socket.ts'

test('what is written in one turn of the loop waits for its end and leaves in order', async () => {
  let read = ''
  const server = createServer((to) => to.setEncoding('utf8').on('data', (text: string) => (read += text))).listen(0)
  await once(server, 'listening')
  const socket = gatheringSocket().connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  for (const turn of ['first', 'second']) {
    for (const text of ['BEGIN;', 'SELECT;', `${turn};`]) socket.write(text)
    assert.equal(socket.writableLength, `BEGIN;SELECT;${turn};`.length, 'nothing has left yet')
    await new Promise((done) => setTimeout(done, 50))
    assert.equal(socket.writableLength, 0)
  }
  socket.end()
  await once(socket, 'close')
  assert.equal(read, 'BEGIN;SELECT;first;BEGIN;SELECT;second;')
  server.close()
})
