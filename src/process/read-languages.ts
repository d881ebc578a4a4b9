// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod'
import { LANGUAGES } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { outsideTexts, placeholdersOf } from './translate.ts'
import type { Dictionary, Translations } from './translate.ts'
import type { Process } from './process.ts'
import type { SourceReader } from './source-reader.ts'
import type { Files } from './source.ts'

const MAX_TEXT = 10_000
const SHOWN_CHARS = 60

export const languageSchema = z
  .record(z.string().min(1).max(MAX_TEXT), z.string().min(1).max(MAX_TEXT))
  .describe('Deutscher Text und derselbe in der Sprache der Datei.')

/** One file `languages/<language>.yaml`, of the process (folder '') or of a building block. */
interface LanguageFile {
  readonly file: string
  readonly folder: string
  readonly language: Language
  readonly dictionary: Dictionary
}

/** The dictionaries of the folders, the process's own first. */
export function readLanguages(
  files: Files, folders: readonly string[], reader: SourceReader,
): readonly LanguageFile[] {
  return LANGUAGES.filter((language) => language !== 'de').flatMap((language) =>
    folders.flatMap((folder) => {
      const file = `${folder}languages/${language}.yaml`
      const dictionary = file in files ? reader.part(file, languageSchema, false) : undefined
      return dictionary ? [{ file, folder, language, dictionary }] : []
    }))
}

/** The dictionaries as one for each language; the first file that translates a text wins. */
export function translationsOf(read: readonly LanguageFile[]): Translations | undefined {
  if (read.length === 0) return undefined
  const merged: Partial<Record<Language, Dictionary>> = {}
  for (const { language, dictionary } of read) {
    merged[language] = { ...dictionary, ...merged[language] }
  }
  return merged
}

/**
 * Reports translations with other placeholders than the German text has, and texts of the process's
 * own file that nobody is shown; those of building blocks may have been taken out.
 */
export function reportTranslations(
  process: Process, read: readonly LanguageFile[], reader: SourceReader,
): void {
  const shown = new Set(read.length ? outsideTexts(process) : [])
  for (const { file, folder, dictionary } of read) {
    const say = (level: 'error' | 'warning', german: string, message: string) =>
      reader.findings.push({ level, where: reader.where(file, [german]), path: german, message })
    for (const [german, text] of Object.entries(dictionary)) {
      const needed = placeholdersOf(german)
      if (placeholdersOf(text).join('\n') !== needed.join('\n')) {
        const list = needed.map((one) => `{{ ${one} }}`).join(', ') || 'keine'
        say('error', german, `Die Übersetzung braucht dieselben Platzhalter: ${list}.`)
      } else if (folder === '' && !shown.has(german)) {
        const start = german.slice(0, SHOWN_CHARS)
        say('warning', german, `Diesen Text zeigt das Verfahren niemandem außerhalb des Amtes: «${start}».`)
      }
    }
  }
}
