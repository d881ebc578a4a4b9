// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

const ONES = [
  '', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf',
  'zwölf', 'dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn',
]
const TENS = [
  '', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig',
]
const MAX_EURO = 999_999_999

/** Cents (0 to under a milliard euro) in words: `siebenunddreißig Euro und fünfzig Cent`. */
export function euroInWords(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0 || cents > MAX_EURO * 100 + 99) {
    throw new RangeError(`no amount from 0 to ${MAX_EURO} euro: ${cents} cents`)
  }
  const [euro, rest] = [Math.floor(cents / 100), cents % 100]
  const whole = `${euro === 0 ? 'null' : words(euro)} Euro`
  return rest === 0 ? whole : `${whole} und ${words(rest)} Cent`
}

function words(n: number): string {
  if (n >= 1_000_000) {
    const millions = Math.floor(n / 1_000_000)
    const head = millions === 1 ? 'eine Million' : `${words(millions)} Millionen`
    return n % 1_000_000 === 0 ? head : `${head} ${words(n % 1_000_000)}`
  }
  if (n >= 1_000) return `${words(Math.floor(n / 1_000))}tausend${n % 1_000 ? words(n % 1_000) : ''}`
  if (n >= 100) return `${ONES[Math.floor(n / 100)]}hundert${n % 100 ? words(n % 100) : ''}`
  if (n < 20) return ONES[n]!
  const one = ONES[n % 10]!
  return `${one}${one && 'und'}${TENS[Math.floor(n / 10)]}`
}
