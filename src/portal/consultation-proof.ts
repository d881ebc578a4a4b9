// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a browser keeps after the code of a body was typed in it: a signed cookie for one link.
import { getCookie, setCookie } from 'hono/cookie'
import { consultationProof, isConsultationProof } from '../command/consultation-code.ts'
import { consultationToken } from '../command/consultation-token.ts'
import type { AskedBy } from '../command/consultation-token.ts'
import type { House } from '../command/house.ts'
import { isSecure } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'
import type { Tenant } from '../store/tenant.ts'

const COOKIE = 'stelle'
/** Browsers keep none for longer. */
const SECONDS_AT_MOST = 400 * 86_400

/** Whether the code was typed in this browser. */
export function isProven(c: Page, asked: AskedBy): boolean {
  return isConsultationProof(c.get('house'), c.get('tenant'), asked, getCookie(c, COOKIE))
}

/** Remembers it in this browser until the link ends (ISO), and for no other link. */
export function rememberProof(c: Page, house: House, tenant: Tenant, asked: AskedBy, until: string): void {
  const seconds = Math.floor((Date.parse(until) - Date.parse(house.clock())) / 1000)
  setCookie(c, COOKIE, consultationProof(house, tenant, asked), {
    httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: Math.min(Math.max(seconds, 0), SECONDS_AT_MOST),
    path: `/${tenant.slug}/beteiligung/${consultationToken(house, tenant, asked.consultation, asked.link)}`,
  })
}
