// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { SYSTEM } from './actor.ts'
import type { Case, Consultation, DocumentRequest, LinkedCase, UnitHeld } from './case.ts'
import { evolveDelivery } from './delivery-ledger.ts'
import type { Event } from './event.ts'
import { restore, withoutAssignee } from './restore.ts'

/** The case after one more event; never refuses, because history is history. */
export function evolve(before: Case | undefined, event: Event): Case {
  if (event.kind === 'opened') return open(event)
  if (!before) throw new Error(`the first event of a case is «opened», not «${event.kind}»`)
  const sequence = before.sequence + 1
  if (event.kind === 'unassigned') return { ...withoutAssignee(before), sequence }
  if (event.kind === 'transferred') return { ...withoutAssignee(before), unit: heldBy(event), sequence }
  if (event.kind === 'undone') return { ...restore(before, event.restored), revision: before.revision + 1, sequence }
  return { ...before, ...change(before, event), sequence }
}

/** Rebuilds a case from its whole history. */
export function replay(events: readonly Event[]): Case | undefined {
  return events.reduce<Case | undefined>(evolve, undefined)
}

function open(event: Extract<Event, { kind: 'opened' }>): Case {
  return {
    id: event.case,
    process: event.process,
    version: event.version,
    entity: event.entity,
    sequence: 1,
    revision: 0,
    openedAt: event.at,
    channel: event.channel,
    ...(event.account !== undefined && { account: event.account }),
    title: '',
    applicant: '',
    fields: {},
    statuses: event.statuses,
    reached: {},
    deadlines: {},
    consultations: [],
    requests: [],
    letters: [],
    deliveries: [],
    receivables: [],
    paidCents: 0,
    doers: {},
    ...(event.link && { links: [event.link] }),
  }
}

