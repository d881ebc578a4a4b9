// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Protocols outlive a bad connection: a form is kept on the device under its command id, sent, and
// forgotten only when the server says it is done. Sent twice, the server does it once.

import { remove, tenantIn, tidy } from './outside-copy.js'
import { alertBox, button, element, linkTo } from './outside-parts.js'
import { forget, hold, keep, protocolOf, send, waiting } from './outside-send.js'

const page = document.querySelector('[data-outside]')
const { owner, list, signIn, bytes, fileBytes } = page.dataset
const form = document.querySelector('form[data-on-site]')
const board = document.querySelector('[data-waiting]')

const SAVED = 'Gespeichert auf diesem Gerät. Wird gesendet, sobald wieder Netz da ist.'
const AGAIN = 'Ihre Anmeldung ist abgelaufen. Das Protokoll bleibt auf diesem Gerät, bis Sie sich wieder angemeldet haben.'
const HELD = 'Zum Ändern geöffnet. Wird erst gesendet, wenn Sie es absenden.'
const COMMAND = '_befehl'
/** Belong to the page they came with, not to what was answered. */
const OF_PAGE = new Set(['_csrf', '_stand', '_folge'])
const FIRST_WAIT_MS = 5_000
const MOST_WAIT_MS = 300_000

// Trying again

let wait = FIRST_WAIT_MS
let timer

function later() {
  clearTimeout(timer)
  timer = setTimeout(sendAll, wait)
  wait = Math.min(wait * 2, MOST_WAIT_MS)
}

async function sendAll() {
  const all = (await waiting()).filter(({ state }) => state !== 'refused' && state !== 'held')
  for (const one of all) await sendShown(one)
}

/** Those on their way: a connection that comes back must not send them beside themselves. */
const underWay = new Set()

async function sendShown(protocol) {
  if (underWay.has(protocol.id)) return
  underWay.add(protocol.id)
  say(protocol, { kind: 'sending' })
  const outcome = await send(protocol).finally(() => underWay.delete(protocol.id))
  if (outcome.kind === 'network') later()
  else wait = FIRST_WAIT_MS
  const isHere = isOfForm(protocol)
  if (isHere && outcome.kind === 'done' && outcome.address) location.assign(outcome.address)
  else if (isHere && outcome.kind === 'done') location.assign(list)
  else if (isHere && outcome.kind === 'refused') location.assign(formOf(protocol))
  else if (outcome.kind === 'done') await showWaiting(protocol, outcome.address)
  else say(protocol, outcome)
}

/** Others wait as well; the form on the screen speaks of its own alone. */
const isOfForm = ({ id }) => form?.elements[COMMAND]?.value === id

const again = () => {
  wait = FIRST_WAIT_MS
  void sendAll()
}
addEventListener('online', again)
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again())

const formOf = ({ shown, id }) => {
  const address = new URL(shown, location.href)
  address.searchParams.set('wartend', id)
  return address.href
}

// The form

if (form) {
  form.addEventListener('submit', (event) => {
    // Buttons with a name only add to a list or take from it: the server does that.
    if (event.submitter?.name) return
    event.preventDefault()
    void submit()
  })
  // What was taken along comes with the command it was kept under.
  void reopen(new URLSearchParams(location.search).get('wartend') ?? form.elements[COMMAND].value)
} else if (new URLSearchParams(location.search).has('wartend')) {
  void showLost(new URLSearchParams(location.search).get('wartend'))
}

async function submit() {
  const entries = [...new FormData(form)].filter(([name, value]) => name !== '_csrf' && (typeof value === 'string' || value.size > 0))
  const tooMuch = weigh(entries.flatMap(([, value]) => (typeof value === 'string' ? [] : [value])))
  if (tooMuch) return notice('warning', 'So lässt sich das Protokoll nicht senden', tooMuch)
  form.inert = true
  try {
    const protocol = await protocolFrom(entries)
    await keep(protocol)
    void navigator.storage?.persist?.()
    await sendShown(protocol)
  } catch {
    // Where a device keeps nothing, the form goes its ordinary way.
    form.inert = false
    form.submit()
  }
}

