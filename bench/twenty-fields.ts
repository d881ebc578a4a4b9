// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A procedure of the library with one more page before its own: twenty questions of the usual kinds.
import { checkFiles } from '../src/process/check.ts'
import type { Field, Process } from '../src/process/process.ts'
import { libraryFiles } from '../src/sample/test-world.ts'

export const TWENTY = 'zwanzig-felder'
export const TWENTY_PAGE = 'zwanzig'

const YES_OR_MORE = { eins: 'Einmal', mehr: 'Mehrmals', immer: 'Jedes Jahr' }

const FIELDS: Readonly<Record<string, Field>> = {
  z1: { type: 'text', title: 'Vorname', autocomplete: 'given-name' },
  z2: { type: 'text', title: 'Nachname', autocomplete: 'family-name' },
  z3: { type: 'text', title: 'Straße und Hausnummer', autocomplete: 'street-address' },
  z4: { type: 'text', title: 'Postleitzahl', autocomplete: 'postal-code', width: 'short' },
  z5: { type: 'text', title: 'Ort', autocomplete: 'address-level2' },
  z6: { type: 'email', title: 'E-Mail-Adresse', autocomplete: 'email', required: false },
  z7: { type: 'phone', title: 'Telefon', autocomplete: 'tel', required: false, help: 'Für Rückfragen, wenn es eilt.' },
  z8: { type: 'date', title: 'Geburtsdatum' },
  z9: { type: 'choice', title: 'Wie oft findet es statt?', options: YES_OR_MORE },
  z10: { type: 'boolean', title: 'Ist der Ort eine öffentliche Straße?' },
  z11: { type: 'date', title: 'Erster Tag' },
  z12: { type: 'time', title: 'Beginn' },
  z13: { type: 'time', title: 'Ende' },
  z14: { type: 'number', title: 'Erwartete Gäste', unit: 'Personen' },
  z15: { type: 'money', title: 'Eintritt', required: false },
  z16: { type: 'text', title: 'Name der Veranstaltung', help: 'So steht er im Bescheid.' },
  z17: { type: 'text', title: 'Ansprechperson am Tag' },
  z18: { type: 'phone', title: 'Telefon am Tag' },
  z19: { type: 'longText', title: 'Was ist geplant?', why: 'Damit wir wissen, wen wir beteiligen.' },
  z20: { type: 'boolean', title: 'Wird ein Zelt aufgestellt?' },
}

/** Ready to publish; its answers mean nothing to the rules. */
export function twentyFields(): Process {
  const { process } = checkFiles(libraryFiles('allgemeiner-antrag'))
  const page = { key: TWENTY_PAGE, title: 'Zwanzig Fragen', question: 'Was haben Sie vor?', fields: Object.keys(FIELDS) }
  return { ...process!, id: TWENTY, title: 'Zwanzig Felder', fields: { ...FIELDS, ...process!.fields }, pages: [page, ...process!.pages] }
}
