// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Context } from '../engine/context.ts'
import { fillText } from '../engine/letter-value.ts'
import type { Prepared } from '../engine/prepare.ts'
import { ENTRY_TEXTS, textIn } from '../process/service-entry.ts'
import type { EntryText, Localised, ServiceEntry } from '../process/service-entry.ts'
import { viewForm } from './pages.ts'
import type { Language } from '../words/language.ts'

/** The texts of the catalogue with the values of this municipality in place of placeholders. */
export type EntryTexts = Readonly<Partial<Record<EntryText, string>>> & {
  readonly more: readonly { readonly title: string; readonly url: string }[]
}

/** The texts of an entry in a language; only `more` where a process has no entry. */
export function entryTexts(
  prepared: Prepared, context: Context, entry: ServiceEntry | undefined, language?: Language,
): EntryTexts {
  if (!entry) return { more: [] }
  const { sight } = viewForm(prepared, context, {})
  const filled = (text: Localised) => fillText(prepared, textIn(text, language), sight)
  const texts = ENTRY_TEXTS.flatMap((key) => {
    const text = entry[key]
    return text === undefined ? [] : [[key, filled(text)]]
  })
  const more = entry.more.map(({ title, url }) => ({ title: filled(title), url }))
  return { ...Object.fromEntries(texts), more }
}
