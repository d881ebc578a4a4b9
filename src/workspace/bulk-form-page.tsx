// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import type { Problem } from '../engine/input.ts'
import type { Page } from '../server/web.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { Desk } from './desk.ts'
import { deskPage } from './frame.tsx'

/** A page that asks what shall be done with many cases; 422 with the problems of what was sent. */
export function bulkFormPage(
  c: Page, desk: Desk, title: string, problems: readonly Problem[], children: ComponentChildren,
): Promise<Response> {
  return deskPage(c, {
    desk,
    title,
    hasProblems: problems.length > 0,
    place: 'amt',
    children: (
      <div class="lz-text lz-flow">
        <h1 class="kern-heading-medium">{title}</h1>
        <ErrorSummary problems={problems} />
        {children}
      </div>
    ),
  }, problems.length > 0 ? 422 : 200)
}
