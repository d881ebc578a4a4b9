// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Says while an application is being captured that it may be there already. Asks only after an
// answer by which cases are recognised, one request at a time, and never in the way of typing.

const place = document.querySelector('[data-similar]')
const form = document.querySelector('form[data-capture]')
const PAUSE_MS = 400

if (place && form) {
  const { similar, ask } = place.dataset
  const fields = new Set(place.dataset.fields.split(' '))
  let timer
  let isAsking = false
  /** Asked for while the answer to an earlier question was on its way. */
  let next
  let last = ''
  let said = ''

  form.addEventListener('change', ({ target }) => {
    if (!fields.has(target.name?.split('.')[0])) return
    clearTimeout(timer)
    timer = setTimeout(() => void find(), PAUSE_MS)
  })
  // Here the press need not send the page: files that were chosen stay.
  form.addEventListener('submit', (event) => {
    if (event.submitter?.name !== ask) return
    event.preventDefault()
    void find(true)
  })

  async function find(isPressed = false) {
    if (isAsking) {
      next = { isPressed: isPressed || next?.isPressed }
      return
    }
    const answers = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
    const body = new URLSearchParams(isPressed ? [...answers, [ask, '1']] : answers)
    if (!isPressed && body.toString() === last) return
    last = body.toString()
    isAsking = true
    try {
      const answer = await fetch(similar, { method: 'POST', body })
      if (answer.ok) say(await answer.text(), isPressed)
    } catch {
      // Without an answer nothing is said; saving tells it too.
      last = ''
    }
    isAsking = false
    if (!next) return
    const { isPressed: isNextPressed } = next
    next = undefined
    void find(isNextPressed)
  }

  /** What was hidden stays hidden until it is another. */
  function say(html, isPressed) {
    if (html === said && !isPressed) return
    said = html
    const found = new DOMParser().parseFromString(html, 'text/html').body
    if (!found.hasChildNodes()) return place.replaceChildren()
    const hide = document.createElement('button')
    hide.type = 'button'
    hide.textContent = 'Ausblenden'
    hide.addEventListener('click', () => place.replaceChildren())
    place.replaceChildren(...found.childNodes, hide)
  }
}