async function protocolFrom(entries) {
  const plain = await Promise.all(entries.map(async ([name, value]) =>
    [name, typeof value === 'string' ? value : { name: value.name, type: value.type, bytes: await value.arrayBuffer() }]))
  const texts = [...form.querySelectorAll('textarea')].map(({ value }) => value).filter(Boolean)
  return {
    id: form.elements[COMMAND].value, owner, state: 'network', at: new Date().toISOString(), texts, entries: plain,
    action: form.action, title: form.dataset.onSite, shown: location.pathname + location.search,
  }
}

/** The sentence where it is too much for the server; nothing is made smaller unasked. */
function weigh(files) {
  const size = (sum) => `${Math.ceil(sum / 1024 / 1024)} MB`
  const large = files.find((one) => one.size > Number(fileBytes))
  if (large) return `Die Datei „${large.name}“ ist ${size(large.size)} groß. Möglich sind ${size(Number(fileBytes))}.`
  const sum = files.reduce((all, one) => all + one.size, 0)
  if (sum <= Number(bytes)) return undefined
  return `Die Bilder sind zusammen ${size(sum)} groß, auf einmal gehen ${size(Number(bytes))}. Entfernen Sie welche und nehmen Sie sie später im Vorgang zur Akte.`
}

/** Fills the fresh form with what was answered; it keeps its command, which was never carried out. */
async function reopen(id) {
  const protocol = await protocolOf(id)
  if (!protocol) return
  const given = new Map()
  for (const [name, value] of protocol.entries) if (!OF_PAGE.has(name)) given.set(name, [...(given.get(name) ?? []), value])
  for (const field of form.elements) {
    const values = given.get(field.name) ?? []
    if (!field.name || OF_PAGE.has(field.name) || field.type === 'submit') continue
    if (field.type === 'file') refill(field, values)
    else if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value)
    else if (field.tagName === 'SELECT' || values.length > 0 || field.type !== 'hidden') field.value = values[0] ?? ''
  }
  if (protocol.state === 'refused') return notice('danger', 'Das Protokoll ist noch nicht angenommen', ...(protocol.problems ?? []))
  if (protocol.state === 'held') return notice('info', 'Dieses Protokoll ist noch nicht gesendet', HELD)
  askToChange(protocol)
}

/** It may go out at any moment: changed is only what is held back first. */
function askToChange({ id, title, state }) {
  form.inert = true
  const box = notice('info', 'Dieses Protokoll wartet auf diesem Gerät', sentenceOf(state), { text: 'Was auf diesem Gerät wartet', href: list })
  box.lastChild.append(button('Protokoll ändern', 'secondary', title, async () => {
    if (!(await hold(id))) return location.assign(list)
    form.inert = false
    notice('info', 'Dieses Protokoll ist noch nicht gesendet', HELD)
  }))
}

