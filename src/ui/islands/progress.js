// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Moves the bar of a job that runs, and shows its results once it has ended. Without it the page has
// a link to look again. Asks only while the page is seen.
const EVERY_MS = 2_000
let timer

const region = () => document.querySelector('[data-progress]')

async function look() {
  const here = region()
  if (!here || document.hidden) return
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const next = page.querySelector('[data-progress]')
    if (answer.ok && !answer.redirected && !next) return location.reload()
    if (next) {
      here.replaceChildren(...next.childNodes)
      document.title = page.title
    }
  } catch {
    // The next turn asks again.
  }
  wait()
}

function wait() {
  clearTimeout(timer)
  timer = setTimeout(() => void look(), EVERY_MS)
}

if (region()) {
  document.addEventListener('visibilitychange', () => !document.hidden && wait())
  addEventListener('pagehide', () => clearTimeout(timer))
  addEventListener('pageshow', wait)
  wait()
}
