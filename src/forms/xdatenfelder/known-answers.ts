// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The building block in front of every form asks who applies; what the schema asks of the same
// person again stands there already (WCAG 2.2, 3.3.7).
import type { Feel, Field } from '../../process/process.ts'

type Fields = Readonly<Record<string, Field>>

const APPLICANT = /\bAntragsteller(?:s|in|nde[nr]?)?\b|\bantragstellende[nr]?\b/i
/** Labels of the federal building kit, and where the building block has the same answer. */
const KNOWN: Readonly<Record<string, Feel>> = {
  Vorname: 'antragsteller.vorname',
  Vornamen: 'antragsteller.vorname',
  Familienname: 'antragsteller.name',
  Nachname: 'antragsteller.name',
  Straße: 'antragsteller.anschrift.strasse',
  Hausnummer: 'antragsteller.anschrift.hausnummer',
  Postleitzahl: 'antragsteller.anschrift.plz',
  Ort: 'antragsteller.anschrift.ort',
  'E-Mail': 'antragsteller.email',
  'E-Mail-Adresse': 'antragsteller.email',
  Telefon: 'antragsteller.telefon',
  Telefonnummer: 'antragsteller.telefon',
}

/** Fields in which a group about the applicant starts with what the applicant said before. */
export function withKnownAnswers(fields: Fields): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      APPLICANT.test(field.title) ? begun(field) : field,
    ]),
  )
}

/** What may be left out is left alone: an answer in it would ask for all the others. */
function begun(field: Field): Field {
  if (field.list || field.required === false) return field
  if (field.fields) {
    const inner = Object.entries(field.fields).map(([key, one]) => [key, begun(one)])
    return { ...field, fields: Object.fromEntries(inner) as Fields }
  }
  const isOpen = field.value === undefined && field.initially === undefined
  const known = Object.hasOwn(KNOWN, field.title) ? KNOWN[field.title] : undefined
  return field.type === 'text' && isOpen && known !== undefined
    ? { ...field, initially: known }
    : field
}