function change(before: Case, event: Exclude<Event, { kind: 'opened' | 'unassigned' | 'transferred' | 'undone' }>): Partial<Case> {
  switch (event.kind) {
    case 'acted': {
      const byPerson = event.by.id === SYSTEM.id ? 0 : 1
      return {
        revision: before.revision + byPerson,
        doers: { ...before.doers, [event.action]: doers(before, event) },
      }
    }
    case 'entityChosen': return { entity: event.entity }
    case 'valuesSet': return { fields: { ...before.fields, ...event.values } }
    case 'statusSet': {
      const key = `${event.status}:${event.to}`
      return {
        statuses: { ...before.statuses, [event.status]: event.to },
        reached: key in before.reached ? before.reached : { ...before.reached, [key]: event.on },
      }
    }
    case 'recorded': return { fileNumber: event.fileNumber, code: event.code, receivedAt: event.at }
    case 'receiptCorrected': return { receivedAt: event.at }
    case 'named': return { title: event.title, applicant: event.applicant }
    case 'assigned': return { assignee: event.to }
    case 'claimed': return { account: event.account }
    case 'deadlineSet': return { deadlines: { ...before.deadlines, [event.name]: event.deadline } }
    case 'deadlineCleared': {
      const { [event.name]: _, ...deadlines } = before.deadlines
      return { deadlines }
    }
    case 'consulted': return { consultations: [...before.consultations, event.consultation] }
    case 'consultationAnswered': {
      const { position, text, files, on: answeredOn } = event
      return withConsultation(before, event.id, { status: 'answered', position, text, ...(files && { files }), answeredOn })
    }
    case 'consultationSilent':
      return withConsultation(before, event.id, { status: 'silent', answeredOn: event.on })
    case 'consultationReminded': {
      const { remindedOn = [] } = before.consultations.find(({ id }) => id === event.id) ?? {}
      return withConsultation(before, event.id, { remindedOn: [...remindedOn, event.on] })
    }
    case 'consultationLinkChanged': return { consultations: before.consultations.map((c) => (c.id === event.id ? withChangedLink(c, event) : c)) }
    case 'documentsRequested': return { requests: [...before.requests, event.request] }
    case 'documentsSupplied':
      return { requests: before.requests.map((r) => (event.ids.includes(r.id) ? { ...r, status: 'answered' } : r)) }
    case 'documentsForgone':
      return { requests: before.requests.map((r) => (event.ids.includes(r.id) ? { ...r, status: 'forgone' } : r)) }
    case 'itemsAnswered': return { requests: before.requests.map((r) => withAnswers(r, event)) }
    case 'letterIssued': return { letters: [...before.letters, event.letter] }
    case 'letterRendered': {
      const { document, sha256 } = event
      return { letters: before.letters.map((l) => (l.id === event.id ? { ...l, document, sha256 } : l)) }
    }
    case 'deliveryStarted': return { deliveries: [...before.deliveries, event.delivery] }
    case 'provided':
    case 'proved':
    case 'wayFailed':
    case 'servedCorrected':
      return { deliveries: before.deliveries.map((d) => (d.id === event.id ? evolveDelivery(d, event) : d)) }
    case 'feeSet': return { fee: event.fee }
    case 'receivableBooked': return { receivables: [...before.receivables, event.receivable] }
    case 'receivableMoved':
      return { receivables: before.receivables.map((r) => (r.id === event.id ? { ...r, due: event.due } : r)) }
    case 'receivablesCancelled':
      return {
        receivables: before.receivables.map((r) =>
          event.since !== undefined && r.bookedOn < event.since ? r : { ...r, cancelled: r.cancelled ?? event.reason }),
      }
    case 'paid': return { paidCents: before.paidCents + event.cents }
    case 'messageSent':
    case 'filed':
    case 'disclosed':
    case 'passedOn':
    case 'handled':
    case 'signalSent': return {}
    case 'linkOpened': return { links: [...(before.links ?? []), event.link] }
    case 'linked': {
      const { as, case: id, fileNumber, process } = event
      return withLink(before, as, { case: id, process, ...(fileNumber !== undefined && { fileNumber }) })
    }
    case 'signalReceived': {
      const signals = before.links?.find((link) => link.as === event.as)?.signals ?? []
      return withLink(before, event.as, { signals: [...signals, event.name] })
    }
    case 'occupied': return { occupied: [...(before.occupied ?? []), ...event.entries] }
    case 'released':
      return { occupied: (before.occupied ?? []).filter((one) => one.register !== event.register) }
  }
}

function heldBy({ unit, on, by, note }: Extract<Event, { kind: 'transferred' }>): UnitHeld {
  return { ...unit, on, by: by.name, note }
}

function doers(before: Case, event: Extract<Event, { kind: 'acted' }>): readonly string[] {
  const known = before.doers[event.action] ?? []
  const more = [event.by.id, ...(event.by.actingFor ? [event.by.actingFor.id] : [])]
  return [...new Set([...known, ...more])]
}

function withLink(before: Case, as: string, more: Partial<LinkedCase>): Partial<Case> {
  return { links: (before.links ?? []).map((link) => (link.as === as ? { ...link, ...more } : link)) }
}

function withAnswers(request: DocumentRequest, { answers, on }: Extract<Event, { kind: 'itemsAnswered' }>): DocumentRequest {
  const own = answers.filter((one) => one.request === request.id)
  if (!own.length) return request
  const more = Object.fromEntries(own.map(({ item, files, text }) => [item, { on, files, ...(text !== undefined && { text }) }]))
  return { ...request, answers: { ...request.answers, ...more } }
}

function withConsultation(before: Case, id: string, more: Partial<Case['consultations'][number]>): Partial<Case> {
  return { consultations: before.consultations.map((c) => (c.id === id ? { ...c, ...more } : c)) }
}

function withChangedLink({ withdrawnOn: _, ...one }: Consultation, { link, on }: Extract<Event, { kind: 'consultationLinkChanged' }>): Consultation {
  return link === undefined ? { ...one, withdrawnOn: on } : { ...one, link }
}
