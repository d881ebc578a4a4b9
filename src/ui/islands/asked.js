// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Shows of a long form only the questions that are asked with the answers given so far; the rules are
// asked of the server. Without an answer all questions are there, each with a line when it matters.

const form = document.querySelector('form[data-asked]')
const PAUSE_MS = 120

if (form) {
  let timer
  let isAsking = false
  let isStale = false
  let last

  form.addEventListener('change', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), PAUSE_MS)
  })
  void ask()

  async function ask() {
    if (isAsking) {
      isStale = true
      return
    }
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
    if (body.toString() === last) return
    last = body.toString()
    isAsking = true
    try {
      const answer = await fetch(form.dataset.asked, { method: 'POST', body })
      if (answer.ok) show(new Set(await answer.json()))
      else show(undefined)
    } catch {
      last = undefined
      show(undefined)
    }
    isAsking = false
    if (!isStale) return
    isStale = false
    void ask()
  }

  /** Nothing is hidden under the hands of who types in it. */
  function show(asked) {
    for (const question of form.querySelectorAll('[data-question]')) {
      question.hidden = asked !== undefined && !asked.has(question.dataset.question) && !question.contains(document.activeElement)
    }
    for (const note of form.querySelectorAll('[data-note]')) note.hidden = asked !== undefined
  }
}
