// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Ctrl-K or Cmd-K opens one field from which everything of the desk is reached; without this, the
// link that names the keys leads to the search page. The list is the server's, with its rights.

const opener = document.querySelector('[data-quick]')
const PAUSE_MS = 120
const RECENT_AT_MOST = 6
const RECENT = 'laufzettel-zuletzt'
const CASE = /\/amt\/vorgaenge\/([0-9a-f-]{36})(?:\/|$)/

if (opener) {
  const { quick, owner } = opener.dataset
  const present = CASE.exec(location.pathname)?.[1]
  let dialog, field, list, status
  let timer, asked
  /** The words the list belongs to. */
  let shown
  /** Enter came before the list: its first entry is opened when it is there. */
  let isAwaited = false

  remember()
  opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open()
  })
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
    event.preventDefault()
    if (dialog?.open) dialog.close()
    else open()
  })

  function open() {
    if (!dialog) build()
    field.value = ''
    dialog.showModal()
    field.focus()
    void ask()
  }

  function build() {
    dialog = document.createElement('dialog')
    dialog.className = 'lz-quick kern-layer kern-level-2'
    dialog.setAttribute('aria-label', 'Schnellsuche')
    dialog.innerHTML = `<form action="${opener.getAttribute('href')}">
      <label for="quick">Wohin?</label>
      <input id="quick" name="q" type="text" maxlength="100" autocomplete="off" spellcheck="false" enterkeyhint="go" role="combobox"
        aria-autocomplete="list" aria-expanded="false" aria-controls="quick-list" aria-describedby="quick-help">
      <kbd aria-hidden="true">Esc</kbd>
    </form>
    <p role="status" class="kern-sr-only"></p>
    <div id="quick-list" role="listbox" aria-label="Treffer"></div>
    <p id="quick-help" class="lz-meta">Aktenzeichen, Name, Aktion oder Seite. <span><kbd>↑</kbd> <kbd>↓</kbd> wählen, <kbd>Eingabe</kbd> öffnen, <kbd>Strg</kbd> <kbd>Eingabe</kbd> im neuen Fenster</span></p>`
    document.body.append(dialog)
    field = dialog.querySelector('input')
    list = dialog.querySelector('[role=listbox]')
    status = dialog.querySelector('[role=status]')
    field.addEventListener('input', () => {
      isAwaited = false
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), PAUSE_MS)
    })
    field.addEventListener('keydown', press)
    // What lies outside the panel is the dialog itself.
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
    dialog.addEventListener('close', () => {
      asked?.abort()
      clearTimeout(timer)
      isAwaited = false
    })
  }

  /** Asks for what was typed; an older question is dropped, and so is its answer. */
  async function ask() {
    asked?.abort()
    const mine = (asked = new AbortController())
    const words = field.value.trim()
    const query = new URLSearchParams({ q: words })
    if (present) query.set('vorgang', present)
    if (words === '') query.set('zuletzt', recent().join(','))
    try {
      const answer = await fetch(`${quick}?${query}`, { signal: mine.signal, redirect: 'error' })
      if (!answer.ok) throw new Error(String(answer.status))
      const html = await answer.text()
      if (mine !== asked || !dialog.open) return
      show(html, words)
    } catch {
      if (mine.signal.aborted || mine !== asked) return
      clear('Die Schnellsuche antwortet nicht. Die Eingabetaste führt zur Suche.')
      if (isAwaited) dialog.querySelector('form').requestSubmit()
    }
  }

  function show(html, words) {
    const found = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild
    list.replaceChildren(...found.childNodes)
    list.scrollTop = 0
    shown = words
    say(found.dataset.say)
    choose(options()[0])
    if (isAwaited) go()
  }

  function clear(text) {
    list.replaceChildren()
    shown = undefined
    choose(undefined)
    say(text)
    status.classList.remove('kern-sr-only')
  }

  function say(text) {
    status.classList.add('kern-sr-only')
    status.textContent = text
  }

  const options = () => [...list.querySelectorAll('[role=option]')]
  const chosen = () => list.querySelector('[aria-selected=true]')

  function choose(option) {
    chosen()?.setAttribute('aria-selected', 'false')
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    field.setAttribute('aria-expanded', String(option !== undefined))
    if (option) field.setAttribute('aria-activedescendant', option.id)
    else field.removeAttribute('aria-activedescendant')
  }

  function press(event) {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const all = options()
      choose(all[(all.indexOf(chosen()) + step + all.length) % all.length])
    } else if (event.key === 'Enter') {
      // Without a list the form leads to the search page.
      if (shown === undefined && !asked) return
      event.preventDefault()
      if (shown === field.value.trim()) return go(event.ctrlKey || event.metaKey)
      isAwaited = true
      clearTimeout(timer)
      void ask()
    }
  }

  function go(isBeside = false) {
    const option = chosen()
    if (!option) return
    dialog.close()
    if (isBeside) window.open(option.href, '_blank', 'noopener')
    else location.assign(option.href)
  }

  /** Ids of the cases this window showed to this person, the last one first. */
  function recent() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(RECENT))
      return kept?.owner === owner ? kept.ids : []
    } catch {
      return []
    }
  }

  function remember() {
    if (!present) return
    const ids = [present, ...recent().filter((id) => id !== present)].slice(0, RECENT_AT_MOST)
    try {
      sessionStorage.setItem(RECENT, JSON.stringify({ owner, ids }))
    } catch {
      // A window that keeps nothing shows the person's own cases instead.
    }
  }
}
