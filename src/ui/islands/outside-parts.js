// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Parts of a page the scripts of the outside duty make themselves; they look like those of the server.

export function element(tag, className, ...inside) {
  const node = document.createElement(tag)
  if (className) node.className = className
  node.append(...inside)
  return node
}

/** A message; lines are sentences or `{ text, href }`. */
export function alertBox(kind, title, lines) {
  const items = lines.map((line) => {
    if (typeof line === 'string' || !line.href) return element('p', '', line.text ?? line)
    const link = element('a', '', line.text)
    link.href = line.href
    return element('p', '', link)
  })
  const icon = element('span', `kern-icon kern-icon--${kind}`)
  icon.setAttribute('aria-hidden', 'true')
  const head = element('div', 'kern-alert__header', icon, element('h2', 'kern-title', title))
  return element('div', `kern-alert kern-alert--${kind}`, head, element('div', 'kern-alert__body lz-tight', ...items))
}

export function linkTo(text, href) {
  const link = element('a', '', text)
  link.href = href
  return element('p', 'lz-taps', link)
}

/** `about` is read to screen readers where the words alone are not unique on the page. */
export function button(text, kind, about, act) {
  const label = element('span', 'kern-label', text, element('span', 'kern-sr-only', ` (${about})`))
  const node = element('button', `kern-btn kern-btn--${kind}`, label)
  node.type = 'button'
  node.addEventListener('click', act)
  return node
}
