// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Texts of a Leistung from outside in front of those of the library.
import type { Process } from '../../process/process.ts'
import { ENTRY_TEXTS, TEXT_MODULES } from '../../process/service-entry.ts'
import type { EntryText, Localised, ServiceEntry } from '../../process/service-entry.ts'
import type { TextModule, XzufiService } from './message.ts'
import { LANGUAGES } from '../../words/language.ts'
import type { Language } from '../../words/language.ts'

const MORE = '15'

/** The code of each text of an entry. */
export const CODE_OF = Object.fromEntries(
  Object.entries(TEXT_MODULES).flatMap(([code, key]) => ((ENTRY_TEXTS as readonly string[]).includes(key) ? [[key, code]] : [])),
) as Readonly<Record<EntryText, string>>

/** The entry of a process with the texts of a Leistung, each of them where it has a German version. */
export function entryOfService(process: Process, { modules }: XzufiService): ServiceEntry {
  const { entry, summary } = process
  const found = ENTRY_TEXTS.flatMap((key) => {
    const text = localised(modules.find((one) => one.code === CODE_OF[key]))
    return text === undefined ? [] : [[key, text] as const]
  })
  const texts = Object.fromEntries(found) as Partial<Record<EntryText, Localised>>
  const links = modules.flatMap((one) => (one.code === MORE ? one.links : []))
  const base: ServiceEntry = entry ?? { keyConfirmed: false, name: summary, synonyms: [], teaser: summary, text: summary, more: [], related: [] }
  return { ...base, ...texts, more: links.length > 0 ? links : base.more }
}

/** Codes of modules that are kept but shown nowhere: the process says it itself, or nobody asks. */
export function unshown({ modules }: XzufiService): string[] {
  const shown = [...Object.values(CODE_OF), MORE]
  return [...new Set(modules.map((one) => one.code).filter((code) => !shown.includes(code)))].sort()
}

function localised(module: TextModule | undefined): Localised | undefined {
  const texts: Partial<Record<Language, string>> = {}
  for (const [language, text] of Object.entries(module?.texts ?? {})) {
    const known = languageOf(language)
    if (known) texts[known] ??= text
  }
  const { de, ...others } = texts
  if (de === undefined) return undefined
  return Object.keys(others).length === 0 ? de : { de, ...others }
}

/** `de-DE` is German, `de-x-leicht` is Leichte Sprache. */
function languageOf(code: string): Language | undefined {
  if (/^de\b.*(leicht|simple)/i.test(code)) return 'de-leicht'
  return LANGUAGES.find((one) => one === code.slice(0, 2).toLowerCase())
}
