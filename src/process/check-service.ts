// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Fault } from './check-tariff.ts'
import { unknownName } from './finding.ts'
import type { Process } from './process.ts'
import { SERVICE_FILE } from './read-service.ts'
import { textIn } from './service-entry.ts'
import { LANGUAGES } from '../words/language.ts'

/** Entries of the catalogue that name a field nobody can type words into, or themselves. */
export function serviceFaults({ id, entry, fields, pages }: Process): Fault[] {
  const faults: Fault[] = []
  const say = (path: readonly PropertyKey[], message: string) =>
    faults.push({ path, message, file: SERVICE_FILE })
  const name = entry?.takesWords
  if (name !== undefined) {
    const asked = pages.flatMap((page) => page.fields)
    const type = fields[name]?.type
    if (!asked.includes(name)) say(['takesWords'], unknownName('Im Formular das Feld', name, asked))
    else if (type !== 'text' && type !== 'longText') {
      say(['takesWords'], `Das Feld «${name}» nimmt keine Worte auf, es ist vom Typ ${type}.`)
    }
  }
  for (const key of ['name', 'teaser'] as const) {
    const languages = entry ? LANGUAGES.map((language) => textIn(entry[key], language)) : []
    if (languages.some((text) => text.includes('{{'))) {
      say([key], 'Dieser Text steht auch in Listen und hat keine Platzhalter.')
    }
  }
  entry?.related.forEach((other, i) => {
    if (other === id) say(['related', i], 'Ein Verfahren ist mit sich selbst nicht verwandt.')
  })
  return faults
}
