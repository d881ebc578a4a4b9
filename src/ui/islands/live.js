// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Says quietly that something has changed since the page was made; never reloads by itself. Listens
// only while the page is seen: a browser has six connections to a server, and all pages share them.
const place = document.querySelector('[data-live]')
const AGAIN_MS = 10_000
const AGAIN_AT_MOST_MS = 300_000
let pause = AGAIN_MS
let source
let again
let hasTyped = false

function listen() {
  if (source || document.hidden) return
  source = new EventSource(place.dataset.live)
  source.addEventListener('message', ({ data }) => say(JSON.parse(data).text))
  source.addEventListener('open', () => (pause = AGAIN_MS))
  source.addEventListener('ende', stop)
  // The browser tries again by itself unless it was refused; then now and then.
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return
    stop()
    again = setTimeout(listen, pause)
    pause = Math.min(pause * 2, AGAIN_AT_MOST_MS)
  })
}

function stop() {
  clearTimeout(again)
  source?.close()
  source = undefined
}

function say(text) {
  const words = document.createElement('span')
  words.textContent = text
  const link = document.createElement('a')
  const here = new URL(location.href)
  here.searchParams.delete('getan')
  here.hash = ''
  link.href = here.href
  link.textContent = hasTyped ? 'In neuem Fenster ansehen' : 'Neu laden'
  if (hasTyped) link.target = '_blank'
  const hide = document.createElement('button')
  hide.type = 'button'
  hide.textContent = 'Ausblenden'
  hide.addEventListener('click', () => place.replaceChildren())
  place.replaceChildren(words, ' ', link, ' ', hide)
}

if (place) {
  addEventListener('input', ({ target }) => {
    if (target.form?.method === 'post') hasTyped = true
  })
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()))
  addEventListener('pagehide', stop)
  addEventListener('pageshow', listen)
  listen()
}
