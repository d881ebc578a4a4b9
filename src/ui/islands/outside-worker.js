// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Answers for the desk of one tenant where the network does not, with what was taken along there.
// With a connection everything comes from the server, and what it answers decides about the copy.

import { awayOf, findCopy, keyOf, remove, tenantIn, tidy } from './outside-copy.js'

const { pathname: base } = new URL(registration.scope)
const slug = tenantIn(base)
/** A network that is there but brings nothing is none, where there is a copy to show. */
const PATIENCE_MS = 15_000

addEventListener('install', () => void skipWaiting())
addEventListener('activate', (event) => event.waitUntil(begin()))
addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate' && url.pathname.startsWith(base)) event.respondWith(open(event, url))
  else if (/^\/assets\/[0-9a-f]+\//.test(url.pathname)) event.respondWith(asset(request))
})

async function begin() {
  // The server is asked while the worker still wakes up.
  await registration.navigationPreload?.enable()
  await tidy(slug)
  await clients.claim()
}

async function open(event, url) {
  const copy = await findCopy(slug)
  const kept = await copy?.cache.match(keyOf(url))
  const answer = await fromServer(event, kept !== undefined)
  if (!answer) return kept ?? (await copy?.cache.match(awayOf(slug))) ?? Response.error()
  if (copy) await heed(answer, url, copy, kept !== undefined)
  return answer
}

function fromServer(event, isKept) {
  const asked = (async () => (await event.preloadResponse) ?? fetch(event.request))().catch(() => undefined)
  if (!isKept) return asked
  return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}

/** Nobody is signed in any more, or somebody else: then nothing stays. What the server no longer shows goes. */
async function heed(answer, url, { cache, note }, isKept) {
  const person = answer.headers.get('x-desk-owner')
  const isOther = person !== null && decodeURIComponent(person) !== note.owner
  const isSignIn = url.pathname === `${base}anmelden` && answer.ok
  if (isOther || isSignIn || answer.status === 401 || (isKept && answer.status === 403)) await remove(slug)
  else if (isKept && answer.status === 404) await cache.delete(keyOf(url))
}

/** The hash in its address says what is in it: kept or fetched, it is the same. */
async function asset(request) {
  const copy = await findCopy(slug)
  return (await copy?.cache.match(request.url, { ignoreVary: true })) ?? fetch(request)
}
