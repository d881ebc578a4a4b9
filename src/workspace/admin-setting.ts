// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A setting is described here as data: its fields, what holds now, how it is checked and written.
// Pages and sending are the same for all of them.
import type { ComponentChildren } from 'preact'
import type { Json, Values } from '../engine/case.ts'
import { isEmpty } from '../engine/input.ts'
import type { Problem } from '../engine/input.ts'
import { missing, wrong } from '../engine/wrong-value.ts'
import type { Field } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import type { Query } from '../store/query.ts'
import type { Refused } from '../store/settings-history.ts'
import type { Crumb } from '../ui/crumbs.tsx'
import type { Desk } from './desk.ts'

export type Fields = Readonly<Record<string, Field>>

/** The role that administers; nobody else opens these pages. */
export const ADMIN_ROLE = 'verwaltung'

export interface Setting {
  readonly desk: Desk
  /** Where its history lies. */
  readonly area: string
  readonly key: string
  readonly title: string
  /** What stands between „Verwaltung“ and the title. */
  readonly crumbs?: readonly Crumb[]
  readonly intro?: ComponentChildren
  readonly fields: Fields
  /** What holds now, under the names of the fields. */
  readonly now: Values
  /** Address of the page, and where one lands after saving something new. */
  readonly address: string
  readonly onward?: (values: Values) => string
  readonly keyOf?: (values: Values) => string
  /** Name of the button, by its effect. */
  readonly button?: string
  readonly check?: (values: Values) => readonly Problem[] | Promise<readonly Problem[]>
  /** What the values would do; `isChanged`: they differ from what holds. */
  readonly preview?: (
    values: Values,
    isChanged: boolean,
  ) => ComponentChildren | Promise<ComponentChildren>
  readonly read?: (q: Query) => Promise<Values>
  readonly write?: (q: Query, values: Values) => Promise<Refused | undefined>
  readonly inDirectory?: true
  /** About whoever is signed in, for all staff. */
  readonly isOwn?: true
  /** Another step after it holds, such as an index to be written anew. */
  readonly afterwards?: (values: Values) => Promise<void>
  /** Below the form, such as what else can be done with a person. */
  readonly below?: ComponentChildren
}

export type SettingOf = (c: Page, desk: Desk) => Promise<Setting | undefined> | Setting | undefined

/** What is missing or wrong with the values of these fields, in their order, groups inside too. */
export function fieldProblems(
  fields: Fields,
  values: Values,
  known: readonly Problem[],
  prefix = '',
): Problem[] {
  return Object.entries(fields).flatMap(([key, field]): Problem[] => {
    const path = `${prefix}${key}`
    if (field.type !== 'group') return valueProblems(field, path, values[key] ?? null, known)
    const items = Array.isArray(values[key]) ? (values[key] as readonly Values[]) : []
    return items.flatMap((item, i) =>
      fieldProblems(field.fields ?? {}, item, known, `${path}.${i}.`),
    )
  })
}

/** For fields that may stay empty without saying so beside each label. */
export const MAY_BE_EMPTY = 'false'

const isOptional = ({ required, list }: Field) =>
  required === false || required === MAY_BE_EMPTY || Boolean(list)

function valueProblems(
  field: Field,
  path: string,
  value: Json,
  known: readonly Problem[],
): Problem[] {
  if (known.some((one) => one.field === path || one.field.startsWith(`${path}.`))) return []
  if (isEmpty(value)) {
    return isOptional(field) ? [] : [{ field: path, message: missing(field) }]
  }
  const items = field.list && Array.isArray(value) ? value : [value]
  const message = items.map((item) => wrong(field, item)).find((one) => one !== undefined)
  return message === undefined ? [] : [{ field: path, message }]
}

/** The values of the fields alone, `null` where there is none: what the history keeps. */
export function stateOf(fields: Fields, values: Values): Values {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, values[name] ?? null]))
}
