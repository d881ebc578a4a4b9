// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Keeps protocols on the device and sends them: forgotten only when the server says it is done.
// They belong to one person of one tenant; nobody else who signs in here sees them.

import { dropPage, remove, tenantIn } from './outside-copy.js'

const { owner, list, signIn } = document.querySelector('[data-outside]').dataset
let { csrf } = document.querySelector('[data-outside]').dataset

const SEND_MS = 180_000
const REFUSED_AT = 400
const CONFLICT = 409
const BROKEN_AT = 500
const SENTENCES_AT_MOST = 20

// The store of the device

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open('laufzettel-aussendienst', 1)
  asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('protokolle', { keyPath: 'id' }))
  asked.addEventListener('success', () => resolve(asked.result))
  asked.addEventListener('error', () => reject(asked.error))
})
opened.catch(() => {})

async function stored(mode, work) {
  const deal = (await opened).transaction('protokolle', mode)
  const request = work(deal.objectStore('protokolle'))
  return new Promise((resolve, reject) => {
    deal.addEventListener('complete', () => resolve(request.result))
    deal.addEventListener('abort', () => reject(deal.error))
  })
}
export const keep = (protocol) => stored('readwrite', (all) => all.put(protocol))
export const forget = (id) => stored('readwrite', (all) => all.delete(id))
export const protocolOf = async (id) => {
  const found = await stored('readonly', (all) => all.get(id))
  return found?.owner === owner ? found : undefined
}
export const waiting = async () => {
  const all = await stored('readonly', (one) => one.getAll())
  return all.filter((one) => one.owner === owner).sort((a, b) => a.at.localeCompare(b.at))
}

// Sending

/** What became of it: done (with the address), refused (with sentences), signIn, or network. */
export async function send(protocol) {
  return alone(protocol, async () => {
    // Another window may have been faster.
    if (!(await protocolOf(protocol.id))) return { kind: 'done' }
    return attempt(protocol)
  })
}

/** Keeps a protocol back for changes; false when it is sent already. */
export async function hold(id) {
  return alone({ id }, async () => {
    const protocol = await protocolOf(id)
    if (protocol) await keep({ ...protocol, state: 'held' })
    return protocol !== undefined
  })
}

const alone = ({ id }, work) => (navigator.locks ? navigator.locks.request(`aussendienst ${id}`, work) : work())

async function attempt(protocol) {
  let outcome = await post(protocol)
  if (outcome.kind === 'stale') {
    const fresh = await freshToken()
    outcome = fresh === true ? await post(protocol) : { kind: fresh }
    if (outcome.kind === 'stale') outcome = { kind: 'signIn' }
  }
  // The form that was taken along asks for what is done, or of a case that has moved on.
  if (outcome.kind === 'done' || outcome.isMoved) await dropPage(protocol.shown)
  if (outcome.kind === 'signIn') await remove(tenantIn(list))
  if (outcome.kind === 'done') await forget(protocol.id)
  // Thrown away meanwhile, it stays away.
  else if (await protocolOf(protocol.id)) await keep({ ...protocol, state: outcome.kind, problems: outcome.problems ?? [] })
  return outcome
}

async function post({ id, action, entries }) {
  const body = new FormData()
  for (const [name, value] of entries) {
    body.append(name, typeof value === 'string' ? value : new File([value.bytes], value.name, { type: value.type }))
  }
  body.append('_csrf', csrf)
  try {
    const answer = await fetch(action, { method: 'POST', body, signal: AbortSignal.timeout(SEND_MS) })
    const address = new URL(answer.url)
    if (answer.ok && address.searchParams.get('getan') === id) return { kind: 'done', address: answer.url }
    if (address.pathname === signIn) return { kind: 'signIn' }
    if (answer.status === 403) return { kind: 'stale' }
    if (answer.status < REFUSED_AT || answer.status >= BROKEN_AT) return { kind: 'network' }
    return { kind: 'refused', isMoved: answer.status === CONFLICT, problems: sentencesOf(await answer.text()) }
  } catch {
    return { kind: 'network' }
  }
}

/** The token of a page shown now to the same person; otherwise they have to sign in. */
async function freshToken() {
  try {
    const answer = await fetch(list, { cache: 'no-store' })
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-outside]')
    if (!answer.ok || found?.dataset.owner !== owner) return answer.status >= BROKEN_AT ? 'network' : 'signIn'
    ;({ csrf } = found.dataset)
    return true
  } catch {
    return 'network'
  }
}

/** What the server says is wrong, with the place in the form where it says one. */
function sentencesOf(html) {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  const alert = answer.querySelector('main .kern-alert')
  const lines = alert ? [...alert.querySelectorAll('li')] : []
  const said = lines.length > 0 && !alert.querySelector('ol')
    ? lines.map((one) => ({ text: one.textContent, href: one.querySelector('a')?.getAttribute('href') ?? null }))
    : [{ text: alert?.querySelector('.kern-title')?.textContent ?? answer.querySelector('main p')?.textContent ?? 'Das Amt hat das Protokoll nicht angenommen.', href: null }]
  return said.slice(0, SENTENCES_AT_MOST)
}
