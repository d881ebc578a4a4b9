// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { indicesAt, typedOf } from '../forms/typed.ts'
import type { Entry, Typed } from '../forms/typed.ts'
import { withUsual } from '../forms/usual.ts'
import type { Filled } from '../forms/usual.ts'
import type { Field } from '../process/process.ts'
import type { SentForm } from '../server/sent-form.ts'
import { ADD_ITEM, REMOVE_ITEM } from '../ui/group-field.tsx'
import { USUAL } from '../ui/usual-answers.tsx'

/** What a form shows again that came only to change itself. */
export interface Changed {
  readonly typed: Typed
  readonly filled?: Filled
}

/** The form with an item more or less or with usual answers, if a button asked for that; nothing is carried out. */
export function changedForm(form: SentForm, raw: Typed, fields: Readonly<Record<string, Field>>): Changed | undefined {
  const [path, text] = (form.own(USUAL) ?? '').split(':')
  if (path && text !== undefined) return withUsual(raw, fields, path, text) ?? { typed: raw }
  return changesList(form) ? { typed: withAdded(raw, addedList(form)) } : undefined
}

/** The list a button of the form adds to, if one was pressed. */
export function addedList({ own }: SentForm): string | undefined {
  return own(ADD_ITEM)
}

/** Whether the form came only to change the number of items of a list. */
export function changesList({ own }: SentForm): boolean {
  return own(ADD_ITEM) !== undefined || own(REMOVE_ITEM) !== undefined
}

/** What was typed without the item whose removal was asked for. */
export function withoutRemoved({ entries, own }: SentForm): Entry[] {
  const [path, index] = (own(REMOVE_ITEM) ?? '').split(':')
  if (!path || index === undefined) return [...entries]
  return entries.filter(([name]) => !name.startsWith(`${path}.${index}.`))
}

/** What was typed with one more empty item in a list. */
export function withAdded(raw: Typed, path: string | undefined): Typed {
  if (path === undefined) return raw
  const count = Math.max(1, indicesAt(raw, path).length)
  const typed = new Map(raw)
  for (const [name, texts] of typedOf([[path, String(count + 1)]])) typed.set(name, texts)
  return typed
}
