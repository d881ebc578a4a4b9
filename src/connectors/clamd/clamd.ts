// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// ClamAV by clamd's INSTREAM: the bytes go over a socket, so clamd needs no right on our files.
import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import type { Scan, Scanned } from '../../command/scan.ts'
import { ServiceOutage } from '../../command/service-outage.ts'

export interface ClamdOptions {
  /** `host:port`, `[::1]:port` or the path of a unix socket. */
  readonly at: string
  /** For all of one scan. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 30_000
const CHUNK_BYTES = 64 * 1024
const ANSWER_BYTES_AT_MOST = 1024
const SIGNATURE_CHARACTERS = 100

/** Where clamd listens; undefined if the text names no place. */
export function clamdPlace(at: string): { path: string } | { host: string; port: number } | undefined {
  if (at.startsWith('/')) return { path: at }
  const [, host, port] = /^(?:\[?([\w.:-]+?)\]?):(\d{1,5})$/.exec(at) ?? []
  return host && Number(port) > 0 && Number(port) < 65_536 ? { host, port: Number(port) } : undefined
}

/** Every answer but a plain OK or FOUND is an outage: nothing unscanned ever counts as clean. */
export function openClamd({ at, timeoutMs = TIMEOUT_MS }: ClamdOptions): Scan {
  const place = clamdPlace(at)
  if (!place) throw new Error(`«${at}» ist kein Anschluss von clamd. Möglich sind rechner:3310 und /pfad/zum/socket.`)
  return async (bytes) => verdict(await ask(createConnection(place), bytes, timeoutMs))
}

/** Sends the bytes and gives what clamd said before it hung up. */
function ask(socket: Socket, bytes: Uint8Array, timeoutMs: number): Promise<string> {
  return new Promise((answer, broken) => {
    let said = ''
    const fail = () => {
      socket.destroy()
      broken(new ServiceOutage('Der Virenschutz antwortet nicht.'))
    }
    const timer = setTimeout(fail, timeoutMs)
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => {
      said += part
      if (said.length > ANSWER_BYTES_AT_MOST) fail()
    })
    // A scanner that has seen enough answers and hangs up while we still write: its answer counts.
    socket.on('error', () => (said.includes('\0') ? undefined : fail()))
    socket.on('close', () => {
      clearTimeout(timer)
      answer(said)
    })
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
        const chunk = bytes.subarray(from, from + CHUNK_BYTES)
        socket.write(lengthOf(chunk.length))
        socket.write(chunk)
      }
      socket.write(lengthOf(0))
    })
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function verdict(said: string): Scanned {
  if (said === 'stream: OK\0') return { clean: true }
  const found = /^stream: (.+) FOUND\0$/s.exec(said)?.[1]
  if (found !== undefined) return { found: found.replaceAll(/[^\w.:-]/g, '?').slice(0, SIGNATURE_CHARACTERS) }
  throw new ServiceOutage('Der Virenschutz hat keine klare Antwort gegeben.')
}
