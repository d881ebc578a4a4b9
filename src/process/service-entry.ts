// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people read about a service before they apply (service.yaml), by the text modules of XZuFi.
// Fee, papers, terms, unit and legal basis are not here: the process itself says them.
import type { Language } from '../words/language.ts'
import type { Process, Text } from './process.ts'

/** A text in German alone, or by language. */
export type Localised =
  | Text
  | { readonly de: Text; readonly en?: Text | undefined; readonly 'de-leicht'?: Text | undefined }

export interface ServiceEntry {
  /** Whether somebody has compared the Leistungsschlüssel with the legal basis. */
  readonly keyConfirmed: boolean
  /** How people call it: «Hund anmelden», not «Hundesteuer». */
  readonly name: Localised
  /** Everyday words people search for. */
  readonly synonyms: readonly string[]
  readonly teaser: Localised
  readonly text: Localised
  readonly requirements?: Localised
  readonly procedure?: Localised
  readonly hints?: Localised
  readonly remedy?: Localised
  readonly more: readonly MoreLink[]
  /** It catches what has no process of its own; this field takes the words of the search along. */
  readonly takesWords?: string
  /** Ids of processes people look for at the same time. */
  readonly related: readonly string[]
}

/** A page elsewhere with more about it. */
export interface MoreLink {
  readonly title: Localised
  readonly url: string
}

/** The texts of an entry, in the order a page shows them. */
export const ENTRY_TEXTS = [
  'name', 'teaser', 'text', 'requirements', 'procedure', 'hints', 'remedy',
] as const
export type EntryText = (typeof ENTRY_TEXTS)[number]

/**
 * Codes of the code list `urn:de:xzufi:codeliste:leistungstextmodulleika` (20240216), where each
 * comes from: a text of the entry, or what the process says anyway.
 */
export const TEXT_MODULES: Readonly<Record<string, EntryText | 'title' | 'summary' | 'basis' | 'papers' | 'unit'>> = {
  '02': 'title', '03': 'name', '05': 'summary', '06': 'text', '07': 'basis', '08': 'papers',
  '09': 'requirements', '11': 'procedure', '16': 'hints', '22': 'unit', '24': 'teaser', '25': 'remedy',
}

/** The text in this language, else in German. */
export function textIn(text: Localised, language: Language = 'de'): Text {
  return typeof text === 'string' ? text : (text[language] ?? text.de)
}

/** The texts of an entry that have no version in this language, as places in service.yaml. */
export function missingTexts(entry: ServiceEntry, language: Language): string[] {
  const isMissing = (text: Localised | undefined) =>
    text !== undefined && (typeof text === 'string' ? language !== 'de' : text[language] === undefined)
  const links = entry.more.flatMap(({ title }, i) => (isMissing(title) ? [`more.${i}.title`] : []))
  return [...ENTRY_TEXTS.filter((key) => isMissing(entry[key])), ...links]
}

/** The everyday name of a process; without an entry what its summary says. */
export function nameOf(process: Process, language?: Language): string {
  return process.entry ? textIn(process.entry.name, language) : process.summary
}
