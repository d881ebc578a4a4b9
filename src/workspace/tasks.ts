// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a person can do with a case now, in the own roles and in the place of absent colleagues.
import { offersFor } from '../command/case-view.ts'
import type { Actor } from '../engine/actor.ts'
import { awaitedAmong, waitingFor } from '../engine/awaited.ts'
import { takesAnswer } from '../engine/consulting.ts'
import type { Reason } from '../engine/explain.ts'
import { idleReason } from '../engine/idle.ts'
import type { Action, Process } from '../process/process.ts'
import { rolesWithin } from '../server/deputies.ts'
import { actorOf } from '../server/web.ts'
import type { CaseDesk } from './case-desk.ts'
import type { Caseworker } from './desk.ts'

export interface Task {
  readonly key: string
  readonly action: Action
  /** It may be done, and would change something. */
  readonly offered: boolean
  readonly reasons: readonly Reason[]
  readonly near: boolean
  /** Whose place the person would take; absent for what is possible in the own roles. */
  readonly actingFor?: { readonly id: string; readonly name: string }
}

export interface Tasks {
  /** The step that is this person's turn, never in another's place if one acts oneself; none while others have to act. */
  readonly primary: Task | undefined
  readonly more: readonly Task[]
  readonly rare: readonly Task[]
  /** Only something named is missing. */
  readonly near: readonly Task[]
  readonly blocked: readonly Task[]
}

/** The role of who applies; exactly one role of a process is of this kind. */
export function applicantRole(process: Process): string {
  return Object.entries(process.roles).find(([, role]) => role.kind === 'applicant')?.[0] ?? ''
}

/** The actor a person is in this case, in the own roles or those of an absent colleague. */
export function actorFor(person: Caseworker, process: Process, actingFor?: string): Actor {
  return actorOf(person, applicantRole(process), actingFor, process.id)
}

/** Sorts every action of the person's roles by how close it is. */
export function tasksOf(seen: CaseDesk): Tasks {
  const {
    prepared: { process },
    desk: { person },
  } = seen
  const own = tasksAs(seen, undefined)
  const known = new Set(own.map(({ key }) => key))
  const asDeputy = person.deputyFor
    .filter((principal) => rolesWithin(principal, process.id).length > 0)
    .flatMap((principal) => tasksAs(seen, principal))
    .filter(({ key }) => !known.has(key) || !own.find((one) => one.key === key)!.offered)
    .filter(({ key, offered }) => offered || !known.has(key))
  const helped = new Set(asDeputy.filter(({ offered }) => offered).map(({ key }) => key))
  const all = [...own.filter(({ key, offered }) => offered || !helped.has(key)), ...asDeputy]
  const offered = all.filter((task) => task.offered)
  const isRare = ({ action }: Task) => action.rare === true || action.exceptional === true
  const wasDone = ({ key }: Task) => (Object.hasOwn(seen.at.doers, key) ? 1 : 0)
  const primary = awaitedTask(seen, all)
  const others = offered.filter((task) => task !== primary)
  const blocked = all.filter((task) => !task.offered)
  return {
    primary,
    more: others.filter((task) => !isRare(task)).sort((a, b) => wasDone(a) - wasDone(b)),
    rare: others.filter(isRare),
    near: blocked.filter(({ near }) => near),
    blocked: blocked.filter(({ near, key }) => !near && process.actions[key] !== undefined),
  }
}

/** What the case waits for and this person could do. */
function awaitedTask(seen: CaseDesk, all: readonly Task[]): Task | undefined {
  const { prepared, at, context, sight, desk: { person } } = seen
  const isOwn = isInvolved(seen)
  const roles = isOwn ? person.roles : person.deputyFor.flatMap((principal) => rolesWithin(principal, prepared.process.id))
  const possible = all.filter(({ actingFor }) => !isOwn || actingFor === undefined)
  const choice = {
    offered: possible.filter(({ offered }) => offered).map(({ key }) => key),
    near: possible.filter(({ offered, near }) => near && !offered).map(({ key }) => key),
  }
  for (const waiting of waitingFor(prepared, sight, roles)) {
    const key = awaitedAmong(prepared, at, context, waiting, choice)
    if (key === null) return undefined
    if (key !== undefined) return possible.find((task) => task.key === key && task.offered)
  }
  return undefined
}

function tasksAs(
  seen: CaseDesk,
  principal: { readonly id: string; readonly name: string } | undefined,
): Task[] {
  const {
    prepared: { process },
    desk: { person },
  } = seen
  const actor = actorFor(person, process, principal?.id)
  // Answers of other bodies are taken in at their question, not for the case as a whole.
  const offers = offersFor(seen, actor).filter(({ action }) => !takesAnswer(process.actions[action]!))
  return offers.map(({ action, offered, reasons, near }): Task => {
    const idle = offered ? idleReason(seen.prepared, action, seen.at, actor, seen.context) : undefined
    return {
      key: action,
      action: process.actions[action]!,
      offered: offered && idle === undefined,
      reasons: idle ? [idle] : reasons,
      near: near && idle === undefined,
      ...(principal && { actingFor: { id: principal.id, name: principal.name } }),
    }
  })
}

/** The person acts in this procedure in one of their own roles. */
export function isInvolved({ prepared: { process }, desk: { person } }: CaseDesk): boolean {
  return person.roles.some((role) => process.roles[role]?.kind === 'staff')
}
