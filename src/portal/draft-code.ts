// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A draft is opened by a code that only its owner knows; the database knows the code's hash.
import { randomInt } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import { isSecure } from '../server/csrf.tsx'
import type { Page } from '../server/web.ts'

/** Letters and digits nobody confuses on paper; 16 of them are 79 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 16
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`)
const COOKIE = 'lz_entwurf'
const CODES_AT_MOST = 10
const DAY_S = 24 * 3600
/** A draft is kept this long after its last change. */
export const DRAFT_DAYS = 30

/** A new code such as `7KQ4-M2XD-9PRT-C3VW`. */
export function newDraftCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
    '',
  )
  return letters.match(/.{4}/g)!.join('-')
}

/** The code that goes with at least 16 bytes, always the same. */
export function codeOfBytes(bytes: Uint8Array): string {
  const letters = Array.from({ length: LENGTH }, (_, i) => ALPHABET[bytes[i]! % ALPHABET.length])
  return letters.join('').match(/.{4}/g)!.join('-')
}

/** A code as people type it, brought into its form; undefined if it cannot be one. */
export function tidyDraftCode(text: string): string | undefined {
  const letters = text.toUpperCase().replaceAll(/[\s–-]/g, '')
  if (!CODE.test(letters)) return undefined
  return letters.match(/.{4}/g)!.join('-')
}

/** The codes this browser has used lately, newest first. */
export function knownCodes(c: Page): string[] {
  const codes = (getCookie(c, COOKIE) ?? '').split('.').map(tidyDraftCode)
  return codes.filter((code) => code !== undefined).slice(0, CODES_AT_MOST)
}

/** Remembers a code in this browser, so that its drafts are found again and can be claimed. */
export function rememberCode(c: Page, code: string): void {
  const codes = [code, ...knownCodes(c).filter((one) => one !== code)].slice(0, CODES_AT_MOST)
  setCookie(c, COOKIE, codes.join('.'), {
    httpOnly: true,
    sameSite: 'Lax',
    path: `/${c.get('tenant').slug}`,
    maxAge: DRAFT_DAYS * DAY_S,
    secure: isSecure(c),
  })
}
