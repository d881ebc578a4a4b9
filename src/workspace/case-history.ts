// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The events of a case as a story: each act with what followed from it.
import { toldOf } from '../command/told.ts'
import { eventWords } from '../documents/record-words.ts'
import { SYSTEM } from '../engine/actor.ts'
import type { Person, Values } from '../engine/case.ts'
import type { Event } from '../engine/event.ts'
import type { Told } from '../engine/undo.ts'
import type { Process } from '../process/process.ts'
import { readEvents } from '../store/events.ts'
import type { CaseDesk } from './case-desk.ts'

export interface HistoryEntry {
  readonly command: string
  /** ISO instant. */
  readonly at: string
  /** Who; absent for what happened by itself. */
  readonly who?: string
  readonly action?: string
  readonly text: string
  readonly changes: readonly string[]
  /** Answers that were given or changed by it. */
  readonly values?: Values
}

/** What happened to the case after a sequence number, oldest first. */
export async function historyOf(
  { desk, at, prepared }: CaseDesk,
  after = 0,
): Promise<HistoryEntry[]> {
  const events = toldOf(await readEvents(desk.house.store, desk.tenant, at.id, after))
  return entriesOf(prepared.process, events)
}

/** An act begins an entry; what else the same command caused belongs to the latest one. */
export function entriesOf(process: Process, events: readonly Told[]): HistoryEntry[] {
  const entries: (HistoryEntry & { changes: string[]; values?: Values })[] = []
  for (const event of events) {
    if (event.kind === 'acted') {
      // A case is there before somebody applies; what people know of is the application.
      const before = entries.at(-1)?.command === event.command && entries.at(-1)!.action === undefined ? entries.pop() : undefined
      entries.push({
        command: event.command,
        at: event.when,
        action: event.action,
        text: event.text,
        changes: before ? [before.text] : [],
        ...(event.by.id !== SYSTEM.id && { who: nameOf(event.by) }),
      })
      continue
    }
    const words = eventWords(process, event)
    const last = entries.at(-1)
    if (event.kind === 'valuesSet' && last?.command === event.command) last.values = { ...last.values, ...event.values }
    if (words === undefined) continue
    if (last?.command === event.command) last.changes.push(words)
    else entries.push({ command: event.command, at: event.when, text: words, changes: [], ...byHand(event) })
  }
  return entries
}

/** Who did the work of a service. */
const byHand = (event: Event) => ('by' in event && event.by !== undefined ? { who: nameOf(event.by) } : {})

function nameOf({ name, actingFor }: Person): string {
  return actingFor ? `${name} in Vertretung für ${actingFor.name}` : name
}
