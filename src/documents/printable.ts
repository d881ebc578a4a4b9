// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people type, made fit for paper: every character is one the fonts can draw.

/** Tells whether the fonts of letters have a glyph for a code point. */
export type Covers = (codePoint: number) => boolean

/** Stands for a character no font of ours knows; Fira Sans has it. */
export const MISSING_SIGN = '▯'

/** Longer words may break anywhere: no text runs off the paper. */
const WORD_CHARS_AT_MOST = 40
const BREAK = '\u200b'

/** The letters of DIN 91379 that Fira Sans lacks, and Hebrew; Libertinus Serif has them. */
const SECOND_FONT = /(?:[\u02b3\u02be\u05d0-\u05ea\u1d48\u1d57\u1e2a\u1e2b]|\u0310|\u0315|\u035f)/

/** Invisible characters (directions, joiners, marks of order) could make a letter lie. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu
const CONTROL = /(?!\n)\p{Cc}/gu

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' })

/** The text as it can be printed; `missing` if `▯` had to stand for a character. */
export function printable(text: string, covers: Covers): { text: string; missing: boolean } {
  const plain = text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[\u00ad]|\t/g, (char) => (char === '\t' ? ' ' : ''))
  const drawn = drawable(plain, covers)
  return {
    text: breakable(drawn),
    missing: drawn.includes(MISSING_SIGN) && !text.includes(MISSING_SIGN),
  }
}

function drawable(text: string, covers: Covers): string {
  const knows = (char: string) =>
    char === '\n' || covers(char.codePointAt(0)!) || SECOND_FONT.test(char)
  const visible = (part: string) => part.replaceAll(CONTROL, '').replaceAll(INVISIBLE, '')
  const clean = visible(text)
  if (every(clean, knows)) return clean
  return [...graphemes.segment(text)]
    .map(({ segment }) => {
      const part = visible(segment)
      if (every(part, knows)) return part
      const apart = part.normalize('NFD')
      return every(apart, knows) ? apart : MISSING_SIGN
    })
    .join('')
}

function breakable(text: string): string {
  return text.replaceAll(/[^\s\u00a0]+/gu, (word) =>
    word.length <= WORD_CHARS_AT_MOST
      ? word
      : [...graphemes.segment(word)].map(({ segment }) => segment).join(BREAK),
  )
}

function every(text: string, holds: (char: string) => boolean): boolean {
  for (const char of text) if (!holds(char)) return false
  return true
}
