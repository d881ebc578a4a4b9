// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How streets and places are compared: «Lange Str. 12 a» is «LANGE STRASSE 12A», «Süderau» is
// «Suederau» and, as many type it, «Suderau».
import { searchWords } from './search-words.ts'

/** The words of a street, a place or a parcel in the letters a to z and digits; empty if it has none. */
export function placeWords(text: string): string[] {
  return searchWords(text)
    .reduce<string[]>((found, { word }) => {
      const one = word.replace(/str$/, 'strasse')
      const last = found.at(-1)
      const isEnding = last !== undefined && (one === 'strasse' ? /^[a-z]/.test(last) : /^[a-z]$/.test(one) && /^\d+$/.test(last))
      return isEnding ? [...found.slice(0, -1), last + one] : [...found, one]
    }, [])
    .map((word) => word.replaceAll(/([aou])e/g, '$1'))
}
