// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

export interface Tab {
  readonly href: string
  readonly title: string
  readonly count?: number
  /** Instead of a number: „3 neu“. */
  readonly note?: string
  readonly current?: boolean
  /** Keys that lead there, one after the other, for `islands/keys.js`. */
  readonly keys?: string
}

/** Tabs are links with an address of their own; the current one says so. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav class="lz-tabs" aria-label={label}>
      <TabList tabs={tabs} />
    </nav>
  )
}

/** Navigation at the side of an area, such as an account. */
export function SideNav({
  label,
  tabs,
}: {
  readonly label: string
  readonly tabs: readonly Tab[]
}) {
  return (
    <nav class="lz-side" aria-label={label}>
      <TabList tabs={tabs} />
    </nav>
  )
}

/** The same links as a list, for navigations of other shapes. */
export function TabList({ tabs }: { readonly tabs: readonly Tab[] }) {
  return (
    <ul>
      {tabs.map(({ href, title, count, note, current, keys }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined} data-keys={keys}>
            {title}
            {(note ?? count) !== undefined && (
              <>
                {' '}
                <span class="lz-count">{note ?? count}</span>
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
