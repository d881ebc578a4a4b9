// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How words are compared in a search: «Straße», «strasse» and «STRASSE» are one word, «ä» is «ae».
// The same on every server: nothing here depends on the locale or the extensions of a database.

const MAX_WORDS = 2_000
const MAX_WORD_CHARS = 60
/** The first words say what is meant; each costs a look at the whole vocabulary. */
const MAX_ASKED = 8
const LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe' }

export interface SearchWord {
  /** As it was written. */
  readonly shown: string
  /** In the letters a to z and digits. */
  readonly word: string
}

/** The words of a text in their order, folded. */
export function searchWords(text: string, most = MAX_WORDS): SearchWord[] {
  const found = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return found.slice(0, most).flatMap((shown) => {
    const word = folded(shown)
    return word === '' || word.length > MAX_WORD_CHARS ? [] : [{ shown, word }]
  })
}

function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[äöüßæø]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '')
}

/**
 * A folded word with umlauts again, as the German stemmer of PostgreSQL wants it: «haeuser» is
 * «häuser». After a vowel or q there is none («neue», «Quelle»).
 */
export function forStemming(word: string): string {
  return word.replaceAll(/ae|oe|(?<![aeiouq])ue/g, (pair) => ({ ae: 'ä', oe: 'ö', ue: 'ü' })[pair]!)
}

/** Every three letters in a row, with the beginning counting twice, as pg_trgm has them. */
export function trigramsOf(word: string): string[] {
  const padded = `  ${word} `
  const all = Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3))
  return [...new Set(all)].sort()
}

/** A word that was asked for, and the places among the typed words that it stands for. */
export interface AskedWord {
  readonly places: readonly number[]
  readonly shown: string
  readonly word: string
}

/** What a person typed, word by word, and neighbours as one: «Hunde Steuer» is «Hundesteuer» too. */
export function askedWords(query: string): AskedWord[] {
  const words = searchWords(query, MAX_ASKED)
  const single = words.map((one, i): AskedWord => ({ ...one, places: [i] }))
  const joined = words.slice(1).map((right, i): AskedWord => {
    const left = words[i]!
    return { places: [i, i + 1], shown: left.shown + right.shown, word: left.word + right.word }
  })
  return [...single, ...joined.filter(({ word }) => word.length <= MAX_WORD_CHARS)]
}
