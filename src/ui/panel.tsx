// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'

interface PanelProps {
  /** Heading and, made from it, the name of the section. */
  readonly title?: string
  readonly id?: string
  /** `ok` confirmation, `soon` something is asked of the person, `soft` grey, `flush` no padding. */
  readonly kind?: 'ok' | 'soon' | 'soft' | 'flush'
  readonly level?: 2 | 3
  readonly class?: string
  readonly children: ComponentChildren
}

/** A white panel with a hairline; a section of the page when it has a title. */
export function Panel({ title, id, kind, level = 2, class: more, children }: PanelProps) {
  const names = ['lz-panel', kind && `lz-panel--${kind}`, 'kern-layer', 'kern-level-2', more]
  const heading = id ?? (title && `h-${title.toLowerCase().replaceAll(/[^a-zäöüß0-9]+/g, '-')}`)
  const Heading = `h${level}` as 'h2' | 'h3'
  return (
    <section class={names.filter(Boolean).join(' ')} aria-labelledby={title ? heading : undefined}>
      {title && (
        <Heading class="kern-heading-small" id={heading}>
          {title}
        </Heading>
      )}
      {children}
    </section>
  )
}

/** Says what would be here and what to do. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="lz-empty lz-tight">{children}</div>
}
