// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import type { Page } from '../server/web.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import type { Crumb } from '../ui/crumbs.tsx'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'

interface AdminFrame {
  readonly desk: Desk
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  /** A page about oneself, below the own account. */
  readonly isOwn?: boolean | undefined
  readonly children: ComponentChildren
}

/** The title of its start, where every way begins. */
export const ADMIN_TITLE = 'Verwaltung'

/** A page of the administration: where it lies, its title, its content. */
export function adminPage(
  c: Page,
  { desk, title, crumbs = [], isOwn, children }: AdminFrame,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const start = isOwn
    ? { title: 'Ihr Konto', href: `${desk.base}/konto` }
    : { title: ADMIN_TITLE, href: `${desk.base}/verwaltung` }
  const way = [start, ...crumbs, { title }]
  return deskPage(
    c,
    {
      desk,
      title,
      place: isOwn ? 'konto' : 'verwaltung',
      children: (
        <>
          {title !== ADMIN_TITLE && <Crumbs crumbs={way} />}
          <h1 class="kern-heading-medium">{title}</h1>
          {children}
        </>
      ),
    },
    status,
  )
}
