// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How an action is carried out from the page of a case.
import type { Field } from '../process/process.ts'
import { canBeAsked, actionSightOf } from './action-sight.ts'
import type { CaseDesk } from './case-desk.ts'
import type { Task } from './tasks.ts'

/** `quick` asks nothing and takes nothing back; `short` fits beside the case; the rest has a page. */
export type Manner = 'quick' | 'short' | 'page'

const SHORT_FIELDS = 2
const SHORT_OPTIONS = 6
const SHORT_TYPES: readonly Field['type'][] = ['text', 'number', 'money', 'date', 'time', 'boolean', 'choice']

/** How this task is done; what asks nothing but has consequences gets a page to think on. */
export function mannerOf(seen: CaseDesk, { key, action, actingFor }: Task): Manner {
  if (!action.input?.length) return action.consequence === undefined ? 'quick' : 'page'
  const sight = actionSightOf(seen, key, actingFor?.id)
  const names = sight?.names.filter((name) => canBeAsked(sight, name)) ?? []
  const { fields } = seen.prepared.process
  return names.length <= SHORT_FIELDS && names.every((name) => isShort(fields[name]!)) ? 'short' : 'page'
}

const isShort = ({ type, list, options }: Field) =>
  SHORT_TYPES.includes(type) && !list && Object.keys(options ?? {}).length <= SHORT_OPTIONS
