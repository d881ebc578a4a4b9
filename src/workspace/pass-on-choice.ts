// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What of a file goes along to another authority: all that is not the office's own business.
import type { PassOnChoice } from '../documents/pass-on-file.ts'
import type { RecordItem } from '../documents/record-items.ts'
import type { Problem } from '../engine/input.ts'
import { staysInside } from '../engine/undo.ts'
import { parseForm } from '../forms/parse.ts'
import { typedOf } from '../forms/typed.ts'
import type { Typed } from '../forms/typed.ts'
import type { Field } from '../process/process.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { StoredEvent } from '../store/events.ts'
import type { CaseDesk } from './case-desk.ts'

/** Names of the ticks for entries and for papers. */
export const ITEM = 'eintrag'
export const PAPER = 'unterlage'

export const PASS_ON_FIELDS: Readonly<Record<string, Field>> = {
  an: { type: 'longText', title: 'An welche Behörde geht das Paket?', short: 'Behörde', help: 'Name und Anschrift, wie sie auf dem Begleitblatt stehen.', length: 300 },
  grund: { type: 'longText', title: 'Warum ist sie zuständig?', short: 'Grund', length: 1000 },
}

export interface Sent {
  readonly choice: PassOnChoice
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

/** Every entry but notes, assignments and what was handed out before; every paper of those entries. */
export function firstChoice(seen: CaseDesk, events: readonly StoredEvent[], items: readonly RecordItem[]): Sent {
  const internal = new Set(events.filter((event) => isInternal(seen, event)).map(({ sequence }) => String(sequence)))
  const going = items.filter(({ key }) => !internal.has(key))
  const papers = going.flatMap((item) => item.papers).filter(({ isDisclosure }) => !isDisclosure)
  return {
    choice: { to: '', reason: '', items: new Set(going.map(({ key }) => key)), papers: new Set(papers.map(({ key }) => key)) },
    typed: typedOf([]),
    problems: [],
  }
}

const OF_THE_OFFICE = ['assigned', 'unassigned', 'transferred', 'undone', 'disclosed', 'passedOn']

function isInternal({ prepared: { process } }: CaseDesk, { kind, payload }: StoredEvent): boolean {
  if (OF_THE_OFFICE.includes(kind)) return true
  const action = kind === 'acted' ? String((payload as { action?: unknown }).action) : undefined
  return action !== undefined && staysInside(process, process.actions[action])
    && !(process.actions[action]?.sets?.length)
}

/** The choice as it was sent; a paper goes along only with its entry. */
export function readPassOn(form: SentForm, items: readonly RecordItem[]): Sent {
  const ticked = (name: string) => new Set(form.entries.filter(([key]) => key === name).map(([, value]) => String(value)))
  const wanted = ticked(ITEM)
  const chosen = items.filter(({ key }) => wanted.has(key))
  const known = new Set(chosen.flatMap((item) => item.papers).filter(({ isDisclosure }) => !isDisclosure).map(({ key }) => key))
  const own = form.entries.filter(([name]) => Object.hasOwn(PASS_ON_FIELDS, name))
  const { values, raw, problems } = parseForm(PASS_ON_FIELDS, Object.keys(PASS_ON_FIELDS), own)
  const text = (name: string) => String(values[name] ?? '').trim()
  return {
    choice: {
      to: text('an'), reason: text('grund'), items: new Set(chosen.map(({ key }) => key)),
      papers: new Set([...ticked(PAPER)].filter((key) => known.has(key))),
    },
    typed: raw,
    problems: [
      ...problems,
      ...(text('an') ? [] : [{ field: 'an', message: 'Nennen Sie die Behörde, an die das Paket geht.' }]),
      ...(text('grund') ? [] : [{ field: 'grund', message: 'Schreiben Sie, warum die andere Behörde zuständig ist.' }]),
      ...(chosen.length ? [] : [{ field: ITEM, message: 'Wählen Sie mindestens einen Eintrag, der mitgeht.' }]),
    ],
  }
}
