// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Giving a case to a person, or to nobody. Every process knows it, so none has to describe it.
import { personOf } from './actor.ts'
import type { Case } from './case.ts'
import type { Handover, Member, Refusal, Transfer } from './command.ts'
import type { Process } from '../process/process.ts'
import type { Turn } from './turn.ts'

/** Gives the case, or says why not. It is office work and changes no status, right or period. */
export function handOver(turn: Turn, { to, from, by }: Handover): Refusal | undefined {
  const { at, prepared } = turn
  const { process } = prepared
  if (!worksOn(process, by.roles)) {
    return { kind: 'notAllowed', message: 'Zuweisen kann nur, wer in diesem Verfahren eine Aufgabe hat.' }
  }
  const sight = turn.look()
  if (prepared.rule(process.final).evaluate(sight.scope, sight.env) === true) {
    return { kind: 'blocked', message: 'Dieser Vorgang ist abgeschlossen.' }
  }
  // Who deals out many cases leaves some where they are: that is no refusal, and no event.
  if ((at.assignee?.id ?? null) === (to?.id ?? null)) return undefined
  if ((at.assignee?.id ?? null) !== from) {
    const now = at.assignee ? `${at.assignee.name} hat ihn jetzt.` : 'Niemand hat ihn jetzt.'
    return { kind: 'conflict', message: `Der Vorgang wurde inzwischen anders zugewiesen. ${now}` }
  }
  if (to && !worksOn(process, to.roles)) {
    return { kind: 'blocked', message: `${to.name} hat in diesem Verfahren keine Aufgabe.` }
  }
  if (!to) turn.add({ kind: 'unassigned', by: personOf(by) })
  else {
    const { id, name, phone } = to
    turn.add({ kind: 'assigned', to: { id, name, ...(phone !== undefined && { phone }) }, by: personOf(by) })
  }
  return undefined
}

/** Gives the case to a unit, in nobody's hands there, or says why not. */
export function transfer(turn: Turn, command: Transfer): Refusal | undefined {
  const { unit, note, from, by } = command
  const { at, prepared, context } = turn
  if (!worksOn(prepared.process, by.roles)) {
    return { kind: 'notAllowed', message: 'Übergeben kann nur, wer in diesem Verfahren eine Aufgabe hat.' }
  }
  const sight = turn.look()
  if (prepared.rule(prepared.process.final).evaluate(sight.scope, sight.env) === true) {
    return { kind: 'blocked', message: 'Dieser Vorgang ist abgeschlossen.' }
  }
  const reason = whyNotThere(prepared.process, at, command)
  if (reason !== undefined) return { kind: 'blocked', message: reason }
  if ((at.unit?.id ?? null) !== from.unit || (at.assignee?.id ?? null) !== from.person) {
    const now = at.assignee?.name ?? at.unit?.name
    return { kind: 'conflict', message: `Der Vorgang liegt inzwischen woanders${now ? `: ${now}` : ''}.` }
  }
  turn.add({ kind: 'transferred', unit, note, on: context.today, by: personOf(by) })
  return undefined
}

/** Why the case has no place in that unit: it lies there, or nobody there can have it. */
function whyNotThere(process: Process, at: Case, { unit: { id, name }, members }: Transfer): string | undefined {
  if (liesIn(at, id, members)) return `Der Vorgang liegt schon hier: ${name}${at.assignee ? `, ${at.assignee.name}` : ''}.`
  if (members.some((one) => canHave(process, at.entity, one))) return undefined
  if (members.length === 0) return `${name}: Dort arbeitet niemand.`
  if (process.access && !members.some(({ roles }) => mayKnow(process, roles))) {
    return `${name}: Dort darf niemand Vorgänge dieser Art sehen (${process.access.title}).`
  }
  if (!members.some(({ roles }) => worksOn(process, roles))) return `${name}: Dort bearbeitet niemand „${process.title}“.`
  return `${name}: Dort ist niemand für diese Gemeinde zuständig.`
}

/** Whether a case lies in a unit: it was given to it, or to none and somebody of the unit has it. */
export function liesIn({ unit, assignee }: Pick<Case, 'unit' | 'assignee'>, id: string, members: readonly Pick<Member, 'id'>[]): boolean {
  return unit ? unit.id === id : members.some((one) => one.id === assignee?.id)
}

/** Whether somebody can have a case of this process and legal entity. */
export function canHave(process: Process, entity: string, { roles, entities }: Omit<Member, 'id'>): boolean {
  return worksOn(process, roles) && mayKnow(process, roles) && (entities?.includes(entity) ?? true)
}

/** Whether these roles may know of cases of this process (§ 30 AO). */
const mayKnow = ({ access }: Process, roles: readonly string[]) => access?.roles.some((role) => roles.includes(role)) ?? true

/** Whether one of these roles is a role of the office in this process. */
export function worksOn({ roles }: Process, own: readonly string[]): boolean {
  return own.some((role) => roles[role]?.kind === 'staff')
}
