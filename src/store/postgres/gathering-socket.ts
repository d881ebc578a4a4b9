// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { Socket } from 'node:net'

/**
 * A socket that sends together what is written in one turn of the loop: a transaction's beginning
 * and its first statement cost one call to the system and one journey instead of two.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket()
  // Not before: `connect` itself puts the plain `write` back.
  socket.once('connect', () => {
    const write = socket.write.bind(socket) as (...sent: unknown[]) => boolean
    socket.write = (...sent: unknown[]) => {
      if (socket.writableCorked === 0) {
        socket.cork()
        process.nextTick(() => socket.uncork())
      }
      return write(...sent)
    }
  })
  return socket
}
