// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Ctrl-K, Cmd-K or / puts the cursor into the search; all else works without this.
addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select')
  const isPalette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
  const field = document.querySelector('#q')
  if (!field || !(isPalette || (event.key === '/' && !isTyping))) return
  event.preventDefault()
  field.focus()
  field.select()
})
