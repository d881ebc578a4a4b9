// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import type { Page } from '../server/web.ts'
import { portalPage } from './frame.tsx'

/** What is over, taken back or never was: nobody learns which. */
export function gonePage(c: Page, title: string, children: ComponentChildren): Promise<Response> {
  return portalPage(
    c,
    { title, status: 404 },
    <div class="lz-wrap">
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-large">{title}</h1>
        {children}
      </div>
    </div>,
  )
}
