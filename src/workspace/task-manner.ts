// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// How an action is carried out from the page of a case: at once, beside it, or on a page of its own.
import type { Action, Field } from '../process/process.ts'
import { actionSightOf, canBeAsked } from './action-sight.ts'
import type { ActionSight } from './action-sight.ts'
import type { CaseDesk } from './case-desk.ts'
import type { Task } from './tasks.ts'

const SHORT_FIELDS = 2
const SHORT_OPTIONS = 6
const SHORT_TYPES: readonly Field['type'][] = ['text', 'number', 'money', 'date', 'time', 'boolean', 'choice']

/** What asks nothing and takes nothing back is done at once. */
export const isQuick = ({ input, consequence }: Action): boolean => !input?.length && consequence === undefined

/** What asks so little that its form fits beside the case; without questions a page is there to think on. */
export function shortSightOf(seen: CaseDesk, { key, action, actingFor }: Task): ActionSight | undefined {
  const sight = action.input?.length ? actionSightOf(seen, key, actingFor?.id) : undefined
  if (!sight) return undefined
  const names = sight.names.filter((name) => canBeAsked(sight, name))
  const { fields } = seen.prepared.process
  return names.length <= SHORT_FIELDS && names.every((name) => isShort(fields[name]!)) ? sight : undefined
}

const isShort = ({ type, list, options }: Field) =>
  SHORT_TYPES.includes(type) && !list && Object.keys(options ?? {}).length <= SHORT_OPTIONS
