// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every event of a case in words, as a clerk would note it in the file.
import { formatDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Event } from '../engine/event.ts'
import { euro } from '../engine/money.ts'
import type { Process } from '../process/process.ts'
import { wayTitle } from '../engine/way-titles.ts'
import { doneTitle, proofTitle } from './delivery-words.ts'

const day = (date: string) => formatDate(date, 'short')

/** What happened, in few words; `undefined` for what an act itself already says. */
export function eventWords(process: Process, event: Event): string | undefined {
  return wordsOfCourse(process, event) ?? wordsOfLetters(event) ?? wordsOfMoney(event) ??
    wordsOfLinks(process, event)
}

/** Statuses, deadlines, responsibility, consultations. */
function wordsOfCourse(process: Process, event: Event): string | undefined {
  switch (event.kind) {
    case 'opened': return `Vorgang angelegt: ${process.title}`
    case 'statusSet': {
      const status = process.statuses[event.status]
      return `${status?.title ?? event.status}: ${status?.states[event.to]?.title ?? event.to}`
    }
    case 'recorded': return `Aktenzeichen ${event.fileNumber}`
    case 'receiptCorrected':
      return `Eingang berichtigt: ${day(localDateOf(event.at))}, bisher ${day(localDateOf(event.before))}`
    case 'named': return `Betreff: ${event.title}`
    case 'assigned': return `Zuständig: ${event.to.name}`
    case 'unassigned': return 'Zuständig: niemand mehr'
    case 'transferred': return `An ${event.unit.name} übergeben: ${event.note}`
    case 'claimed': return `Ins Konto übernommen: ${event.by.name}`
    case 'undone': return `Rückgängig gemacht: ${event.text}`
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
    case 'consultationReminded': return `Erinnert: ${event.title}${event.to === undefined ? '' : ', per E-Mail'}`
    case 'consultationLinkChanged':
      return event.link === undefined ? `Link zurückgezogen: ${event.title}` : `Neuer Link, der alte gilt nicht mehr: ${event.title}`
    case 'consultationSilent': return 'Eine Stelle hat nicht geantwortet'
    case 'documentsRequested': return `Nachgefordert bis ${day(event.request.due)}`
    case 'documentsSupplied': return `Unterlagen nachgereicht am ${day(event.on)}`
    case 'documentsForgone': return 'Auf fehlende Unterlagen wird nicht mehr gewartet'
    case 'handled': return `Von Hand erledigt: ${event.reason}`
    case 'filed': return `Zur Akte genommen: ${event.title}`
    case 'disclosed': return `Akteneinsicht für ${event.to}`
    case 'passedOn':
      return `Paket zur Abgabe an ${event.to.split('\n')[0]}, Prüfsumme ${event.papers[0]?.sha256.slice(0, 12)}…`
    default: return undefined
  }
}

function wordsOfLetters(event: Event): string | undefined {
  switch (event.kind) {
    case 'letterIssued': return `Brief: ${event.letter.title}`
    case 'letterRendered': return 'Ein Brief liegt als PDF in der Akte'
    case 'deliveryStarted':
      return `Auf den Weg gebracht: ${wayTitle(event.delivery.channel)}`
    case 'provided':
      return `${doneTitle(event.channel ?? '')} am ${day(event.on)}, gilt als bekannt gegeben am ${day(event.served)}`
    case 'proved': return proved(event)
    case 'wayFailed':
      return event.next === undefined ? 'Kein Weg ist mehr übrig' : `Nächster Weg: ${wayTitle(event.next)}`
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

/** Of what completes a way «provided» tells, with the day it counts as served. */
function proved({ proof: { kind, on, text } }: Extract<Event, { kind: 'proved' }>): string | undefined {
  if (['provided', 'posted', 'retrieved', 'handover', 'pzu'].includes(kind)) return undefined
  return `${proofTitle(kind)} am ${day(on)}${text === undefined ? '' : `: ${text}`}`
}
