// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A print service over HTTP; the interface is in README.md. Whatever is no clear answer is an outage.
import { createHash } from 'node:crypto'
import type { HybridLetter, HybridMail, HybridState } from '../../command/hybrid-mail.ts'
import { isOwnMachine } from '../../command/own-machine.ts'
import { ServiceOutage } from '../../command/service-outage.ts'

export interface HybridMailOptions {
  /** `https://secret@host/path`; plain `http` only on this machine. */
  readonly url: string
  readonly totalMs?: number
}

const TOTAL_MS = 20_000
const ANSWER_CHARACTERS = 10_000
const REASON_CHARACTERS = 300

/** Opens no connection yet; throws if secret and letters would go over the net in the clear. */
export function openHybridMail({ url: text, totalMs = TOTAL_MS }: HybridMailOptions): HybridMail {
  const url = new URL(text)
  if (url.protocol !== 'https:' && !isOwnMachine(url)) {
    throw new Error('LAUFZETTEL_HYBRID_MAIL_URL braucht https, außer auf demselben Rechner.')
  }
  const secret = decodeURIComponent(url.username)
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`
  const ask = async (key: string, init: RequestInit): Promise<{ status: number; body: unknown }> => {
    try {
      const answer = await fetch(`${base}/letters/${encodeURIComponent(key)}`, {
        ...init, redirect: 'error', signal: AbortSignal.timeout(totalMs),
        headers: { 'content-type': 'application/json', ...(secret && { authorization: `Bearer ${secret}` }) },
      })
      const said = (await answer.text()).slice(0, ANSWER_CHARACTERS)
      return { status: answer.status, body: answer.status < 500 && said !== '' ? JSON.parse(said) : undefined }
    } catch {
      throw new ServiceOutage('Der Druckdienst ist nicht zu erreichen.')
    }
  }
  return {
    async submit(letter) {
      const { status, body } = await ask(letter.key, { method: 'PUT', body: JSON.stringify(packed(letter)) })
      if (status === 422) return { state: 'rejected', reason: reasonOf(body) }
      if (status === 409) return { state: 'rejected', reason: 'Der Druckdienst kennt unter dieser Nummer einen anderen Brief.' }
      return stateOf(status, body)
    },
    async status(key) {
      const { status, body } = await ask(key, { method: 'GET' })
      return status === 404 ? undefined : stateOf(status, body)
    },
  }
}

function packed({ address, pdf }: HybridLetter) {
  return { address, pdf: Buffer.from(pdf).toString('base64'), sha256: createHash('sha256').update(pdf).digest('hex') }
}

function stateOf(status: number, body: unknown): HybridState {
  const { state, on } = (body ?? {}) as { readonly state?: unknown; readonly on?: unknown }
  if (status !== 200 && status !== 201) throw new ServiceOutage(`Der Druckdienst nimmt gerade nichts an (Antwort ${status}).`)
  if (state === 'accepted' || state === 'printed') return { state }
  if (state === 'rejected') return { state, reason: reasonOf(body) }
  if (state === 'dispatched' && typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on)) return { state, on }
  throw new ServiceOutage('Der Druckdienst antwortet unverständlich.')
}

/** A sentence of somebody else's: one line, not too long. */
function reasonOf(body: unknown): string {
  const { reason } = (body ?? {}) as { readonly reason?: unknown }
  const said = typeof reason === 'string' ? reason.replaceAll(/[\p{C}\s]+/gu, ' ').trim().slice(0, REASON_CHARACTERS) : ''
  return said || 'Der Druckdienst nennt keinen Grund.'
}
