// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Who could best take a case nobody has: of those whose turn it is and who are here, who has least.
import { isAbsent } from '../server/deputies.ts'
import { openCounts } from '../store/bulk.ts'
import type { Staff } from '../store/staff.ts'
import type { CaseDesk } from './case-desk.ts'
import { mayGive, peopleFor } from './case-people.ts'
import { turnOf } from './turn.ts'

/** Somebody who can have a case, with what speaks for or against. */
export interface Able {
  readonly staff: Staff
  /** Their open cases now. */
  readonly open: number
  readonly isAbsent: boolean
}

/** Everybody who can have the case and has it not, in the order of the house. */
export async function ableFor({ desk, at }: CaseDesk): Promise<readonly Able[]> {
  const people = peopleFor(desk, [at]).filter(({ id }) => id !== at.assignee?.id)
  const counts = await openCounts(desk.house.store, desk.tenant, people.map(({ id }) => id))
  return people.map((staff) => ({ staff, open: counts.get(staff.id) ?? 0, isAbsent: isAbsent(staff, desk.today) }))
}

/**
 * Who is proposed for a case nobody has; undefined where another than the office has to act, or
 * nobody can. The unit of the case goes first, equal loads in the order of the house.
 */
export function proposedOf({ desk, at, waitingFor }: CaseDesk, able: readonly Able[]): Able | undefined {
  if (at.assignee) return undefined
  const { kind, role } = turnOf(desk, { waitingFor, assignee: null, process: at.process })
  if (kind !== 'staff') return undefined
  const here = able.filter((one) => !one.isAbsent && one.staff.roles.includes(role))
  const ofUnit = here.filter(({ staff }) => at.unit !== undefined && staff.units.includes(at.unit.id))
  const among = ofUnit.length ? ofUnit : here
  return among.find(({ open }) => open === Math.min(...among.map((one) => one.open)))
}

/** The proposal for the page of a case, where the reader may give it to somebody. */
export async function proposalFor(seen: CaseDesk): Promise<Able | undefined> {
  if (seen.at.assignee || !mayGive(seen)) return undefined
  return proposedOf(seen, await ableFor(seen))
}

/** `3 offene Vorgänge`. */
export const openText = (count: number) => (count === 0 ? 'keine offenen Vorgänge' : count === 1 ? 'ein offener Vorgang' : `${count} offene Vorgänge`)
