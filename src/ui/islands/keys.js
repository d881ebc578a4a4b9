// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Single keys for who works here all day: rows by J and K, and whatever names its keys in `data-keys`.
// Who does not want them is not sent this script. All of it is reached by Tab too.

const ROWS = 'main tr[data-key] .c a, main .lz-list .lz-go'
const TICK = '.lz-grid .lz-check'
/** After the first key of two, the second is awaited so long. */
const PAUSE_MS = 1500
let before = ''
let timer
let hasTyped = false
let here = [...document.querySelectorAll(ROWS)].find(({ href }) => href === history.state?.row)

addEventListener('input', ({ target }) => {
  if (target.form?.method === 'post' && !target.matches(TICK)) hasTyped = true
})

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key.length !== 1 || isTyped(event.target) || document.querySelector('dialog[open]')) return
  const isLetter = event.key.toLowerCase() !== event.key.toUpperCase()
  if (isLetter && event.shiftKey) return
  const key = event.key.toLowerCase()
  const keys = before ? `${before} ${key}` : key
  clearTimeout(timer)
  before = ''
  if (document.querySelector(`[data-keys^="${CSS.escape(keys)} "]`)) {
    before = keys
    timer = setTimeout(() => (before = ''), PAUSE_MS)
    event.preventDefault()
    return
  }
  // What belongs to this page alone comes before what all pages have.
  const places = [...document.querySelectorAll(`[data-keys="${CSS.escape(keys)}"]`)]
  const place = places.find((one) => one.closest('main')) ?? places[0]
  if (place ? lead(place) : ROW_KEYS[keys]?.()) event.preventDefault()
})

// Where an answer is typed, a letter is a letter; the ticks of a list take none.
function isTyped(target) {
  return target instanceof Element && !target.matches(TICK) && target.closest('input, textarea, select, [contenteditable]') !== null
}

/** Follows a link, puts the cursor into a field, or the focus on the first thing to do in a place. */
function lead(place) {
  if (place.matches('a')) return follow(place)
  const one = place.matches('input') ? place : place.querySelector('a, button, input:not([type=hidden]), select, textarea')
  one?.focus()
  if (one?.matches('input[type=text], input[type=search]')) one.select()
  return one !== undefined && one !== null
}

// What was typed and not sent is lost to nobody by a slip of the finger.
function follow(link) {
  if (hasTyped) return false
  link.click()
  return true
}

const ROW_KEYS = {
  j: () => go(1),
  k: () => go(-1),
  o: () => row() !== undefined && follow(row()),
  x: () => {
    const tick = row()?.closest('tr')?.querySelector(TICK)
    tick?.click()
    return tick !== null && tick !== undefined
  },
}

/** The link of the row that has the focus. */
function row() {
  const place = document.activeElement?.closest('tr[data-key], .lz-list > li')
  return [...document.querySelectorAll(ROWS)].find((link) => place?.contains(link))
}

function go(step) {
  const rows = [...document.querySelectorAll(ROWS)].filter((link) => link.checkVisibility())
  const from = rows.indexOf(row() ?? here)
  const next = rows[from < 0 ? (step > 0 ? 0 : rows.length - 1) : from + step]
  if (!next) return false
  here = next
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
  // Coming back, the next J goes on from here.
  history.replaceState({ ...history.state, row: next.href }, '')
  return true
}

// How many are ticked is said where something is done with them.
const count = document.querySelector('[data-chosen]')
function say() {
  const n = document.querySelectorAll(`${TICK}:checked`).length
  count.textContent = n === 0 ? '' : `${n} ausgewählt`
}
if (count) {
  addEventListener('change', ({ target }) => target.matches(TICK) && say())
  // A browser keeps ticks over going back.
  addEventListener('pageshow', say)
}
