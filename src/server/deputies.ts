// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// For whom somebody stands in today. A rule counts only between its days, in its procedures and
// with the roles it names; the plain list of before counts always and for everything.
import type { DeputyRule, Staff } from '../store/staff.ts'

/** Roles held in somebody's place; without `processes` in every procedure. */
export interface Grant {
  readonly roles: readonly string[]
  readonly processes?: readonly string[]
}

/** An absent colleague with all roles that count in some procedure, and where which do. */
export interface Principal {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly grants: readonly Grant[]
}

/** The active colleagues a person may stand in for on a day (`YYYY-MM-DD`), by name as listed. */
export function principalsOf(staff: Staff, all: readonly Staff[], today: string): Principal[] {
  return all
    .filter((one) => one.active && one.id !== staff.id)
    .flatMap((one): Principal[] => {
      const grants = grantsFor(staff, one, today)
      const roles = [...new Set(grants.flatMap((grant) => grant.roles))]
      return grants.length === 0 ? [] : [{ id: one.id, name: one.name, roles, grants }]
    })
}

/** The roles held in a colleague's place in one procedure. */
export function rolesWithin({ grants }: Principal, process: string): string[] {
  const counting = grants.filter(({ processes }) => !processes || processes.includes(process))
  return [...new Set(counting.flatMap(({ roles }) => roles))]
}

/** Whether a rule counts on a day, looking at the absence of the colleague it is for. */
export function ruleCounts(rule: DeputyRule, principal: Staff, today: string): boolean {
  if (rule.from !== undefined && today < rule.from) return false
  if (rule.until !== undefined && today > rule.until) return false
  return rule.whenAbsent !== true || isAbsent(principal, today)
}

/** Whether somebody is away on a day; both ends of an absence belong to it. */
export function isAbsent({ absentFrom, absentUntil }: Staff, today: string): boolean {
  if (!absentFrom || today < absentFrom) return false
  return !absentUntil || today <= absentUntil
}

function grantsFor(staff: Staff, principal: Staff, today: string): Grant[] {
  const plain = staff.deputyFor.includes(principal.id) ? [{ roles: principal.roles }] : []
  const rules = (staff.deputies ?? [])
    .filter((rule) => rule.for === principal.id && ruleCounts(rule, principal, today))
    .map(({ roles, processes }): Grant => ({
      // A role the other no longer has is nothing one can stand in for.
      roles:
        roles.length === 0
          ? principal.roles
          : principal.roles.filter((role) => roles.includes(role)),
      ...(processes.length > 0 && { processes }),
    }))
  return [...plain, ...rules].filter(({ roles }) => roles.length > 0)
}
