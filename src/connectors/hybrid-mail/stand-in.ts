// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Stands in for a print service, for tests and for trying out: it keeps to the interface in
// README.md, prints nothing, and fails the way such services fail, as it is told.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `dieAfter`: the letter is taken, the answer is lost; `dieBefore`: neither. */
export type Mood = 'good' | 'reject' | 'dieBefore' | 'dieAfter' | 'busy' | 'silent'

export interface Printed {
  readonly key: string
  readonly sha256: string
  readonly address: readonly string[]
  state: 'accepted' | 'printed' | 'dispatched' | 'rejected'
  reason?: string
  on?: string
}

export interface StandIn {
  readonly url: string
  /** By key; a letter is in here once, however often it was sent. */
  readonly letters: ReadonlyMap<string, Printed>
  /** Requests to take a letter, repeats too. */
  readonly asked: { count: number }
  /** How the next requests are met. */
  mood: (key: string) => Mood
  /** Addresses it cannot send to. */
  refuses: (address: readonly string[]) => boolean
  /** Posts all that was accepted, on that day. */
  dispatch(on: string): void
  close(): Promise<void>
}

export interface StandInOptions {
  /** Posts by itself as soon as it is asked how far it is. */
  readonly today?: () => string
}

const BODY_BYTES = 20_000_000
const LINES_AT_LEAST = 3

/** Listens on a free port of this machine. */
export async function startStandIn({ today }: StandInOptions = {}): Promise<StandIn> {
  const letters = new Map<string, Printed>()
  const asked = { count: 0 }
  const standIn = { mood: (_key: string): Mood => 'good', refuses: (_address: readonly string[]) => false }
  const server = createServer((request, response) => {
    const key = decodeURIComponent(/^\/letters\/([^/]+)$/.exec(request.url ?? '')?.[1] ?? '')
    const mood = standIn.mood(key)
    if (mood === 'silent') return
    if (mood === 'dieBefore') return void request.socket.destroy()
    if (mood === 'busy') return tell(response, 503)
    if (request.method === 'GET') return told(response, letters.get(key), today)
    asked.count++
    take(request, key, (address) => mood === 'reject' || standIn.refuses(address), letters)
      .then(({ status, body }) => (mood === 'dieAfter' ? void request.socket.destroy() : tell(response, status, body)))
      .catch(() => tell(response, 400))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  server.unref()
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    asked,
    get mood() {
      return standIn.mood
    },
    set mood(mood) {
      standIn.mood = mood
    },
    get refuses() {
      return standIn.refuses
    },
    set refuses(refuses) {
      standIn.refuses = refuses
    },
    dispatch(on) {
      for (const letter of letters.values()) if (letter.state === 'accepted') Object.assign(letter, { state: 'dispatched', on })
    },
    close: () => new Promise((closed) => {
      server.closeAllConnections()
      server.close(() => closed())
    }),
  }
}

async function take(
  request: IncomingMessage, key: string, rejects: (address: readonly string[]) => boolean, letters: Map<string, Printed>,
): Promise<{ status: number; body: object }> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > BODY_BYTES) throw new Error('too large')
    parts.push(part)
  }
  const { address, pdf, sha256 } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { address: string[]; pdf: string; sha256: string }
  const known = letters.get(key)
  if (known) return known.sha256 === sha256 ? { status: 200, body: shown(known) } : { status: 409, body: {} }
  if (createHash('sha256').update(Buffer.from(pdf, 'base64')).digest('hex') !== sha256) throw new Error('broken')
  const isRefused = rejects(address)
  if (isRefused || address.length < LINES_AT_LEAST) {
    return { status: 422, body: { reason: isRefused ? 'Die Anschrift ist nicht zustellbar.' : 'Die Anschrift ist unvollständig.' } }
  }
  const letter: Printed = { key, sha256, address, state: 'accepted' }
  letters.set(key, letter)
  return { status: 201, body: shown(letter) }
}

function told(response: ServerResponse, letter: Printed | undefined, today: (() => string) | undefined) {
  if (!letter) return tell(response, 404)
  if (today && letter.state === 'accepted') Object.assign(letter, { state: 'dispatched', on: today() })
  tell(response, 200, shown(letter))
}

const shown = ({ state, reason, on }: Printed) => ({ state, ...(reason && { reason }), ...(on && { on }) })

function tell(response: ServerResponse, status: number, body: object = {}) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
