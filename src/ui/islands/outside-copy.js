// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What somebody took along for the outside duty: one copy for each tenant, of one person, for one
// day. Page and worker read it by these rules; nobody else's copy is ever found by them.

const FAMILY = 'laufzettel-aussendienst'
/** Goes up when an older worker could not read what a newer page kept; the old is then removed. */
const FORMAT = 1
const KIND = `${FAMILY}-${FORMAT}`

/** `musterangeln` of `/musterangeln/amt/aussendienst`. */
export const tenantIn = (path) => path.split('/')[1]

/** Without https there is nothing to keep pages in, and so no copy. */
const names = async () => (globalThis.caches ? caches.keys() : [])

const placeOf = (slug) => `/${slug}/amt/`
const noteOf = (slug) => `${placeOf(slug)}aussendienst/mitgenommen`
/** The page that says what is not here; it holds nothing of a case. */
export const awayOf = (slug) => `${placeOf(slug)}aussendienst/ohne-netz`

/** Under which name a page is kept: the person one stands in for makes another form of it. */
export function keyOf(address) {
  const { pathname, searchParams } = new URL(address, location.origin)
  const instead = searchParams.get('fuer')
  return instead === null ? pathname : `${pathname}?fuer=${encodeURIComponent(instead)}`
}

/** The copy of a tenant with its note; after its day only the note is left. Undefined: there is none. */
export async function findCopy(slug) {
  const name = (await names()).find((one) => one.startsWith(`${KIND} ${slug} `))
  if (name === undefined) return undefined
  const cache = await caches.open(name)
  const note = await (await cache.match(noteOf(slug)))?.json()
  // Cut short while it was made: it is no copy.
  if (!note) return caches.delete(name).then(() => undefined)
  const isOver = Date.now() >= note.until
  if (isOver) await empty(cache, slug)
  return { cache, note: { ...note, isOver } }
}

async function empty(cache, slug) {
  const stay = [noteOf(slug), awayOf(slug)]
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (!stay.includes(pathname) && !pathname.startsWith('/assets/')) await cache.delete(request)
  }
}

/** Keeps pages (pairs of key and answer) in place of what was there; the note makes it a copy. */
export async function putCopy(slug, pages, note) {
  await erase(slug)
  const cache = await caches.open(`${KIND} ${slug} ${note.owner}`)
  for (const [key, answer] of pages) await cache.put(key, answer)
  await cache.put(noteOf(slug), Response.json(note))
}

/** Takes one page out of the copy: it is sent, or no longer true. */
export async function dropPage(address) {
  const copy = await findCopy(tenantIn(new URL(address, location.origin).pathname))
  await copy?.cache.delete(keyOf(address))
}

/** Removes the copy of a tenant, whoever's it is, and the worker that showed it. */
export async function remove(slug) {
  await erase(slug)
  const worker = globalThis.registration ?? (await navigator.serviceWorker?.getRegistration(placeOf(slug)))
  await worker?.unregister()
}

async function erase(slug) {
  for (const name of await names()) {
    if (name.startsWith(`${FAMILY}-`) && name.split(' ')[1] === slug) await caches.delete(name)
  }
}

/** Removes what is of an older format or of a day gone by, of any tenant; what is not `owner`'s here too. */
export async function tidy(slug, owner) {
  for (const name of await names()) {
    if (!name.startsWith(`${FAMILY}-`)) continue
    const [kind, tenant] = name.split(' ')
    if (kind === KIND) await findCopy(tenant)
    else await caches.delete(name)
  }
  const copy = await findCopy(slug)
  if (copy && owner !== undefined && copy.note.owner !== owner) await remove(slug)
}
