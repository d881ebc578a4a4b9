// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { setTimeout as sleep } from 'node:timers/promises'

/** The database cannot be reached now; the same call may succeed later. */
export class Outage extends Error {
  override readonly name = 'Outage'
}

const READ_TRIES = 5
const FIRST_PAUSE_MS = 100

/** Classes and codes of SQLSTATE that mean "not now" rather than "not so". */
const PASSING = /^(08...|57P0[1-5]|53300)$/
const BROKEN_SOCKET = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
])
const BROKEN_CLIENT =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/

/** Turns a broken connection into an `Outage`; hands every other error back as it is. */
export function asOutage(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Outage) return error
  const code = String((error as { code?: unknown }).code ?? '')
  const passing = PASSING.test(code) || BROKEN_SOCKET.has(code) || BROKEN_CLIENT.test(error.message)
  if (!passing) return error
  return new Outage('Die Datenbank ist gerade nicht erreichbar.', { cause: error })
}

/** Reads again after an outage, five times over 1.5 s; only for what changes nothing. */
export async function retryRead<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof Outage) || attempt === READ_TRIES) throw error
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1))
    }
  }
}
