// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A case is a fold over its events. Everything here is plain data and survives JSON.
import type { LocalDate } from '../calendar/date.ts'
import type { Step } from '../calendar/step.ts'
import type { Fact } from '../calendar/timeline.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Values = Readonly<Record<string, Json>>

export interface Person {
  readonly id: string
  readonly name: string
  readonly role?: string
  /** The person in whose place this one acted (Vertretung). */
  readonly actingFor?: { readonly id: string; readonly name: string }
}

export interface Deadline {
  readonly due: LocalDate
  readonly raw: LocalDate
  /** The day the office must have acted: unrolled for authority-side limits. */
  readonly alarm: LocalDate
  readonly title: string
  readonly basis: string
  readonly side: 'authority' | 'applicant' | 'consultee'
  readonly warn: readonly number[]
  readonly steps: readonly Step[]
  readonly setOn: LocalDate
  /** The day the period began, kept for extending it (§ 190 BGB) and for letting it rest. */
  readonly from?: LocalDate
  /** What happened to the period since. */
  readonly facts?: readonly Fact[]
  /** The first day at rest; while it rests, nothing is due. */
  readonly restsSince?: LocalDate
}

/** Another case this one is tied to. */
export interface LinkedCase {
  readonly as: string
  readonly title: string
  readonly process: string
  /** Absent until the other case exists. */
  readonly case?: string
  readonly fileNumber?: string
  /** The name under which the other case knows this one. */
  readonly back: string
  /** What the other case has told so far. */
  readonly signals: readonly string[]
}

/** A place or thing a case holds for a time. */
export interface Occupation {
  readonly register: string
  readonly key: string
  readonly from: LocalDate
  readonly to: LocalDate
}

export interface Consultation {
  readonly id: string
  readonly consultee: string
  readonly title: string
  readonly question: string
  readonly mandatory: boolean
  readonly blocking?: boolean
  readonly askedOn: LocalDate
  readonly due: LocalDate
  readonly status: 'open' | 'answered' | 'silent'
  readonly position?: string
  readonly text?: string
  /** Ids of the papers that came with the answer. */
  readonly files?: readonly string[]
  readonly answeredOn?: LocalDate
  /** Ids of papers that go along, chosen when it was asked; `APPLICATION` stands for the answers of the form. */
  readonly papers?: readonly string[]
  /** What a reminder says, as the process words it; absent: it has none. */
  readonly reminder?: string
  readonly remindedOn?: readonly LocalDate[]
  /** Which link holds, counted from 1; absent: the first, as nobody gave another. */
  readonly link?: number
  /** Since this day no link holds. */
  readonly withdrawnOn?: LocalDate
}

export interface DocumentRequest {
  readonly id: string
  readonly items: readonly Values[]
  readonly due: LocalDate
  readonly askedOn: LocalDate
  /** `forgone`: what was missing is not waited for any longer. */
  readonly status: 'open' | 'answered' | 'forgone'
  /** The list of the process it was asked with. */
  readonly field?: string
  /** By index of the item, where they are answered one by one. */
  readonly answers?: Readonly<Record<string, ItemAnswer>>
}

/** The papers an item was answered with, or why none comes. */
export interface ItemAnswer {
  readonly on: LocalDate
  /** Ids of documents. */
  readonly files: readonly string[]
  readonly text?: string
}

export interface IssuedLetter {
  readonly id: string
  readonly letter: string
  readonly title: string
  readonly on: LocalDate
  /** Address lines as printed, name first; letters of before have none here. */
  readonly to?: readonly string[]
  readonly by?: string
  readonly document?: string
  readonly sha256?: string
}

/**
 * What shows how it went. `provided` in the postbox, `notified` of a link, `submitted` to a print
 * service, `posted`, `retrieved`, `handover`, `pzu` (Zustellungsurkunde), `receipt` (proven later);
 * `bounced`, `refused`, `returned`, `lapsed`, `unavailable`, `replaced` say why a way failed.
 */
export interface Proof {
  readonly kind: ProofKind
  readonly on: LocalDate
  readonly text?: string
  /** The paper that proves it, such as the scanned certificate. */
  readonly document?: string
  readonly by?: Person
}

export const PROOF_KINDS = [
  'provided', 'notified', 'submitted', 'posted', 'retrieved', 'handover', 'pzu', 'receipt',
  'bounced', 'refused', 'returned', 'lapsed', 'unavailable', 'replaced',
] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

