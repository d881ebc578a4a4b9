// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'danger'
  readonly title: string
  /** Level of its heading in the page; 2 unless told. */
  readonly level?: 2 | 3
  /** `alert` is read out at once, `status` when there is time; nothing for what was there before. */
  readonly role?: 'alert' | 'status'
  readonly children?: ComponentChildren
}

/** A message about the whole page, with its meaning in words, icon and colour. */
export function Alert({ kind, title, level = 2, role, children }: AlertProps) {
  const Heading = `h${level}` as 'h2' | 'h3'
  return (
    <div class={`kern-alert kern-alert--${kind}`} role={role}>
      <div class="kern-alert__header">
        <Icon name={kind} />
        <Heading class="kern-title">{title}</Heading>
      </div>
      {children && <div class="kern-alert__body lz-tight">{children}</div>}
    </div>
  )
}
