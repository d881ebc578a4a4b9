// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'

interface Incoming {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/** The network address a request came from, only ever used hashed, to slow down guessing. */
export function clientAddress(c: Page): string {
  const forwarded =
    process.env['LAUFZETTEL_TRUST_PROXY'] === '1' ? c.req.header('x-forwarded-for') : undefined
  const last = forwarded?.split(',').at(-1)?.trim()
  return last || (c.env as Incoming | undefined)?.incoming?.socket?.remoteAddress || 'unknown'
}
