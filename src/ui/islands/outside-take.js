// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Takes the list and its forms along on a press, says what lies on the device, and removes it.

import { awayOf, findCopy, keyOf, putCopy, remove, tenantIn } from './outside-copy.js'
import { alertBox } from './outside-parts.js'

const { owner, list, signIn } = document.querySelector('[data-outside]').dataset
const place = document.querySelector('[data-take]')
const slug = tenantIn(list)
const scope = `/${slug}/amt/`
const forms = JSON.parse(place.dataset.forms)
const state = place.querySelector('[aria-live]')
const [take, away] = place.querySelectorAll('button')
const offered = state.textContent
const NOT_THESE = ['content-encoding', 'content-length']

const clock = (at) => new Date(at).toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit' })
function counted(n) {
  if (n === 0) return 'Die Liste liegt'
  return n === 1 ? 'Ein Formular liegt' : `${n} Formulare liegen`
}

async function show(before = '') {
  const copy = await findCopy(slug)
  const note = copy && !copy.note.isOver ? copy.note : undefined
  place.hidden = !copy && forms.length === 0
  take.hidden = forms.length === 0
  away.hidden = !copy
  take.querySelector('.kern-label').textContent = note ? 'Neu mitnehmen' : 'Für unterwegs mitnehmen'
  const over = copy && !note ? 'Was Sie mitgenommen hatten, galt bis 24 Uhr und ist gelöscht. ' : ''
  const kept = note && `${counted(note.forms)} auf diesem Gerät, Stand ${clock(note.at)} Uhr. Bis heute 24 Uhr.${note.more ? ' Es gibt mehr; die übrigen öffnen sich nur mit Netz.' : ''}`
  state.textContent = before + (kept ?? over + offered)
}

async function takeAll() {
  take.disabled = true
  try {
    await register()
    const at = Date.now()
    const pages = []
    const wanted = [list, ...forms]
    for (const [i, address] of wanted.entries()) {
      state.textContent = `Wird mitgenommen: ${i + 1} von ${wanted.length} …`
      const answer = await pageOf(address, at)
      if (answer) pages.push([keyOf(address), answer])
    }
    const kept = pages.length - 1
    for (const address of [awayOf(slug), ...JSON.parse(place.dataset.assets)]) pages.push([keyOf(address), await ask(address)])
    await putCopy(slug, pages, { owner, at, until: midnight(), forms: kept, more: place.dataset.more !== undefined })
    await show()
  } catch (error) {
    await show(error.cause === 'said' ? `${error.message} ` : 'Gerade ist keine Verbindung zum Amt. Es wurde nichts mitgenommen. ')
  } finally {
    take.disabled = false
  }
}

const midnight = () => new Date().setHours(24, 0, 0, 0)
const said = (text) => new Error(text, { cause: 'said' })

async function register() {
  try {
    await navigator.serviceWorker.register(place.dataset.take, { scope, type: 'module', updateViaCache: 'none' })
  } catch {
    throw said(navigator.onLine ? 'Dieser Browser kann keine Seiten mitnehmen.' : 'Ohne Netz lässt sich nichts mitnehmen.')
  }
  await navigator.serviceWorker.ready
}

async function ask(address) {
  const answer = await fetch(address)
  if (answer.status === 401 || answer.status === 403 || new URL(answer.url).pathname === signIn) return signedOut()
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer
}

async function signedOut() {
  await remove(slug)
  throw said('Ihre Anmeldung ist abgelaufen. Melden Sie sich wieder an und nehmen Sie dann mit.')
}

/** A page as it will be shown without a connection: it says so itself. Undefined where the form is gone. */
async function pageOf(address, at) {
  const isList = address === list
  const answer = await ask(address).catch((error) => {
    if (error.cause || isList || error instanceof TypeError) throw error
  })
  if (!answer) return undefined
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const island = page.querySelector('[data-outside]')
  if (island?.dataset.owner !== owner) return signedOut()
  if (!isList && !page.querySelector('form[data-on-site]')) return undefined
  island.after(alertBox('info', 'Gerade ohne Netz', [
    `Sie sehen ${isList ? 'die Liste' : 'das Formular'}, wie ${isList ? 'sie' : 'es'} heute um ${clock(at)} Uhr war.`,
    ...(isList ? [] : ['Was Sie absenden, bleibt auf diesem Gerät, bis wieder Netz da ist.']),
    { text: 'Noch einmal mit Netz versuchen', href: keyOf(address) },
  ]))
  const headers = [...answer.headers].filter(([name]) => !NOT_THESE.includes(name))
  return new Response(`<!doctype html>${page.documentElement.outerHTML}`, { headers })
}

if (navigator.serviceWorker) {
  take.addEventListener('click', () => void takeAll())
  away.addEventListener('click', () => void remove(slug).then(() => show('Vom Gerät gelöscht. ')))
  // A page left open over night does not wait for the next one.
  setTimeout(() => void show(), midnight() - Date.now() + 1_000)
  void show()
}
