// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The portal speaks three languages: no page has German of its own in its markup, no text is an
// untranslated copy, and plain German keeps to short sentences.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { LANGUAGES } from '../src/words/language.ts'
import type { Language } from '../src/words/language.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const all = (pattern: string) => globSync(pattern, { cwd: ROOT }).sort()
const isWords = (file: string) => /\.words\.tsx?$/.test(file)
const PAGES = [...all('src/portal/*.{ts,tsx}'), ...all('src/ui/*.{ts,tsx}')]
  .filter((file) => !isWords(file) && !/\.test\.|\/test-/.test(file))

/** German that may stand in a page, and why. */
const ALLOWED: readonly (readonly [file: RegExp, why: string])[] = [
  [/^src\/ui\/(clauses-field|number-word|panel|wording-field)\.tsx?$/, 'shown on the desk only, which speaks German'],
  [/^src\/ui\/page-text\.tsx$/, 'what an administrator mistyped, shown in the administration only'],
  [/^src\/portal\/plain-page\.tsx$/, 'the page in Leichte Sprache, which has one language'],
  [/^src\/portal\/own-data\.ts$/, 'keys and values of a file for machines, the same for everybody'],
]
/** Texts within files that otherwise speak: parts of the desk and of the instance, and patterns. */
const ALLOWED_TEXTS: readonly (readonly [file: string, texts: readonly string[]])[] = [
  // The desk and the start page of an instance lie beside the portal's page and speak German.
  ['src/ui/layout.tsx', [
    'Menü', 'Arbeitsplatz', 'Suche', 'Schnellsuche,', 'Strg K', 'Konto', 'Musterbetrieb',
    'Alle Personen und Vorgänge sind erfunden.',
    'Laufzettel, freie Software für Kommunen unter EUPL-1.2',
  ]],
  // Rewrites German sentences of the engine; others do not have its marks.
  ['src/ui/plainly.ts', ['„$1“', ' steht auf $1. Möglich ist das nur bei $2.']],
]

interface Found {
  readonly file: string
  readonly text: string
}

