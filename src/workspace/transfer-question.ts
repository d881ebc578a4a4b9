// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What is asked before cases go to another unit: which, and a word to those who receive them.
import { membersOf, openUnits } from '../command/units.ts'
import type { Offices } from '../command/units.ts'
import type { Case } from '../engine/case.ts'
import { liesIn } from '../engine/handover.ts'
import type { Problem } from '../engine/input.ts'
import { parseForm } from '../forms/parse.ts'
import type { Entry, Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import { peopleFor } from './case-people.ts'
import type { Kind } from './case-people.ts'
import type { Desk } from './desk.ts'

export interface TransferQuestion {
  readonly offices: Offices
  /** Empty where no unit can have any of the cases. */
  readonly fields: Readonly<Record<string, Field>>
}

const NOTE_CHARS = 1000

/** Asks for a unit in which somebody can have at least one of the cases; one that has the only case is left out. */
export async function transferQuestion(desk: Desk, cases: readonly Kind[], only?: Case): Promise<TransferQuestion> {
  const offices: Offices = { people: desk.staff, units: await openUnits(desk.house, desk.tenant) }
  const able = peopleFor(desk, cases)
  const options = [...offices.units].flatMap(([key, title]) => {
    const names = membersOf(key, able).map(({ name }) => name)
    const isThere = only !== undefined && liesIn(only, key, membersOf(key, desk.staff.values()))
    return isThere || names.length === 0 ? [] : [[key, { title, help: names.join(', ') }] as const]
  })
  if (options.length === 0) return { offices, fields: {} }
  const what = cases.length === 1 ? 'den Vorgang' : 'die Vorgänge'
  const history = cases.length === 1 ? 'im Verlauf' : 'im Verlauf jedes Vorgangs'
  return {
    offices,
    fields: {
      einheit: { type: 'choice', title: `Welche Einheit soll ${what} bekommen?`, options: Object.fromEntries(options) },
      hinweis: {
        type: 'longText', title: 'Warum, und was sollen die Kolleginnen und Kollegen wissen?', short: 'Hinweis',
        help: `Steht bei ihnen unter Heute und ${history}.`, length: NOTE_CHARS,
      },
    },
  }
}

export interface TransferAnswer {
  readonly raw: Typed
  readonly problems: readonly Problem[]
  /** Absent while something is wrong. */
  readonly chosen?: { readonly unit: { readonly id: string; readonly name: string }; readonly note: string }
}

/** Reads the answers; both are needed. */
export function transferAnswer({ fields, offices }: TransferQuestion, entries: readonly Entry[]): TransferAnswer {
  const { values, raw, problems } = parseForm(fields, Object.keys(fields), entries)
  const id = String(values['einheit'] ?? '')
  const name = Object.hasOwn(fields['einheit']?.options ?? {}, id) ? offices.units.get(id) : undefined
  const note = String(values['hinweis'] ?? '').trim()
  const wrong = [
    ...problems,
    ...(name === undefined ? [{ field: 'einheit', message: 'Wählen Sie eine Einheit.' }] : []),
    ...(note === '' ? [{ field: 'hinweis', message: 'Schreiben Sie in einem Satz, worum es bei der Übergabe geht.' }] : []),
  ]
  return name === undefined || wrong.length > 0
    ? { raw, problems: wrong }
    : { raw, problems: [], chosen: { unit: { id, name }, note } }
}
