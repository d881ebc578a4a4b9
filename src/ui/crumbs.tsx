// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { PAGE } from './page.words.ts'
import { useWords } from './words.ts'

export interface Crumb {
  readonly title: string
  readonly href?: string
}

/** Where this page lies; the last crumb is the page itself. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const say = useWords(PAGE)
  return (
    <nav class="lz-crumbs" aria-label={say.here}>
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
