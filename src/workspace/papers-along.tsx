// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Asking another body: which papers of the case go along.
import { papersAlong } from '../command/papers-along.ts'
import { localDateOf } from '../calendar/instant.ts'
import { APPLICATION, asksOthers } from '../engine/consulting.ts'
import { formatSize } from '../forms/format.ts'
import { entriesOf } from '../forms/entries.ts'
import { typedOf } from '../forms/typed.ts'
import type { Action, Field, Option } from '../process/process.ts'
import type { SentForm } from '../server/sent-form.ts'
import type { StoredDocument } from '../store/documents.ts'
import { FieldInput } from '../ui/field.tsx'
import { NOT_OPENED } from './case-desk.ts'
import type { CaseDesk } from './case-desk.ts'
import { dayOf } from './due-words.ts'

/** No field of a process has such a name. */
const NAME = 'mitgehen:unterlagen'

/** The question which papers go along, and what is ticked. */
export interface AlongSight {
  readonly field: Field
  readonly chosen: readonly string[]
}

/** Asked where an action asks other bodies; as it was sent, else as proposed. */
export async function alongOf(seen: CaseDesk, action: Action, form?: SentForm): Promise<AlongSight | undefined> {
  const { desk, at } = seen
  if (at.id === NOT_OPENED || !asksOthers(action)) return undefined
  const { hasApplication, papers, proposed } = await papersAlong(desk.house, desk.tenant, seen)
  const options: [string, Option][] = [
    ...(hasApplication ? [[APPLICATION, { title: 'Antrag', help: 'Die Angaben aus dem Formular als PDF' }] as [string, Option]] : []),
    ...papers.map((paper) => [paper.id, optionOf(desk.today, paper)] as [string, Option]),
  ]
  if (options.length === 0) return undefined
  const known = Object.fromEntries(options)
  const ticked = form?.entries.filter(([name, value]) => name === NAME && Object.hasOwn(known, value)).map(([, value]) => value)
  return { field: fieldOf(known), chosen: ticked ?? proposed }
}

const fieldOf = (options: Readonly<Record<string, Option>>): Field => ({
  type: 'choice',
  list: { min: 0, max: Object.keys(options).length },
  required: false,
  title: 'Welche Unterlagen gehen mit?',
  help: 'Nur was Sie anhaken, kann die Stelle über ihren Link abrufen. Vorgeschlagen ist der Antrag mit seinen Anlagen.',
  options,
})

function optionOf(today: string, { title, fileName, size, createdAt }: StoredDocument): Option {
  const name = title && title !== fileName ? `${title}: ${fileName}` : fileName
  return { title: name, help: `${formatSize(size)}, vom ${dayOf(localDateOf(createdAt), today)}` }
}

/** The ticks, after the questions of the action. */
export function AlongInput({ along: { field, chosen } }: { along: AlongSight }) {
  return <FieldInput field={field} path={NAME} form={{ typed: typedOf(entriesOf({ [NAME]: field }, [NAME], { [NAME]: chosen })), problems: [] }} />
}
