// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { canHave, worksOn } from '../engine/handover.ts'
import type { Process } from '../process/process.ts'
import type { BulkLine } from '../store/bulk.ts'
import type { Staff } from '../store/staff.ts'
import type { CaseDesk } from './case-desk.ts'
import { processNamed } from './desk.ts'
import type { Desk } from './desk.ts'

/** What of a case says who can have it. */
export type Kind = Pick<BulkLine, 'process' | 'entity'>

/** Whether this person works on cases of this process and this place, beyond their money. */
export function fits(desk: Desk, { process, entity }: Kind, staff: Staff): boolean {
  const prepared = processNamed(desk, process)
  return prepared !== undefined && canHave(prepared.process, entity, { ...staff, roles: besidesMoney(prepared.process, staff.roles) })
}

/** Everybody who can have at least one of the cases. */
export function peopleFor(desk: Desk, lines: readonly Kind[]): Staff[] {
  const kinds = [...new Map(lines.map((line) => [`${line.process} ${line.entity}`, line])).values()]
  return [...desk.staff.values()].filter((one) => one.active && kinds.some((line) => fits(desk, line, one)))
}

/** Whether the person at the desk may give this case to somebody. */
export const mayGive = (seen: CaseDesk) => !seen.done && handles(seen)

/** Whether the person at the desk has a part in the procedure beyond its money. */
export const handles = ({ prepared: { process }, desk: { person } }: CaseDesk) =>
  worksOn(process, besidesMoney(process, person.roles))

const besidesMoney = (process: Process, roles: readonly string[]) => roles.filter((role) => !isOnlyCash(process, role))

/** A role that takes in money and is given no cases. */
function isOnlyCash({ actions }: Process, role: string): boolean {
  const effects = Object.values(actions).flatMap(({ by, effects: all = [] }) => (by.includes(role) ? all : []))
  return effects.some(({ kind }) => kind === 'payment') && !effects.some(({ kind }) => kind === 'assign')
}
