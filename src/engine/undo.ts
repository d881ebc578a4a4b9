// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The last step of a case can be taken back for a while, if nothing went out by it and no period of
// law began: assignment, note, follow-up. What happened stays in the history, and so does the undoing.
import type { Action, DeadlineRule, Process } from '../process/process.ts'
import { personOf } from './actor.ts'
import type { Actor } from './actor.ts'
import type { Refusal, Undo } from './command.ts'
import type { Event } from './event.ts'
import { replay } from './evolve.ts'
import type { Prepared } from './prepare.ts'
import { restoring } from './restore.ts'
import type { Turn } from './turn.ts'

export const UNDO_MINUTES = 10

/** An event with the command it came from and its moment. */
export type Told = Event & { readonly command: string; readonly when: string }

/** Kinds that stay inside the office. */
const HARMLESS: readonly Event['kind'][] = [
  'acted', 'valuesSet', 'statusSet', 'assigned', 'unassigned', 'transferred', 'deadlineSet', 'deadlineCleared',
]

/**
 * The command that takes back what the command `of` did, given the whole history of the case; or why
 * that is not possible.
 */
export function undoOf(
  prepared: Prepared, history: readonly Told[], of: string, wish: { readonly id: string; readonly by: Actor; readonly now: string },
): Undo | { readonly refusal: Refusal } {
  const first = history.findIndex(({ command }) => command === of)
  const own = first < 0 ? [] : history.slice(first)
  const refusal = obstacle(prepared, own, of, wish)
  if (refusal) return { refusal: { kind: 'blocked', message: refusal } }
  const [before, after] = [replay(history.slice(0, first))!, replay(history)!]
  const told = own[0]!
  const text = told.kind === 'acted' ? (prepared.process.actions[told.action]?.title ?? told.action) : told.kind === 'transferred' ? `Übergabe an ${told.unit.name}` : 'Zuweisung'
  return { kind: 'undo', id: wish.id, of, text, by: wish.by, sequence: history.length, restored: restoring(before, after) }
}

function obstacle(
  prepared: Prepared, own: readonly Told[], of: string, { by, now }: { readonly by: Actor; readonly now: string },
): string | undefined {
  const [told] = own
  if (!told) return 'Diesen Schritt kennt der Vorgang nicht.'
  if (own.some(({ command }) => command !== of)) return 'Seitdem ist in diesem Vorgang etwas anderes geschehen.'
  if (!('by' in told) || told.by?.id !== by.id) return 'Zurücknehmen kann einen Schritt nur, wer ihn getan hat.'
  if (Date.parse(now) - Date.parse(told.when) > UNDO_MINUTES * 60_000) {
    return `Zurücknehmen geht nur in den ersten ${UNDO_MINUTES} Minuten.`
  }
  return isHarmless(prepared, own) ? undefined : 'Dieser Schritt hat rechtliche Folgen und lässt sich nicht zurücknehmen.'
}

/** One act of a person without consequence, four eyes, or any period that is counted. */
function isHarmless({ process }: Prepared, own: readonly Told[]): boolean {
  if (own.some(({ kind }, i) => !HARMLESS.includes(kind) || (kind === 'acted' && i > 0))) return false
  const [told] = own
  if (told!.kind !== 'acted') return own.length === 1
  const action = process.actions[told!.action]
  const deadlines = own.flatMap((event) => (event.kind === 'deadlineSet' || event.kind === 'deadlineCleared' ? [event.name] : []))
  return staysInside(process, action) && deadlines.every((name) => isPlainDay(process.deadlines[name]))
}

/** An act of the office alone, without consequence, four eyes, letter or message. */
export function staysInside(process: Process, action: Action | undefined): boolean {
  if (!action || action.consequence !== undefined || action.notBy?.length || action.exceptional) return false
  if (!action.by.every((role) => process.roles[role]?.kind === 'staff')) return false
  const kinds = (action.effects ?? []).map(({ kind }) => kind)
  return kinds.every((kind) => kind === 'assign' || kind === 'deadline')
}

/** A day somebody chose, for the office alone: no period that is counted and none of others. */
function isPlainDay(rule: DeadlineRule | undefined): boolean {
  return rule?.on !== undefined && rule.side === 'authority'
    && rule.from === undefined && rule.duration === undefined && rule.workingDays === undefined
}

/** Takes the step back if the case is still where it was looked at. */
export function undo(turn: Turn, { sequence, of, text, by, restored }: Undo): Refusal | undefined {
  if (turn.at.sequence !== sequence) {
    return { kind: 'conflict', message: 'Seitdem ist in diesem Vorgang etwas anderes geschehen.' }
  }
  turn.add({ kind: 'undone', of, text, by: personOf(by), restored })
  return undefined
}
