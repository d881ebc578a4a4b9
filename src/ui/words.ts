// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../words/language.ts'
import type { Words } from '../words/words.ts'

/** The language of the page that is being written. */
export const LanguageContext = createContext<Language>('de')

/** The language of the page a component stands on. */
export const useLanguage = (): Language => useContext(LanguageContext)

/** The texts of a component in the language of its page. */
export function useWords<T>(words: Words<T>): T {
  return words[useLanguage()]
}