/** One way a letter was sent, with all that is known of it; never changed away, only added to. */
export interface Attempt {
  readonly channel: string
  readonly status: 'pending' | 'provided' | 'failed'
  readonly since?: LocalDate
  readonly proofs: readonly Proof[]
  readonly on?: LocalDate
  readonly served?: LocalDate
  readonly steps?: readonly Step[]
  /** The last day it waits to be retrieved. */
  readonly lapses?: LocalDate
  /** Days it counted as served until something else was proven. */
  readonly before?: readonly { readonly served: LocalDate; readonly steps: readonly Step[] }[]
}

/** A letter on its way to one recipient; what stands here beside `attempts` is of the last of them. */
export interface Delivery {
  readonly id: string
  readonly letter: string
  readonly letterId: string
  readonly channel: string
  /** `failed`: no way is left, a person must choose one. */
  readonly status: 'pending' | 'provided' | 'failed'
  readonly since?: LocalDate
  readonly on?: LocalDate
  readonly served?: LocalDate
  readonly steps?: readonly Step[]
  readonly lapses?: LocalDate
  /** All ways in their order, where there is more than one or paper waits for a person. */
  readonly ways?: readonly string[]
  /** Absent in cases of before there was a ledger; see `attemptsOf`. */
  readonly attempts?: readonly Attempt[]
  /** Deadlines that hung on the served day and begin again with the next. */
  readonly resumes?: readonly string[]
}

export interface FeeLine {
  readonly no: string
  readonly title: string
  readonly legalBasis: string
  readonly cents: number
  readonly quantity?: number
  readonly unit?: string
  /** Absent for a fee: an expense is never reduced, a deposit is no revenue. */
  readonly kind?: 'expense' | 'deposit'
  /** Cash office or legal entity the money belongs to, where a case knows several. */
  readonly account?: string
  /** Why this amount inside its frame, or the code of the reason for a reduction. */
  readonly reason?: string
  readonly evidence?: string
  readonly decider?: string
}

export interface Fee {
  readonly totalCents: number
  /** Fees and expenses; their sum is the total. */
  readonly lines: readonly FeeLine[]
  readonly tableFrom: string
  /** What of the total are expenses. */
  readonly expensesCents?: number
  /** Money kept as security, in addition to the total. */
  readonly depositCents?: number
  readonly deposits?: readonly FeeLine[]
  /** The total by account, where positions name one. */
  readonly byAccount?: Readonly<Record<string, number>>
  /** Several who owe the whole together. */
  readonly debtors?: readonly string[]
  readonly paymentReference?: string
  /** One for each account where there are several; each cash office has its own series. */
  readonly references?: Readonly<Record<string, string>>
}

export interface Receivable {
  readonly id: string
  readonly paymentReference: string
  readonly cents: number
  readonly due: LocalDate
  readonly debtor: string
  readonly entity: string
  readonly account?: string
  readonly bookedOn: LocalDate
  /** The deadline that says when it is due; if it moves, so does the claim. */
  readonly dueBy?: string
  readonly cancelled?: string
}

/** Where in the house a case lies since somebody gave it there. */
export interface UnitHeld {
  readonly id: string
  readonly name: string
  readonly on: LocalDate
  /** Name of who gave it. */
  readonly by: string
  readonly note: string
}

export interface Case {
  readonly id: string
  readonly process: string
  readonly version: string
  readonly entity: string
  readonly sequence: number
  /** Grows with every act of a person; two people on one case notice each other by it. */
  readonly revision: number
  readonly openedAt: string
  readonly channel: string
  readonly account?: string
  readonly fileNumber?: string
  readonly code?: string
  readonly title: string
  readonly applicant: string
  readonly receivedAt?: string
  readonly assignee?: { readonly id: string; readonly name: string; readonly phone?: string }
  /** The unit it was given to last, and with what words. */
  readonly unit?: UnitHeld
  readonly fields: Values
  readonly statuses: Readonly<Record<string, string>>
  /** `status:state` → the day it was first reached. */
  readonly reached: Readonly<Record<string, LocalDate>>
  readonly deadlines: Readonly<Record<string, Deadline>>
  readonly consultations: readonly Consultation[]
  readonly requests: readonly DocumentRequest[]
  readonly letters: readonly IssuedLetter[]
  readonly deliveries: readonly Delivery[]
  readonly fee?: Fee
  readonly receivables: readonly Receivable[]
  readonly paidCents: number
  /** Action → who did it, for the four-eyes rule and `happened`. */
  readonly doers: Readonly<Record<string, readonly string[]>>
  readonly links?: readonly LinkedCase[]
  readonly occupied?: readonly Occupation[]
}
