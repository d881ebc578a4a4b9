// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'

/** Address of this server as the browser knows it, `https://host`, for links to hand out. */
export function originOf(c: Page): string {
  const url = new URL(c.req.url)
  const forwarded =
    process.env['LAUFZETTEL_TRUST_PROXY'] === '1' ? c.req.header('x-forwarded-proto') : undefined
  const scheme = forwarded === 'https' ? 'https' : url.protocol.slice(0, -1)
  return `${scheme}://${c.req.header('host') ?? url.host}`
}
