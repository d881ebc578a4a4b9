// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import type { Page } from '../server/web.ts'
import { portalPage } from './frame.tsx'

/** What is over, taken back or never was: nobody learns which, unless they come with a secret we gave (410). */
export function gonePage(c: Page, title: string, children: ComponentChildren, status: 404 | 410 = 404): Promise<Response> {
  return portalPage(
    c,
    { title, status },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">{title}</h1>
        {children}
      </div>
    </div>,
  )
}
