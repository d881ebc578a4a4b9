// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people outside the office read is there in every language, and Leichte Sprache is easy: what
// a machine can see of DIN SPEC 33429 is held here, whether a text is true is for people to judge.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import test from 'node:test'
import { parse } from 'yaml'
import { checkFiles } from '../src/process/check.ts'
import type { Process } from '../src/process/process.ts'
import { ENTRY_TEXTS, missingTexts, textIn } from '../src/process/service-entry.ts'
import { missingTranslations, outsideTexts, placeholdersOf } from '../src/process/translate.ts'
import type { Dictionary } from '../src/process/translate.ts'
import { LANGUAGES } from '../src/words/language.ts'
import type { Language } from '../src/words/language.ts'
import { libraryFiles } from './library.ts'

const LIBRARY = new URL('../library/', import.meta.url)
const OTHERS: readonly Language[] = LANGUAGES.filter((one) => one !== 'de')

const AVERAGE_WORDS = 12
const MAX_WORDS = 20
/** A German text that is easy already may stay as it is; it is judged more strictly. */
const MAX_WORDS_KEPT = 10
/** Longer words are divided by hyphens. */
const MAX_LETTERS = 15

/** English texts that are the same in German: units, names, norms and words of both languages. */
const SAME_IN_ENGLISH = [
  'm', 'm²', 'cm', 'IBAN', 'DIN A0', 'DIN A1', 'DIN A2', 'DIN A3',
  'Asphalt', 'Digital', 'Gas', 'Name', 'Organisation', 'Plan',
  '§ 127 Abs. 4 TKG', '§ 14 VwVfG, § 79 LVwG', '§ 6 HundeG SH',
]

const folders = readdirSync(LIBRARY).filter((id) => id !== 'blocks')
const library = folders.map((id): Process => {
  const { process } = checkFiles(libraryFiles(id))
  assert.ok(process, id)
  return process
})

/** Every dictionary of the library by its place; the blocks lie in the files of each procedure. */
const dictionaries = new Map(folders.flatMap((id) => {
  const files = libraryFiles(id)
  return Object.keys(files)
    .filter((file) => /(^|\/)languages\/[^/]+\.yaml$/.test(file))
    .map((file): readonly [string, Dictionary] =>
      [file.startsWith('blocks/') ? file : `${id}/${file}`, parse(files[file]!) as Dictionary])
}))

for (const language of OTHERS) {
  test(`nothing is missing in ${language}`, () => {
    for (const process of library) {
      assert.deepEqual(missingTranslations(process, language), [], process.id)
      assert.ok(process.entry, process.id)
      assert.deepEqual(missingTexts(process.entry, language), [], `${process.id}/service.yaml`)
    }
  })
}

test('a block translates nothing that no procedure shows', () => {
  const blocks = [...dictionaries].filter(([file]) => file.startsWith('blocks/'))
  assert.ok(blocks.length > 0)
  for (const [file, dictionary] of blocks) {
    const block = file.split('/')[1]!
    const shown = new Set(library.filter((one) => one.blocks.some(({ id }) => id === block))
      .flatMap(outsideTexts))
    assert.deepEqual(Object.keys(dictionary).filter((german) => !shown.has(german)), [], file)
  }
})

test('service texts keep their placeholders', () => {
  for (const [where, german, other] of serviceTexts('en').concat(serviceTexts('de-leicht')))
    assert.deepEqual(placeholdersOf(other), placeholdersOf(german), where)
})

test('English differs from German but for names, units and norms', () => {
  const same = texts('en').filter(([, german, english]) => german === english)
  const words = new Set(same.map(([, german]) => german))
  assert.deepEqual([...words].sort(), [...SAME_IN_ENGLISH].sort())
})

test('Leichte Sprache: a German text stays only if it is short', () => {
  const long = texts('de-leicht').filter(([, german, easy]) =>
    german === easy && sentences(easy).some((one) => wordsOf(one) > MAX_WORDS_KEPT))
  assert.deepEqual(long, [])
})

test('Leichte Sprache: short sentences', (t) => {
  const all = texts('de-leicht').flatMap(([where, , easy]) =>
    sentences(easy).map((one) => ({ where, one, words: wordsOf(one) })))
  assert.deepEqual(all.filter(({ words }) => words > MAX_WORDS), [])
  // Labels are no sentences and would make the average look better than it is.
  const whole = all.filter(({ one }) => /[.!?]$/.test(one))
  const average = whole.reduce((sum, { words }) => sum + words, 0) / whole.length
  t.diagnostic(`${whole.length} sentences, ${average.toFixed(1)} words on average`)
  assert.ok(average <= AVERAGE_WORDS, `${average} words on average`)
})

test('Leichte Sprache: no semicolon, no subjunctive, no genitive, no undivided compound', () => {
  const long = new RegExp(`\\p{L}{${MAX_LETTERS + 1},}`, 'gu')
  for (const [where, , easy] of texts('de-leicht')) {
    const text = withoutPlaceholders(easy)
    assert.doesNotMatch(text, /;|z\. ?B\.|u\. ?a\.|bzw\./, where)
    assert.doesNotMatch(text, /\b(hätte|wäre|würde|könnte|möchte|sollte|müsste|dürfte)/i, where)
    assert.doesNotMatch(text, /\b(des|eines|dessen|deren)\b/i, where)
    assert.deepEqual(text.match(long) ?? [], [], where)
  }
})

/** Place, German text and its version in a language, of all dictionaries and service texts. */
function texts(language: Language): (readonly [string, string, string])[] {
  const read = [...dictionaries].filter(([file]) => file.endsWith(`/${language}.yaml`))
    .flatMap(([file, dictionary]) => Object.entries(dictionary)
      .map(([german, other]) => [`${file}: ${german}`, german, other] as const))
  assert.ok(read.length > 0)
  return [...read, ...serviceTexts(language).filter(([where]) => !where.endsWith('.name'))]
}

function serviceTexts(language: Language): (readonly [string, string, string])[] {
  return library.flatMap(({ id, entry }) => ENTRY_TEXTS.flatMap((key) => {
    const text = entry?.[key]
    return text ? [[`${id}/service.yaml ${key}`, textIn(text), textIn(text, language)] as const] : []
  }))
}

/** The sentences of a text with their last mark; the dot of «Abs. 1» or «1.» ends none. */
function sentences(text: string): string[] {
  return withoutPlaceholders(text).split('\n')
    .flatMap((line) => line.replace(/^(-|\d+\.) /, '')
      .split(/(?<=(?<!\bAbs|\bNr|\bArt|\d)[.!?])\s+/))
    .filter((one) => one.trim() !== '')
}

function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}§]/u.test(word)).length
}

/** A placeholder counts as one word. */
function withoutPlaceholders(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}/g, 'X')
}
