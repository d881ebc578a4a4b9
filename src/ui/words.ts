// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren, VNode } from 'preact'
import type { Language } from '../words/language.ts'
import type { Words } from '../words/words.ts'
import { writeNow } from './render.ts'

/** A page is written in one go, so nobody else can come between. */
let present: Language = 'de'

/** Everything inside is written in this language; outside it is German. */
export function InLanguage({ language, children }: { readonly language: Language; readonly children: ComponentChildren }): VNode {
  const before = present
  present = language
  try {
    return writeNow(children)
  } finally {
    present = before
  }
}

/** The language of the page a component stands on. */
export const useLanguage = (): Language => present

/** The texts of a component in the language of its page. */
export function useWords<T>(words: Words<T>): T {
  return words[present]
}
