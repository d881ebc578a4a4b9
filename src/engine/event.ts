// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What happened to a case, in the past tense. Events are never changed and never refused.
import type { LocalDate } from '../calendar/date.ts'
import type { Step } from '../calendar/step.ts'
import type {
  Consultation, Deadline, Delivery, DocumentRequest, Fee, IssuedLetter, Json, LinkedCase, Occupation, Person,
  Proof, Receivable, Values,
} from './case.ts'
import type { LetterContent } from './letter-content.ts'
import type { Restored } from './restore.ts'

export type Event =
  | { readonly kind: 'opened'; readonly case: string; readonly process: string; readonly version: string; readonly entity: string; readonly channel: string; readonly account?: string; readonly at: string; readonly link?: LinkedCase; readonly statuses: Readonly<Record<string, string>> }
  | { readonly kind: 'acted'; readonly action: string; readonly by: Person; readonly input: Values; readonly target?: string; readonly at: string; readonly text: string }
  | { readonly kind: 'entityChosen'; readonly entity: string }
  | { readonly kind: 'valuesSet'; readonly values: Values }
  | { readonly kind: 'statusSet'; readonly status: string; readonly from: string; readonly to: string; readonly on: LocalDate }
  | { readonly kind: 'recorded'; readonly fileNumber: string; readonly code: string; readonly at: string }
  /** Instants; the day it was received is another than the one recorded. */
  | { readonly kind: 'receiptCorrected'; readonly at: string; readonly before: string }
  | { readonly kind: 'named'; readonly title: string; readonly applicant: string }
  | { readonly kind: 'assigned'; readonly to: { readonly id: string; readonly name: string; readonly phone?: string }; readonly by?: Person }
  | { readonly kind: 'unassigned'; readonly by: Person }
  /** Given to another unit of the house; nobody there has it yet. */
  | { readonly kind: 'transferred'; readonly unit: { readonly id: string; readonly name: string }; readonly note: string; readonly on: LocalDate; readonly by: Person }
  /** An applicant took the case into an account. */
  | { readonly kind: 'claimed'; readonly account: string; readonly on: LocalDate; readonly by: Person }
  /** The step of an earlier command was taken back. */
  | { readonly kind: 'undone'; readonly of: string; readonly text: string; readonly by: Person; readonly restored: Restored }
  /** `because`: the sentence for a deadline that was computed anew; the old one stays in history. */
  | { readonly kind: 'deadlineSet'; readonly name: string; readonly deadline: Deadline; readonly because?: string }
  | { readonly kind: 'deadlineCleared'; readonly name: string }
  | { readonly kind: 'consulted'; readonly consultation: Consultation }
  | { readonly kind: 'consultationAnswered'; readonly id: string; readonly position: string; readonly text: string; readonly files?: readonly string[]; readonly on: LocalDate }
  | { readonly kind: 'consultationSilent'; readonly id: string; readonly on: LocalDate }
  /** `to`: the address a mail goes to; without it a person told them. */
  | { readonly kind: 'consultationReminded'; readonly id: string; readonly title: string; readonly text: string; readonly to?: string; readonly on: LocalDate; readonly by: Person }
  /** The link holds no longer; with `link` another one does. */
  | { readonly kind: 'consultationLinkChanged'; readonly id: string; readonly title: string; readonly link?: number; readonly on: LocalDate; readonly by: Person }
  | { readonly kind: 'documentsRequested'; readonly request: DocumentRequest }
  | { readonly kind: 'documentsSupplied'; readonly ids: readonly string[]; readonly files: Json; readonly on: LocalDate }
  | { readonly kind: 'itemsAnswered'; readonly answers: readonly { readonly request: string; readonly item: number; readonly files: readonly string[]; readonly text?: string }[]; readonly on: LocalDate }
  | { readonly kind: 'documentsForgone'; readonly ids: readonly string[]; readonly on: LocalDate }
  | { readonly kind: 'letterIssued'; readonly letter: IssuedLetter; readonly content: LetterContent }
  | { readonly kind: 'letterRendered'; readonly id: string; readonly document: string; readonly sha256: string }
  | { readonly kind: 'deliveryStarted'; readonly delivery: Delivery }
  | { readonly kind: 'provided'; readonly id: string; readonly on: LocalDate; readonly served: LocalDate; readonly steps: readonly Step[]; readonly channel?: string; readonly by?: Person }
  /** Something shows how the attempt with this number (from 1) went. */
  | { readonly kind: 'proved'; readonly id: string; readonly attempt: number; readonly proof: Proof; readonly lapses?: LocalDate }
  /** The last attempt failed; `next` is the way taken now, without one a person must choose. `clears`: deadlines that no longer run. */
  | { readonly kind: 'wayFailed'; readonly id: string; readonly on: LocalDate; readonly next?: string; readonly clears?: readonly string[] }
  /** What a service could not do was done by hand. */
  | { readonly kind: 'handled'; readonly work: string; readonly reason: string; readonly on: LocalDate; readonly by: Person }
  | { readonly kind: 'servedCorrected'; readonly id: string; readonly served: LocalDate; readonly steps: readonly Step[]; readonly before: LocalDate }
  | { readonly kind: 'feeSet'; readonly fee: Fee }
  | { readonly kind: 'receivableBooked'; readonly receivable: Receivable }
  | { readonly kind: 'receivableMoved'; readonly id: string; readonly due: LocalDate }
  | { readonly kind: 'receivablesCancelled'; readonly reason: string; readonly on: LocalDate; readonly since?: LocalDate }
  | { readonly kind: 'paid'; readonly cents: number; readonly on: LocalDate }
  | { readonly kind: 'messageSent'; readonly id: string; readonly subject: string; readonly text: string; readonly on: LocalDate }
  | { readonly kind: 'linkOpened'; readonly link: LinkedCase }
  | { readonly kind: 'linked'; readonly as: string; readonly case: string; readonly fileNumber?: string; readonly process: string }
  | { readonly kind: 'signalSent'; readonly name: string; readonly on: LocalDate }
  | { readonly kind: 'signalReceived'; readonly as: string; readonly name: string; readonly on: LocalDate }
  | { readonly kind: 'occupied'; readonly entries: readonly Occupation[] }
  | { readonly kind: 'released'; readonly register: string }
  /** A paper the office took to the file by itself. */
  | ({ readonly kind: 'filed'; readonly on: LocalDate; readonly by: Person } & FiledPaper)
  /** Someone was given insight into the file (§ 29 VwVfG): what, and what was withheld and why. */
  | ({ readonly kind: 'disclosed'; readonly on: LocalDate; readonly by: Person } & Disclosure)
  /** A package with the file was made for another authority. */
  | ({ readonly kind: 'passedOn'; readonly on: LocalDate; readonly by: Person } & PassedOn)

export interface FiledPaper {
  readonly document: string
  readonly title: string
  readonly fileName: string
  readonly sha256: string
}

export interface Disclosure {
  readonly to: string
  readonly basis: string
  /** What was handed out, kept in the file byte for byte. */
  readonly papers: readonly FiledPaper[]
  /** Places in words of the index (`Nr. 7`, `Nr. 4: Telefon`), each with its reason. */
  readonly withheld: readonly { readonly place: string; readonly reason: string }[]
}

export interface PassedOn {
  readonly to: string
  readonly reason: string
  /** The package, kept byte for byte with its hash. */
  readonly papers: readonly FiledPaper[]
  /** Numbers of the entries that went along, and of those that stayed. */
  readonly included: readonly number[]
  readonly withheld: readonly number[]
}

/** Work that follows from events and is carried out outside the case, at least once, by key. */
export interface Work {
  readonly id: string
  readonly kind: 'letter' | 'deliver' | 'consult' | 'remind' | 'receivable' | 'message' | 'open' | 'signal'
  readonly payload: Values
}
