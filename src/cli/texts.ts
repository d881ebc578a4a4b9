// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { missingTexts } from '../process/service-entry.ts'
import { missingTranslations, outsideTexts } from '../process/translate.ts'
import { isLanguage, LANGUAGES } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { checkedFolder, holdsBlocks } from './read-folder.ts'

export const help = `laufzettel texts ORDNER…   zählt, welche Texte für Menschen außerhalb des Amtes übersetzt sind

  --language ${LANGUAGES.slice(1).join('|')}   gibt aus, was fehlt, zum Ausfüllen und Anhängen an languages/<Sprache>.yaml
  --json                   {"folders":[{"dir","language","texts","missing","service"}]} und sonst nichts`

interface Missing {
  readonly dir: string
  readonly language: Language
  /** All texts of the process that people outside read. */
  readonly texts: number
  readonly missing: readonly string[]
  /** Places in service.yaml without a text in this language. */
  readonly service: readonly string[]
}

/** Lists what is not translated; exit code 1 if something is missing. */
export function run(argv: readonly string[]): number {
  const { words, options } = parseArguments(argv, [], ['language'])
  const { language, json } = options
  if (words.length === 0) throw new UsageError('Nennen Sie mindestens einen Ordner.')
  if (language !== undefined && (!isLanguage(String(language)) || language === 'de'))
    throw new UsageError(`Möglich sind die Sprachen ${LANGUAGES.slice(1).join(' und ')}.`)
  const languages = LANGUAGES.filter((one) => one !== 'de' && (language ?? one) === one)
  const folders = words
    .filter((dir) => !holdsBlocks(dir))
    .flatMap((dir) => languages.map((one) => missingIn(dir, one)))
  if (json) console.log(JSON.stringify({ folders }))
  else for (const one of folders) print(one, language !== undefined)
  return folders.some((one) => one.missing.length + one.service.length > 0) ? 1 : 0
}

function missingIn(dir: string, language: Language): Missing {
  const { process } = checkedFolder(dir)
  return {
    dir,
    language,
    texts: outsideTexts(process).length,
    missing: missingTranslations(process, language),
    service: process.entry ? missingTexts(process.entry, language) : [],
  }
}

function print({ dir, language, texts, missing, service }: Missing, isSheet: boolean) {
  const done = texts - missing.length
  const about = service.length ? `; in service.yaml fehlt: ${service.join(', ')}` : ''
  console.log(`${isSheet ? '# ' : ''}${dir}: ${language}: ${done} von ${texts} Texten${about}`)
  // A text in quotes as JSON has them is the same in YAML.
  if (isSheet) for (const text of missing) console.log(`${JSON.stringify(text)}: ""`)
}
