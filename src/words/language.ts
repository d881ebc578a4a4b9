// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** Languages people may choose; German is always there, the others fall back to it. */
export const LANGUAGES = ['de', 'en', 'de-leicht'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  de: 'Deutsch',
  en: 'English',
  'de-leicht': 'Leichte Sprache',
}

/** Tags for `lang` attributes (BCP 47; the variant `simple` is in the IANA registry). */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  de: 'de',
  en: 'en',
  'de-leicht': 'de-simple',
}

/** Tags by which dates and numbers are written. */
export const LOCALES: Readonly<Record<Language, string>> = {
  de: 'de-DE',
  en: 'en-GB',
  'de-leicht': 'de-DE',
}

/** Whether a text names one of the languages. */
export function isLanguage(text: string | undefined): text is Language {
  return (LANGUAGES as readonly (string | undefined)[]).includes(text)
}

/** A language as it is remembered; German where none is. */
export const languageIn = (value: unknown): Language =>
  typeof value === 'string' && isLanguage(value) ? value : 'de'

/**
 * The language for who has not chosen yet, by `Accept-Language` (RFC 9110 § 12.5.4): English only
 * for a browser that does not read German at all.
 */
export function proposedLanguage(accepted: string | undefined): Language {
  if (!accepted) return 'de'
  const tags = accepted
    .slice(0, MAX_HEADER)
    .split(',')
    .map((one) => one.split(';')[0]!.trim().toLowerCase())
  if (tags.some((tag) => tag === '*' || /^de(-|$)/.test(tag))) return 'de'
  return tags.some((tag) => /^en(-|$)/.test(tag)) ? 'en' : 'de'
}

const MAX_HEADER = 500
