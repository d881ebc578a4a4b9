// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'

interface Wire {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/** The address a request came from; behind a trusted proxy the one the proxy saw. */
export function remoteAddress(c: Page): string {
  const behindProxy = process.env['LAUFZETTEL_TRUST_PROXY'] === '1'
  const forwarded = behindProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  return forwarded ?? (c.env as Wire | undefined)?.incoming?.socket?.remoteAddress ?? 'unbekannt'
}
