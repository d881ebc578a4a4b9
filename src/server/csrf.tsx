// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A form can only be sent by who was shown it: a token bound to the visitor's cookie and session,
// and no cross-site request at all.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { House } from '../command/house.ts'
import type { Page } from './web.ts'

const VISITOR = 'lz_besuch'
const YEAR_S = 365 * 24 * 3600

/** The visitor's cookie, made at the first visit. It identifies nobody. */
export function visitorOf(c: Page, house: House): string {
  const known = getCookie(c, VISITOR)
  if (known && /^[0-9a-f-]{36}$/.test(known)) return known
  const fresh = house.newId()
  setCookie(c, VISITOR, fresh, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: YEAR_S, secure: isSecure(c) })
  return fresh
}

/** Whether cookies may be marked Secure: the address the browser used is https. */
export function isSecure(c: Page): boolean {
  const behindProxy = process.env['LAUFZETTEL_TRUST_PROXY'] === '1' ? c.req.header('x-forwarded-proto') : undefined
  return (behindProxy ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https'
}

/** The token of a visitor's forms, while signed in of this session's; the same one each time. */
export function csrfToken(house: House, visitor: string, session: string | undefined): string {
  const bound = `csrf ${visitor} ${session ?? ''}`
  const known = tokens.get(house) ?? new Map<string, string>()
  const token = known.get(bound) ?? createHmac('sha256', house.secret).update(bound).digest('base64url')
  if (known.size >= TOKENS_AT_MOST) known.clear()
  tokens.set(house, known.set(bound, token))
  return token
}

/** Who reads one page soon reads the next. */
const tokens = new WeakMap<House, Map<string, string>>()
const TOKENS_AT_MOST = 10_000

/** The hidden field every form carries. */
export function CsrfField({ csrf }: { csrf: string }) {
  return <input type="hidden" name="_csrf" value={csrf} />
}

/** Whether a POST comes from one of our own pages. */
export async function isOwnForm(c: Page): Promise<boolean> {
  const site = c.req.header('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin && origin !== 'null' && (!URL.canParse(origin) || new URL(origin).host !== c.req.header('host'))) return false
  const body = await c.req.parseBody({ all: true })
  const given = Buffer.from(String(body['_csrf'] ?? ''))
  const wanted = Buffer.from(c.get('csrf'))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