/** Of two inputs of one name only the one for several takes the pictures. */
function refill(field, values) {
  if (field.hasAttribute('capture')) return
  const bag = new DataTransfer()
  for (const { bytes: content, name, type } of values.filter((one) => typeof one !== 'string')) bag.items.add(new File([content], name, { type }))
  field.files = bag.files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The action is no longer possible: what was written can still be read and copied. */
async function showLost(id) {
  const protocol = await protocolOf(id)
  if (protocol) notice('info', 'Ihr Protokoll liegt noch auf diesem Gerät', ...protocol.texts, 'Es steht unter „Außendienst“, bis Sie es verwerfen.')
}

// What is shown

/** One message above the form, read out and brought into view. */
function notice(kind, title, ...lines) {
  const box = alertBox(kind, title, lines)
  box.setAttribute('role', 'alert')
  box.tabIndex = -1
  document.querySelector('[data-notice]')?.remove()
  box.dataset.notice = ''
  page.after(box)
  box.focus()
  return box
}

const sentenceOf = (state) => ({
  sending: 'Wird gesendet …', network: SAVED, signIn: AGAIN, refused: 'Das Amt hat das Protokoll nicht angenommen.', held: HELD,
})[state]

function say(protocol, { kind }) {
  const row = board?.querySelector(`[data-protocol="${CSS.escape(protocol.id)}"] [role=status]`)
  if (row) {
    row.textContent = sentenceOf(kind)
    // Only a fresh list has the right buttons.
    if (kind === 'refused' || kind === 'signIn') void showWaiting()
  } else if (isOfForm(protocol)) {
    const links = kind === 'signIn' ? [{ text: 'Jetzt anmelden', href: `${signIn}?weiter=${encodeURIComponent(list)}` }] : []
    const title = kind === 'sending' ? 'Das Protokoll wird gesendet' : 'Das Protokoll ist noch nicht beim Amt'
    notice(kind === 'sending' ? 'info' : 'warning', title, sentenceOf(kind), ...links,
      ...(kind === 'network' ? [{ text: 'Was auf diesem Gerät wartet', href: list }] : []))
  }
}

async function showWaiting(sent, address) {
  if (!board) return
  const all = await waiting()
  const parts = all.length === 0 ? [] : [panel(all)]
  if (sent) {
    const link = element('a', '', sent.title)
    link.href = address ?? list
    const box = alertBox('success', 'Gesendet', [])
    box.lastChild.append(element('p', '', link))
    box.setAttribute('role', 'status')
    parts.unshift(box)
  }
  board.className = 'lz-flow'
  board.replaceChildren(...parts)
}

function panel(all) {
  const heading = element('h2', 'kern-heading-small', 'Auf diesem Gerät warten')
  heading.id = 'h-wartend'
  const rows = element('ul', 'lz-list lz-visits', ...all.map(row))
  rows.setAttribute('role', 'list')
  const box = element('section', 'lz-panel lz-panel--soon kern-layer kern-level-2', heading, rows)
  box.setAttribute('aria-labelledby', heading.id)
  return box
}

function row(protocol) {
  const { id, title, at, state, problems = [] } = protocol
  const moment = new Date(at).toLocaleString('de-DE', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
  const status = element('p', '', sentenceOf(state))
  status.setAttribute('role', 'status')
  const links = []
  if (state === 'refused') links.push(linkTo('Formular öffnen und berichtigen', formOf(protocol)))
  if (state === 'held') links.push(linkTo('Formular öffnen', formOf(protocol)))
  if (state === 'signIn') links.push(linkTo('Anmelden', `${signIn}?weiter=${encodeURIComponent(list)}`))
  const buttons = element('div', 'lz-row', ...links,
    button('Jetzt senden', 'primary', title, () => sendShown(protocol)),
    button('Verwerfen', 'secondary', title, () => discard(protocol)))
  const item = element('li', '', element('article', 'lz-tight', element('h3', 'kern-title', title),
    element('p', 'lz-meta', `gespeichert am ${moment} Uhr`), status, ...problems.map(({ text }) => element('p', '', text)), buttons))
  item.dataset.protocol = id
  return item
}

async function discard({ id, title }) {
  if (!confirm(`„${title}“ wurde noch nicht gesendet. Protokoll mit Fotos und Unterschrift von diesem Gerät löschen?`)) return
  await forget(id)
  await showWaiting()
}

// Signing out takes what waits with it, but not without a word; and what was taken along.
for (const leaving of document.querySelectorAll('form[action$="/abmelden"]')) {
  leaving.addEventListener('submit', (event) => {
    event.preventDefault()
    void leave(leaving)
  })
}

async function leave(leaving) {
  const all = await waiting().catch(() => [])
  const what = all.length === 1 ? 'Ein Protokoll ist noch nicht gesendet. Beim Abmelden wird es'
    : `${all.length} Protokolle sind noch nicht gesendet. Beim Abmelden werden sie`
  if (all.length > 0 && !confirm(`${what} von diesem Gerät gelöscht. Trotzdem abmelden?`)) return
  for (const { id } of all) await forget(id)
  await remove(tenantIn(list))
  leaving.submit()
}

void tidy(tenantIn(list), owner)

void showWaiting().then(() => (form ? undefined : sendAll()), () => {})
