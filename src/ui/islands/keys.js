// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A single / puts the cursor into the search; all else works without this.
addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
  const field = document.querySelector('#q')
  if (!field || isTyping || event.key !== '/') return
  event.preventDefault()
  field.focus()
  field.select()
})
