// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every event of a case in words, as a clerk would note it in the file.
import { formatDate } from '../calendar/date.ts'
import type { Event } from '../engine/event.ts'
import { euro } from '../engine/money.ts'
import type { Process } from '../process/process.ts'

const day = (date: string) => formatDate(date, 'short')

/** How a letter went that a person sent in the place of a service. */
const SENT: Readonly<Record<string, string>> = {
  post: 'Zur Post gegeben', pzu: 'Zugestellt', handover: 'Ausgehändigt',
}
const WAYS: Readonly<Record<string, string>> = {
  postbox: 'ins Postfach', post: 'mit der Post', pzu: 'mit Postzustellungsurkunde',
  handover: 'durch Aushändigung', email: 'per E-Mail',
}

/** What happened, in few words; `undefined` for what an act itself already says. */
export function eventWords(process: Process, event: Event): string | undefined {
  return wordsOfCourse(process, event) ?? wordsOfLetters(event) ?? wordsOfMoney(event) ??
    wordsOfLinks(process, event)
}

/** Statuses, deadlines, responsibility, consultations. */
function wordsOfCourse(process: Process, event: Event): string | undefined {
  switch (event.kind) {
    case 'opened': return `Vorgang angelegt (${process.title}, Fassung ${event.version.slice(0, 12)})`
    case 'statusSet': {
      const status = process.statuses[event.status]
      return `${status?.title ?? event.status}: ${status?.states[event.to]?.title ?? event.to}`
    }
    case 'recorded': return `Aktenzeichen ${event.fileNumber}`
    case 'named': return `Betreff: ${event.title}`
    case 'assigned': return `Zuständig: ${event.to.name}`
    case 'deadlineSet': {
      const { title, due } = event.deadline
      const set = `Frist bis ${day(due)}: ${title}`
      return event.because === undefined ? set : `${set}, neu berechnet: ${event.because}`
    }
    case 'deadlineCleared':
      return `Frist beendet: ${process.deadlines[event.name]?.title ?? event.name}`
    case 'consulted':
      return `Gefragt: ${event.consultation.title}, Antwort bis ${day(event.consultation.due)}`
    case 'consultationAnswered':
      return `Stellungnahme: ${event.position}`
    case 'consultationSilent': return 'Eine Stelle hat nicht geantwortet'
    case 'documentsRequested': return `Nachgefordert bis ${day(event.request.due)}`
    case 'documentsSupplied': return `Unterlagen nachgereicht am ${day(event.on)}`
    case 'handled': return `Von Hand erledigt: ${event.reason}`
    case 'filed': return `Zur Akte genommen: ${event.title}`
    case 'disclosed': return `Akteneinsicht für ${event.to}`
    default: return undefined
  }
}

function wordsOfLetters(event: Event): string | undefined {
  switch (event.kind) {
    case 'letterIssued': return `Brief: ${event.letter.title}`
    case 'letterRendered': return 'Ein Brief liegt als PDF in der Akte'
    case 'deliveryStarted':
      return `Auf den Weg gebracht: ${WAYS[event.delivery.channel] ?? event.delivery.channel}`
    case 'provided': {
      const how = SENT[event.channel ?? ''] ?? 'Bereitgestellt'
      return `${how} am ${day(event.on)}, gilt als bekannt gegeben am ${day(event.served)}`
    }
    case 'servedCorrected':
      return `Bekanntgabe berichtigt: ${day(event.served)}, bisher ${day(event.before)}`
    case 'messageSent': return `Nachricht: ${event.subject}`
    default: return undefined
  }
}

function wordsOfMoney(event: Event): string | undefined {
  switch (event.kind) {
    case 'feeSet': return `Gebühr festgesetzt: ${euro(event.fee.totalCents)}`
    case 'receivableBooked': {
      const { cents, due } = event.receivable
      return `Forderung ${euro(cents)}, fällig am ${day(due)}`
    }
    case 'receivableMoved': return `Fälligkeit neu berechnet: ${day(event.due)}`
    case 'receivablesCancelled': return `Forderung aufgehoben: ${event.reason}`
    case 'paid': return `Zahlung ${euro(event.cents)} vom ${day(event.on)}`
    default: return undefined
  }
}

function wordsOfLinks(process: Process, event: Event): string | undefined {
  switch (event.kind) {
    case 'linkOpened': return `Verbundener Vorgang bestellt: ${event.link.title}`
    case 'linked': return `Verbunden mit ${event.fileNumber ?? 'einem anderen Vorgang'}`
    case 'signalSent': return `Verbundenem Vorgang gemeldet: ${event.name}`
    case 'signalReceived': return `Meldung aus verbundenem Vorgang: ${event.name}`
    case 'occupied': {
      const register = event.entries[0]?.register ?? ''
      return `Belegt: ${process.registers[register]?.title ?? register} (${event.entries.length})`
    }
    case 'released': {
      return `Freigegeben: ${process.registers[event.register]?.title ?? event.register}`
    }
    case 'entityChosen':
    case 'acted':
    case 'valuesSet': return undefined
    default: return undefined
  }
}
