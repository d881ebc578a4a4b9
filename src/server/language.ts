// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which language a page is written in: chosen by link and remembered, else proposed.
import { getCookie, setCookie } from 'hono/cookie'
import { isLanguage, proposedLanguage } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import type { Words } from '../words/words.ts'
import { isSecure } from './csrf.tsx'
import type { Page } from './web.ts'

/** The query parameter and the cookie that carry the choice. */
export const LANGUAGE_PARAMETER = 'sprache'
const A_YEAR_S = 365 * 24 * 3600

/** The language for this request; a choice in the address is remembered for this municipality. */
export function languageOf(c: Page, slug: string): Language {
  const chosen = c.req.query(LANGUAGE_PARAMETER)
  if (isLanguage(chosen)) {
    setCookie(c, LANGUAGE_PARAMETER, chosen, {
      path: `/${slug}`, sameSite: 'Lax', httpOnly: true, maxAge: A_YEAR_S, secure: isSecure(c),
    })
    return chosen
  }
  return rememberedLanguage(c)
}

/**
 * The language before a municipality is known, for what is refused early. The desk and the instance
 * itself speak German.
 */
export function earlyLanguage(c: Page): Language {
  return isDesk(c.req.path) ? 'de' : rememberedLanguage(c)
}

/** Does this path belong to the desk of a municipality? `/slug/amtsblatt` does not. */
export function isDesk(path: string): boolean {
  return /^\/[^/]+\/amt(\/|$)/.test(path)
}

function rememberedLanguage(c: Page): Language {
  const known = getCookie(c, LANGUAGE_PARAMETER)
  return isLanguage(known) ? known : proposedLanguage(c.req.header('accept-language'))
}

/** Texts in the language of this page. */
export function wordsOf<T>(c: Page, words: Words<T>): T {
  return words[c.get('language')]
}
