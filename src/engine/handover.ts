// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Giving a case to a person, or to nobody. Every process knows it, so none has to describe it.
import { personOf } from './actor.ts'
import type { Handover, Refusal, Transfer } from './command.ts'
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
export function transfer(turn: Turn, { unit, note, from, by }: Transfer): Refusal | undefined {
  const { at, prepared, context } = turn
  if (!worksOn(prepared.process, by.roles)) {
    return { kind: 'notAllowed', message: 'Übergeben kann nur, wer in diesem Verfahren eine Aufgabe hat.' }
  }
  const sight = turn.look()
  if (prepared.rule(prepared.process.final).evaluate(sight.scope, sight.env) === true) {
    return { kind: 'blocked', message: 'Dieser Vorgang ist abgeschlossen.' }
  }
  if ((at.unit?.id ?? null) !== from.unit || (at.assignee?.id ?? null) !== from.person) {
    const now = at.assignee?.name ?? at.unit?.name
    return { kind: 'conflict', message: `Der Vorgang liegt inzwischen woanders${now ? `: ${now}` : ''}.` }
  }
  turn.add({ kind: 'transferred', unit, note, on: context.today, by: personOf(by) })
  return undefined
}

/** Whether one of these roles is a role of the office in this process. */
export function worksOn({ roles }: Process, own: readonly string[]): boolean {
  return own.some((role) => roles[role]?.kind === 'staff')
}
