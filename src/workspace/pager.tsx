// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

interface PagerProps {
  readonly page: number
  readonly pages: number
  readonly address: (page: number) => string
}

/** So many pages on each side of the present one are named. */
const NEIGHBOURS = 3

/** The pages of a list as links; nothing when there is only one. */
export function Pager({ page, pages, address }: PagerProps) {
  if (pages < 2) return null
  const from = Math.max(1, page - NEIGHBOURS)
  const to = Math.min(pages, page + NEIGHBOURS)
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return (
    <nav class="lz-nav lz-end" aria-label="Seiten">
      <ul>
        {page > 1 && (
          <li>
            <a href={address(page - 1)}>Zurück</a>
          </li>
        )}
        {numbers.map((n) => (
          <li>
            <a href={address(n)} aria-current={n === page ? 'page' : undefined}>
              <span class="kern-sr-only">Seite </span>
              {n}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={address(page + 1)}>Weiter</a>
          </li>
        )}
      </ul>
    </nav>
  )
}
