// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case, Values } from './case.ts'
import { jsonFrom } from './json.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** The group of answers that says who gets a letter: the one the letter names, else the process. */
export function addresseeOf(prepared: Prepared, key: string, at: Case, sight: Sight): Values {
  const { to } = prepared.process.letters[key]!
  const stored = to === undefined ? at.fields[prepared.process.address]
    : jsonFrom(prepared.rule(to).evaluate(sight.scope, sight.env))
  // A parameter may hold an address as one text, its lines parted by commas.
  if (typeof stored === 'string') return { zeilen: stored.split(/,\s*/).filter(Boolean) }
  return ((Array.isArray(stored) ? stored[0] : stored) ?? {}) as Values
}

/** The lines of an address, organisation first; what is not known is left out. */
export function addressLines(person: Values): string[] {
  if (Array.isArray(person['zeilen'])) return person['zeilen'].map(String)
  const address = (person['anschrift'] ?? {}) as Values
  const name = [person['vorname'], person['name']].filter(Boolean).join(' ')
  const lines = [
    person['organisation'], name,
    [address['strasse'], address['hausnummer']].filter(Boolean).join(' '),
    [address['plz'], address['ort']].filter(Boolean).join(' '),
  ]
  return lines.filter(Boolean).map(String)
}
