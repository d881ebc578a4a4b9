// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The events of a case as a story: each act with what followed from it.
import { formatDate } from '../calendar/date.ts'
import { SYSTEM } from '../engine/actor.ts'
import type { Person } from '../engine/case.ts'
import type { Event } from '../engine/event.ts'
import { euro } from '../engine/money.ts'
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
}

type Stamped = Event & { readonly command: string; readonly when: string }

/** What happened to the case after a sequence number, oldest first. */
export async function historyOf(
  { desk, at, prepared }: CaseDesk,
  after = 0,
): Promise<HistoryEntry[]> {
  const stored = await readEvents(desk.house.store, desk.tenant, at.id, after)
  const events = stored.map(
    ({ kind, payload, commandId, at: when }) =>
      ({ ...(payload as object), kind, command: commandId, when }) as unknown as Stamped,
  )
  return entriesOf(prepared.process, events)
}

/** An act begins an entry; what else the same command caused belongs to the latest one. */
export function entriesOf(process: Process, events: readonly Stamped[]): HistoryEntry[] {
  const entries: (HistoryEntry & { changes: string[] })[] = []
  for (const event of events) {
    if (event.kind === 'acted') {
      entries.push({
        command: event.command,
        at: event.when,
        action: event.action,
        text: event.text,
        changes: [],
        ...(event.by.id !== SYSTEM.id && { who: nameOf(event.by) }),
      })
      continue
    }
    const words = wordsFor(process, event)
    const last = entries.at(-1)
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

const day = (date: string) => formatDate(date, 'short')

/** How a letter went that a person sent in the place of a service. */
const SENT: Readonly<Record<string, string>> = { post: 'Zur Post gegeben', pzu: 'Zugestellt', handover: 'Ausgehändigt' }

/** One consequence in a few words; undefined for what no reader needs. */
function wordsFor(process: Process, event: Event): string | undefined {
  switch (event.kind) {
    case 'statusSet': {
      const status = process.statuses[event.status]
      return `${status?.title ?? event.status}: ${status?.states[event.to]?.title ?? event.to}`
    }
    case 'recorded':
      return `Aktenzeichen ${event.fileNumber}`
    case 'assigned':
      return `Zuständig: ${event.to.name}`
    case 'unassigned':
      return 'Zuständig: niemand mehr'
    case 'undone':
      return `Rückgängig gemacht: ${event.text}`
    case 'deadlineSet':
      return `Frist bis ${day(event.deadline.due)}: ${event.deadline.title}`
    case 'deadlineCleared':
      return `Frist beendet: ${process.deadlines[event.name]?.title ?? event.name}`
    case 'consulted':
      return `Gefragt: ${event.consultation.title}, Antwort bis ${day(event.consultation.due)}`
    case 'consultationAnswered':
      return `Stellungnahme: ${event.position}`
    case 'consultationSilent':
      return 'Eine Stelle hat nicht geantwortet'
    case 'documentsRequested':
      return `Nachgefordert bis ${day(event.request.due)}`
    case 'letterIssued':
      return `Brief: ${event.letter.title}`
    case 'letterRendered':
      return 'Ein Brief liegt als PDF in der Akte'
    case 'provided':
      return `${SENT[event.channel ?? ''] ?? 'Bereitgestellt'} am ${day(event.on)}, gilt als bekannt gegeben am ${day(event.served)}`
    case 'feeSet':
      return `Gebühr festgesetzt: ${euro(event.fee.totalCents)}`
    case 'receivableBooked':
      return `Forderung ${euro(event.receivable.cents)}, fällig am ${day(event.receivable.due)}`
    case 'receivablesCancelled':
      return `Forderung aufgehoben: ${event.reason}`
    case 'paid':
      return `Zahlung ${euro(event.cents)} vom ${day(event.on)}`
    case 'handled':
      return `Von Hand erledigt: ${event.reason}`
    case 'messageSent':
      return `Nachricht: ${event.subject}`
    default:
      return undefined
  }
}
