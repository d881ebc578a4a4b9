// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Texts of a process replaced, for tests.
import type { Files } from '../source.ts'

export type Change = readonly [from: string, to: string, file?: string]

/** The files with texts replaced; a text that is gone is a row to adapt. */
export function changed(files: Files, changes: readonly Change[]): Files {
  return changes.reduce((now, [from, to, file = 'process.yaml']) => {
    if (!now[file]?.includes(from)) throw new Error(`${file} no longer contains «${from}»`)
    return { ...now, [file]: now[file]!.replace(from, to) }
  }, files)
}

/** The same, leaving out what is no longer there: for faults the library may have lost since. */
export function mended(files: Files, changes: readonly Change[]): Files {
  return changed(files, changes.filter(([from, , file = 'process.yaml']) => files[file]?.includes(from)))
}

/**
 * What the proof found in the library without being asked: a fee waived between signature and
 * delivery of a notice of costs leaves the objection period unset for ever, and a hearing goes on
 * for ever once the decision, the withdrawal or the fiction has cleared its deadline.
 */
export const FOUND_IN_GESTATTUNG: readonly Change[] = [
  [
    'or (antrag = "zurueckgenommen" and zahlung = "keine")\n',
    'or (antrag = "zurueckgenommen" and zahlung = "keine" and bescheid in ("offen", "zur_zeichnung"))\n',
  ],
  [
    '      - { status: bescheid, to: offen }\n      - { status: zahlung, to: frei, when: bearbeitungBegonnen',
    '      - { status: bescheid, to: offen }\n      - { status: anhoerung, to: erfolgt, when: anhoerung = "laeuft" }\n      - { status: zahlung, to: frei, when: bearbeitungBegonnen',
  ],
  [
    '      - { status: bescheid, to: fiktion }\n',
    '      - { status: bescheid, to: fiktion }\n      - { status: anhoerung, to: erfolgt, when: anhoerung = "laeuft" }\n',
  ],
  [
    '      - { status: bescheid, to: gezeichnet }\n',
    '      - { status: bescheid, to: gezeichnet }\n      - { status: anhoerung, to: erfolgt, when: anhoerung = "laeuft" }\n',
  ],
]
