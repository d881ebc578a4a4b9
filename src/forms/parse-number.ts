// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Json } from '../engine/case.ts'
import type { Language } from '../words/language.ts'
import { UNREAD } from './parse.words.ts'

/** What became of one text: a value to store (null for nothing), or what is wrong with it. */
export type Scalar = { readonly value: Json } | { readonly message: string }

const WHOLE = String.raw`(?:\d{1,3}(?:\.\d{3})+|\d+)`
const NUMBER = new RegExp(`^([+-]?)(${WHOLE})(?:,(\\d+))?$`)
const MONEY = new RegExp(`^([+-]?)(${WHOLE})(?:,(\\d{1,2}))?$`)
const MAX_DIGITS = 15

/** A number as Germans write it: `1.000,5`, `1000,5`, `-3`. A point only groups thousands. */
export function parseNumber(text: string, language: Language = 'de'): Scalar {
  const given = tidy(text)
  if (!given) return { value: null }
  const match = NUMBER.exec(given)
  if (!match) return { message: UNREAD[language].noNumber(shown(text)) }
  const [, sign, whole, fraction = ''] = match
  const digits = whole!.replaceAll('.', '')
  if (digits.length + fraction.length > MAX_DIGITS)
    return { message: UNREAD[language].longNumber(shown(text), MAX_DIGITS) }
  const value = Number(`${sign}${digits}${fraction && `.${fraction}`}`)
  return { value: value === 0 ? 0 : value }
}

/** An amount in euro as integer cents: `1.000,00`, `1000,5` (= 100050 cents), `35 €`. */
export function parseMoney(text: string, language: Language = 'de'): Scalar {
  const given = tidy(text).replace(/(?:€|EUR|Euro)$/i, '')
  if (!given) return { value: null }
  const match = MONEY.exec(given)
  if (!match) return { message: UNREAD[language].noMoney(shown(text)) }
  const [, sign, whole, fraction = ''] = match
  const digits = whole!.replaceAll('.', '') + fraction.padEnd(2, '0')
  if (digits.length > MAX_DIGITS)
    return { message: UNREAD[language].muchMoney(shown(text), MAX_DIGITS - 2) }
  const cents = Number(digits)
  return { value: sign === '-' && cents !== 0 ? -cents : cents }
}

/** Spaces inside and the typographic minus are how people paste numbers from elsewhere. */
function tidy(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-')
}

const MAX_SHOWN = 40
const shown = (text: string) => text.trim().slice(0, MAX_SHOWN)
