// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who reads the work list, in the words the database asks by.
import { rolesWithin } from '../server/deputies.ts'
import type { Principal } from '../server/deputies.ts'
import type { CaseFilter } from '../store/worklist.ts'
import type { Reader } from '../store/worklist-filter.ts'
import type { Desk } from './desk.ts'

/** The reader with the roles in which it can be their turn; an absent colleague for a deputy. */
export function readerOf(
  desk: Desk,
  { id, roles }: { readonly id: string; readonly roles: readonly string[] } = desk.person,
): Reader {
  const held = [...desk.staff.values()].flatMap((one) =>
    one.id === id
      ? []
      : one.roles.filter((role) => roles.includes(role)).map((role) => `${role} ${one.id}`),
  )
  return { id, roles, held }
}

/**
 * Own cases of colleagues in whose place one acts. Rules for single procedures show these alone;
 * looking at several colleagues at once, the procedures of any of them.
 */
export function inPlaceOf(desk: Desk, principals: readonly Principal[]): Pick<CaseFilter, 'ownOf' | 'processes'> {
  const grants = principals.flatMap((one) => one.grants)
  return {
    ownOf: principals.map((one) => readerOf(desk, one)),
    // A rule without procedures counts in all, those no longer published too.
    ...(grants.every(({ processes }) => processes) && {
      processes: [...new Set(grants.flatMap(({ processes = [] }) => processes))],
    }),
  }
}

/** Cases of the reader's office: procedures and places in which they or who they stand in for act. */
export function officeOf(desk: Desk): Pick<CaseFilter, 'processes' | 'entities'> {
  const { id, roles, deputyFor } = desk.person
  const places = desk.staff.get(id)?.entities ?? null
  return {
    processes: desk.processes
      .filter(({ process }) =>
        [...roles, ...deputyFor.flatMap((one) => rolesWithin(one, process.id))].some((role) =>
          Object.hasOwn(process.roles, role)))
      .map(({ process }) => process.id),
    ...(places && { entities: places }),
  }
}
