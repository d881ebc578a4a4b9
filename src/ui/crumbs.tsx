// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

export interface Crumb {
  readonly title: string
  readonly href?: string
}

/** Where this page lies; the last crumb is the page itself. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="lz-crumbs" aria-label="Sie sind hier">
      <ol>
        {crumbs.map(({ title, href }) => (
          <li aria-current={href ? undefined : 'page'}>
            {href ? <a href={href}>{title}</a> : title}
          </li>
        ))}
      </ol>
    </nav>
  )
}
