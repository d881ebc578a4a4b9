// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Language } from '../words/language.ts'

const EXAMPLES_AT_MOST = 3
/** German terms stand in brackets behind English names. */
const TERM = /\([^)]*\)/g
/** German nouns are capital; a capital word before another is what that one is like. */
const NOUN = /(?<!\p{L})\p{Lu}\p{Ll}{3,}(?:-\p{Lu}\p{Ll}+)*(?![\p{L}-]|\s+\p{Lu})/gu
/** In English what it is about comes last. */
const WORD = /\p{L}[\p{L}-]{2,}/gu

/** Words to search for, from the names of services: the shortest are those people use every day. */
export function searchExamples(names: readonly string[], language: Language): string[] {
  const words = names.flatMap((name) => wordOf(name, language) ?? []).sort(byLength)
  return words
    .filter((word, i) => !words.slice(0, i).some((one) => word.startsWith(one)))
    .slice(0, EXAMPLES_AT_MOST)
}

function wordOf(name: string, language: Language): string | undefined {
  if (language === 'en') return name.replaceAll(TERM, '').match(WORD)?.at(-1)
  return name.match(NOUN)?.sort(byLength)[0]
}

const byLength = (a: string, b: string) => a.length - b.length
