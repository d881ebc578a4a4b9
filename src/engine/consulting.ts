// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the office does about a question to another body while its answer is missing. Every process
// knows it, so none has to describe it.
import type { Action } from '../process/process.ts'
import { personOf } from './actor.ts'
import type { Consultation } from './case.ts'
import type { Consult, Refusal } from './command.ts'
import { worksOn } from './handover.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'
import type { Turn } from './turn.ts'

/** In place of the id of a paper: the answers of the application. */
export const APPLICATION = 'antrag'

/** Links of one question; more than this is no mistake any longer. */
const LINKS_AT_MOST = 50
/** Reminders of one question on one day. */
const REMINDERS_A_DAY = 3

/** Whether an action asks other bodies. */
export function asksOthers({ effects = [] }: Action): boolean {
  return effects.some(({ kind }) => kind === 'consult')
}

/** Whether an action takes in the answer of a body: then it is about one question. */
export function takesAnswer({ effects = [] }: Action): boolean {
  return effects.some(({ kind }) => kind === 'answer')
}

/** Which link of a question holds, counted from 1; `undefined`: none. */
export function linkOf({ link = 1, withdrawnOn }: Consultation): number | undefined {
  return withdrawnOn === undefined ? link : undefined
}

/** Reminds, takes the link back or gives another, or says why not. */
export function consulting(turn: Turn, { consultation, what, by }: Consult): Refusal | undefined {
  if (!worksOn(turn.prepared.process, by.roles)) {
    return { kind: 'notAllowed', message: 'Das kann nur, wer in diesem Verfahren eine Aufgabe hat.' }
  }
  const one = turn.at.consultations.find(({ id }) => id === consultation)
  if (!one) return { kind: 'unknown', message: 'Diese Frage kennt der Vorgang nicht.' }
  const message = obstacle(turn, one, what.kind)
  if (message !== undefined) return { kind: 'blocked', message }
  const { id, title, due } = one
  const about = { id, title, on: turn.context.today, by: personOf(by) }
  if (what.kind === 'withdraw') {
    turn.add({ kind: 'consultationLinkChanged', ...about })
  } else if (what.kind === 'renew') {
    const link = (one.link ?? 1) + 1
    turn.add({ kind: 'consultationLinkChanged', ...about, link })
    turn.order('consult', { consultation: id, consultee: one.consultee, due, link })
  } else {
    turn.add({ kind: 'consultationReminded', ...about, text: one.reminder!, ...(what.to !== undefined && { to: what.to }) })
    if (what.to !== undefined) turn.order('remind', { consultation: id, to: what.to, text: one.reminder! })
  }
  return undefined
}

/** Why it does not go, in a sentence; `undefined` when it goes. */
export function obstacle(
  { prepared, at, context }: Pick<Turn, 'prepared' | 'at' | 'context'>, one: Consultation, what: Consult['what']['kind'],
): string | undefined {
  if (one.status === 'answered') return `${one.title} hat schon geantwortet.`
  if (one.status === 'silent') return `Auf ${one.title} wird nicht mehr gewartet.`
  if (isOver(prepared, at, context)) return 'Der Vorgang ist abgeschlossen.'
  if (what === 'renew') return (one.link ?? 1) < LINKS_AT_MOST ? undefined : `Mehr als ${LINKS_AT_MOST} Links bekommt eine Frage nicht.`
  if (one.withdrawnOn !== undefined) return 'Der Link ist zurückgezogen. Senden Sie zuerst einen neuen.'
  if (what === 'withdraw') return undefined
  if (one.reminder === undefined) return 'Das Verfahren kennt keinen Text für eine Erinnerung.'
  const today = one.remindedOn?.filter((day) => day === context.today).length ?? 0
  return today < REMINDERS_A_DAY ? undefined : `Heute wurde ${one.title} schon ${REMINDERS_A_DAY}-mal erinnert.`
}

/** Whether the process calls the case done. */
export function isOver(prepared: Prepared, at: Turn['at'], context: Turn['context']): boolean {
  const sight = look(prepared, at, context)
  return prepared.rule(prepared.process.final).evaluate(sight.scope, sight.env) === true
}