/** Code between tags that looks like text. */
const KEYWORDS = /^(?:(?:interface|export|const|return|default|function|type|else|try|as)\b|Promise$|[/,:?])/
/** Attributes and properties whose texts people read. */
const READ = /(?:\b(?:title|label|help|text|message|note|button|alt|placeholder|summary|subject|about)|aria-label)(?:=|:\s*)(['"`])((?:(?!\1).)*\p{L}{2}(?:(?!\1).)*)\1/gu
const STRING = /(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g
const GERMAN = /[äöüßÄÖÜ„“]|(?<![\p{L}/.-])(?:der|die|das|und|oder|nicht|ist|sind|Sie|Ihr|Ihre|Ihnen|wir|mit|von|zum|zur|noch|eine?|keine?|bitte|Bitte|Fehler|Zurück|Weiter|Anmelden)(?![\p{L}/-])/u
/** A key, a path, a class, a pattern: no text anybody reads. */
const CODE = /^[\w\-./:@#*[\](){}$?=&,|^\\+]*$/

const hardCoded = (file: string): Found[] =>
  germanIn(readFileSync(`${ROOT}/${file}`, 'utf8'), file.endsWith('.tsx')).map((text) => ({ file, text }))

/** Texts of a source that people would read: between tags, in attributes, in strings. */
function germanIn(whole: string, isJsx: boolean): string[] {
  const source = whole
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1')
    .replaceAll(/^import .*$/gm, '')
  const between = isJsx
    ? [...source.matchAll(/[>}]([^<>{}=;()|&`'"[\]]*\p{L}{2}[^<>{}=;()|&`'"[\]]*)(?=[<{])/gu)]
      .map((match) => match[1]!.replaceAll(/\s+/g, ' ').trim())
      .filter((text) => !KEYWORDS.test(text))
    : []
  const read = [...source.matchAll(READ)].map((match) => match[2]!)
    .filter((text) => /^[\p{Lu}„]/u.test(text) && !/^[A-Z_]+$/.test(text))
  const strings = [...source.matchAll(STRING)].map((match) => match[2]!)
    .filter((text) => GERMAN.test(text.replaceAll(/\$\{[^}]*\}/g, '')) && !CODE.test(text))
  return [...new Set([...between, ...read, ...strings])]
}

const isAllowed = ({ file, text }: Found) =>
  ALLOWED.some(([pattern]) => pattern.test(file))
  || ALLOWED_TEXTS.some(([one, texts]) => one === file && texts.includes(text))

test('no page of the portal has German in its markup', () => {
  assert.deepEqual(PAGES.flatMap(hardCoded).filter((one) => !isAllowed(one)), [],
    'put these texts into words({ de, en, "de-leicht" }) beside the page')
})

test('every exception is needed', () => {
  const found = PAGES.flatMap(hardCoded)
  for (const [pattern] of ALLOWED) assert.ok(found.some(({ file }) => pattern.test(file)), String(pattern))
  const needless = ALLOWED_TEXTS.flatMap(([file, texts]) =>
    texts.filter((text) => !found.some((one) => one.file === file && one.text === text)))
  assert.deepEqual(needless, [])
})

test('what must not be in a page is found', () => {
  for (const [source, found] of [
    ['<Alert kind="info" title="Gut zu wissen">', ['Gut zu wissen']],
    ["const crumb = { title: 'Postfach', href }", ['Postfach']],
    ['<h1>\n  Ihr Postfach\n</h1>', ['Ihr Postfach']],
    ['<p>\n  Antrag <span>{number}</span>\n</p>', ['Antrag']],
    ['<p>{count} Anträge sind offen</p>', ['Anträge sind offen']],
    ["refuse(c, 'Bitte warten Sie.')", ['Bitte warten Sie.']],
    ['const text = `Zu „${query}“ haben wir nichts.`', ['Zu „${query}“ haben wir nichts.']],
    ['<p class="lz-meta kern-hint">{say.intro} {say.more}</p>', []],
    ["// Ein Kommentar über Anträge\nconst KEY = 'pruefen'", []],
  ] as const) assert.deepEqual(germanIn(source, true), found, source)
})

interface Said {
  /** `portal/case.words.ts CASE.howFar`. */
  readonly where: string
  readonly said: Readonly<Record<Language, string>>
}

/** Values for functions of words; the first that suit give a text. */
const SAMPLES: readonly (readonly unknown[])[] = [
  ['Muster', 'Muster', 'Muster'], [3, 3, 3], ['Muster', 3], [3, 'Muster'], [['Muster']], [['day']],
  ['2026-06-15'],
]

async function everyText(): Promise<Said[]> {
  const modules = await Promise.all(all('src/**/*.words.{ts,tsx}').map(async (file) =>
    [file, (await import(`${ROOT}/${file}`)) as Record<string, unknown>] as const))
  return modules.flatMap(([file, module]) => Object.entries(module).flatMap(([name, value]) =>
    isSaid(value) ? textsOf(`${file.replace('src/', '')} ${name}`, value) : []))
}

const isSaid = (value: unknown): value is Record<Language, unknown> =>
  typeof value === 'object' && value !== null && LANGUAGES.every((language) => language in value)

function textsOf(where: string, value: Record<Language, unknown>): Said[] {
  const { de, en } = value
  const easy = value['de-leicht']
  if (typeof de === 'string') return [{ where, said: { de, en: String(en), 'de-leicht': String(easy) } }]
  if (typeof de === 'function') {
    const said = SAMPLES.map((sample) => LANGUAGES.map((language) => spoken(value[language], sample)))
      .find((texts) => texts.every((text) => typeof text === 'string' && text !== ''))
    return said ? [{ where, said: { de: said[0]!, en: said[1]!, 'de-leicht': said[2]! } }] : []
  }
  if (typeof de !== 'object' || de === null) return []
  const inside = (one: unknown, key: string) => (one as Record<string, unknown> | undefined)?.[key]
  return Object.keys(de).flatMap((key) => textsOf(`${where}.${key}`, {
    de: inside(de, key), en: inside(en, key), 'de-leicht': inside(easy, key),
  }))
}

function spoken(value: unknown, sample: readonly unknown[]): string | undefined {
  try {
    return (value as (...all: readonly unknown[]) => string)(...sample)
  } catch {
    return undefined
  }
}

/** The same word in both languages. */
const SAME = ['Code', 'IBAN', 'Organisation', 'Start']
const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, '').length
/** Short texts may be plain already. */
const PLAIN_ALREADY = 45

test('every text is translated', async (t) => {
  const texts = (await everyText()).filter(({ said }) => letters(said.de) > 3)
  t.diagnostic(`${texts.length} texts in ${LANGUAGES.length} languages`)
  const copies = texts.filter(({ said }) =>
    (said.en === said.de && !SAME.includes(said.de) && !said.de.startsWith('Muster'))
    || (said['de-leicht'] === said.de && letters(said.de) > PLAIN_ALREADY))
  assert.deepEqual(copies.map((one) => `${one.where}: ${one.said.de}`), [])
  const german = texts.filter(({ said }) => GERMAN.test(said.en.replaceAll(/\([^)]*\)|[“”]/g, '')))
  assert.deepEqual(german.map((one) => `${one.where}: ${one.said.en}`), [], 'German in an English text')
})

/** DIN SPEC 33429: short sentences, one statement each. */
const WORDS_AT_MOST = 15
const WORDS_ON_AVERAGE = 8

test('plain German has short sentences and no subjunctive', async (t) => {
  const texts = await everyText()
  const sentences = texts.flatMap(({ where, said }) =>
    said['de-leicht'].split(/(?<=[.?!:])\s+/).filter((one) => letters(one) > 0)
      .map((text) => ({ where, text, count: text.split(/\s+/).length })))
  const average = sentences.reduce((sum, one) => sum + one.count, 0) / sentences.length
  const longest = sentences.toSorted((a, b) => b.count - a.count)[0]!
  t.diagnostic(`${sentences.length} sentences, ${average.toFixed(1)} words on average, longest ${longest.count}: ${longest.text}`)
  assert.ok(average <= WORDS_ON_AVERAGE, `${average} words`)
  assert.deepEqual(sentences.filter((one) => one.count > WORDS_AT_MOST), [])
  const subjunctive = /(?<!\p{L})(?:würden?|könnten?|hätten?|wären?|müssten?|dürften?|sollten?)(?!\p{L})/u
  assert.deepEqual(texts.filter(({ said }) => subjunctive.test(said['de-leicht'])).map(({ where }) => where), [])
})
