// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who reads the work list, in the words the database asks by.
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

/** Cases of the reader's office: procedures and places in which they or who they stand in for act. */
export function officeOf(desk: Desk): Pick<CaseFilter, 'processes' | 'entities'> {
  const roles = [...desk.person.roles, ...desk.person.deputyFor.flatMap((one) => one.roles)]
  const places = desk.staff.get(desk.person.id)?.entities ?? null
  return {
    processes: desk.processes
      .filter(({ process }) => roles.some((role) => Object.hasOwn(process.roles, role)))
      .map(({ process }) => process.id),
    ...(places && { entities: places }),
  }
}
