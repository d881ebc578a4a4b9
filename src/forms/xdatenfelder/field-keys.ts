// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Keys of fields are names in rules: readable German, letters and digits only, each once.

const MAX_KEY_CHARS = 40
const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ẞ: 'SS',
}
/** Letters that are no base letter with a mark. */
const OTHERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'oe',
  Ø: 'Oe',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
/** Words of FEEL, and names every object has anyway. */
const RESERVED = new Set([
  'and',
  'or',
  'not',
  'in',
  'if',
  'then',
  'else',
  'for',
  'return',
  'every',
  'some',
  'satisfies',
  'between',
  'instance',
  'of',
  'null',
  'true',
  'false',
  'function',
  'item',
  'date',
  'time',
  'duration',
  'form',
  'string',
  'number',
  'list',
  'count',
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
])

/** A key such as `krankenversicherungVorhanden` for a name, other than those taken; the same every time. */
export function keyFor(name: string, id: string, taken: ReadonlySet<string>): string {
  const base =
    plainKey(name.replaceAll(/\([^)]{0,200}\)/g, ' ')) || plainKey(name) || id.toLowerCase()
  const isFree = (key: string) => !taken.has(key) && !RESERVED.has(key)
  if (isFree(base)) return base
  const withId = `${base}_${id.toLowerCase()}`
  for (let n = 1; ; n++) {
    const key = n === 1 ? `${base}Angabe` : n === 2 ? withId : `${withId}_${n}`
    if (isFree(key)) return key
  }
}

/** `Anschrift/ Adresse Ausland` → `anschriftAdresseAusland`. */
function plainKey(name: string): string {
  const latin = name
    .normalize('NFC')
    .replaceAll(/[äöüßÄÖÜẞ]/g, (one) => UMLAUTS[one]!)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]/g, (one) => OTHERS[one] ?? ' ')
  const words = latin.split(/[^A-Za-z0-9]+/).filter(Boolean)
  let key = ''
  for (const word of words) {
    const next =
      key === '' ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
    if (key !== '' && key.length + next.length > MAX_KEY_CHARS) break
    key += next
  }
  return /^[a-z]/.test(key)
    ? key.slice(0, MAX_KEY_CHARS)
    : key && `feld${key}`.slice(0, MAX_KEY_CHARS)
}

/** A file name or process id such as `blaue-karte-eu`. */
export function slugFor(name: string): string {
  const key = plainKey(name.replaceAll(/\([^)]{0,200}\)/g, ' '))
  return (
    key.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`).replaceAll(/[^a-z0-9-]/g, '') ||
    'datenschema'
  )
}

/** Two to four capitals inside file numbers, from the first letters of a name. */
export function codeFor(name: string): string {
  const words = plainKey(name).split(/(?=[A-Z])/)
  const letters = words
    .map((word) => word.charAt(0).toUpperCase())
    .filter((one) => /[A-Z]/.test(one))
    .join('')
    .slice(0, 4)
  return letters.length >= 2 ? letters : 'FIM'
}
