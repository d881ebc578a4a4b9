// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The process language: what a procedure is, as plain data.
//
// Terms: a *process* is the template, a *case* one run of it. A case has several *statuses* at
// once, each in one of its *states*. An *action* is offered when its rule holds; executing it
// changes statuses by *status rules* and causes *effects*. A *parameter* is what a municipality
// tunes. *Feel* is a rule text in FEEL (OMG DMN); *Text* is German with {{ FEEL }} placeholders.

import type { Letter, TextBlock } from './letter.ts'
import type { ServiceEntry } from './service-entry.ts'
import type { Translations } from './translate.ts'

export type Feel = string
export type Text = string

export interface Process {
  readonly id: string
  readonly version: string
  readonly title: string
  /** One sentence for the service catalogue. */
  readonly summary: string
  /** The building blocks it was composed from. */
  readonly blocks: readonly BlockVersion[]
  /** Leistungsschlüssel `99…` of the service, where one is known. */
  readonly service?: string
  /** What people read about it before they apply. */
  readonly entry?: ServiceEntry
  /** Id and version of the FIM data schema its form comes from. */
  readonly fim?: string
  /** Abbreviation inside file numbers, as in 32-GE-17/2026. */
  readonly code: string
  /** Aktenplan number in front of the file number. */
  readonly filePlan: string
  readonly basis: string
  /** Tax law rolls the fictional day of delivery (§ 108 Abs. 3 AO), administrative law does not. */
  readonly regime?: 'lvwg' | 'ao'
  /** The field whose value is the legal entity responsible (a Gemeinde of an Amt). */
  readonly entityField?: string
  /** The group that holds the addressee of letters that name no other. */
  readonly address: string
  /** Fields that together name the place; of a list, each entry is a place (`ort.adresse`). */
  readonly place?: readonly string[]
  /** The office that handles it, where it is not the legal entity's own. */
  readonly unit?: string
  /** Only staff with one of these roles ever sees a case (tax secrecy, § 30 AO). */
  readonly access?: Access
  readonly caseTitle: Text
  readonly applicant: Text
  /** Where its on-site actions lead, and whom one meets there. */
  readonly site?: Site
  readonly roles: Readonly<Record<string, Role>>
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly fields: Readonly<Record<string, Field>>
  readonly statuses: Readonly<Record<string, Status>>
  readonly deadlines: Readonly<Record<string, DeadlineRule>>
  readonly consultees: Readonly<Record<string, Consultee>>
  readonly clauses: Readonly<Record<string, Clause>>
  readonly registers: Readonly<Record<string, Register>>
  readonly links: Readonly<Record<string, Link>>
  readonly actions: Readonly<Record<string, Action>>
  /** Rule over statuses: the case has come to its end. */
  readonly final: Feel
  readonly invariants: readonly Invariant[]
  readonly way: readonly WayStep[]
  readonly waiting: readonly Waiting[]
  readonly retentionYears: number
  /** Which closed cases are to be offered to the archive; absent: none ever. */
  readonly disposal?: Disposal
  readonly pages: readonly Page[]
  readonly tariff?: Tariff
  readonly letters: Readonly<Record<string, Letter>>
  /** Named text blocks that letters include. */
  readonly texts: Readonly<Record<string, TextBlock>>
  /** What people outside the office read, in further languages. */
  readonly translations?: Translations
}

export interface BlockVersion {
  readonly id: string
  readonly version: string
}

export interface Access {
  readonly title: string
  readonly basis: string
  readonly roles: readonly string[]
}

/** What has been kept long enough (Aussonderung): cases in this state, kept until this deadline. */
export interface Disposal {
  readonly status: string
  readonly state: string
  readonly deadline: string
  /** Roles that list and appraise. */
  readonly by: readonly string[]
  /** Roles that let a list be carried out; never who had a hand in it. */
  readonly release: readonly string[]
}

/** Rules for what somebody on the way needs; nothing known is null. */
export interface Site {
  /** Street or plot, as a map is asked for it; a list for several. */
  readonly place: Feel
  /** What a map does not know: a section, a storey. */
  readonly detail?: Feel
  readonly contact?: Feel
  readonly phone?: Feel
}

/** Places or things that one case occupies for a time, such as lamp posts (Belegung). */
export interface Register {
  readonly title: string
  /** FEEL list of texts: what is occupied. */
  readonly keys: Feel
  readonly from: Feel
  readonly to: Feel
}

/** Another case this one is tied to, under a name; they tell each other signals. */
export interface Link {
  readonly title: string
  /** FEEL for the id of the process the other case runs in; without it others open the link. */
  readonly process?: Feel
  /** The action that opens it; it takes what is known and leaves the rest open. */
  readonly action?: string
  /** Field of the other process → FEEL over this case. */
  readonly values?: Readonly<Record<string, Feel>>
  /** By target process, where it depends: field → FEEL over this case. */
  readonly targets?: Readonly<Record<string, Readonly<Record<string, Feel>>>>
  /** The name under which the other case knows this one. */
  readonly back?: string
  /** The other case takes over day of receipt, documents and account (Umwandlung). */
  readonly continues?: boolean
}

/** Who may act. Exactly one role is the applicant; `system` and `service` are built in. */
export interface Role {
  readonly title: string
  readonly kind: 'applicant' | 'consultee' | 'staff'
  /** Works at the place: where it is their turn, somebody has to go there. */
  readonly onSite?: boolean
}

export interface Parameter {
  readonly title: string
  readonly value: string | number | boolean
  readonly unit?: string
  readonly basis?: string
}

export type FieldType =
  | 'text' | 'longText' | 'number' | 'money' | 'date' | 'time' | 'boolean' | 'choice'
  | 'entity' | 'file' | 'group' | 'clauses' | 'wording' | 'email' | 'phone' | 'position'

export interface Field {
  readonly type: FieldType
  readonly title: string
  /** The title before it was translated; what a title means is told by the German one. */
  readonly germanTitle?: string
  /** How the office calls it, where the title is a question. */
  readonly short?: string
  readonly help?: string
  /** Why we ask: the legal reason shown to the citizen. */
  readonly why?: string
  /** 1..n values; `true` means 1 to 20. */
  /** `add` is on the button for one more; `each` says what one is: „Hund“ makes „2. Hund“. */
  readonly list?: boolean | { readonly min?: number; readonly max?: number; readonly add?: string; readonly each?: string }
  /** A group asked once for each open item of a request that was made with this list. */
  readonly answers?: string
  readonly options?: Readonly<Record<string, Option>>
  /** The answer a checklist of the office usually has here; given only by pressing for it, never before. */
  readonly usual?: string | boolean
  readonly fields?: Readonly<Record<string, Field>>
  /** Asked only while this rule holds; otherwise the value is null. */
  readonly when?: Feel
  /** Default true for what is asked; a rule makes it depend on other answers. */
  readonly required?: boolean | Feel
  readonly value?: Feel
  /** Kept in the history of the action only, not among the data of the case. */
  readonly transient?: boolean
  /** Least and most of a number (euro for money) or a day. */
  readonly min?: number | string
  readonly max?: number | string
  /** Decimal places at most. */
  readonly decimals?: number
  readonly minLength?: number
  readonly length?: number
  readonly pattern?: string
  readonly unit?: string
  readonly autocomplete?: string
  readonly width?: 'short' | 'medium'
  /** Media types a file may have, and its size at most. */
  readonly media?: readonly string[]
  readonly maxBytes?: number
  /** How a file comes about on the spot: with the camera, or drawn on the glass. */
  readonly capture?: 'photo' | 'signature'
  /** Photos are kept as they came too, with place and time: where they are evidence. */
  readonly keepOriginal?: boolean
  /** What the office reads about it, as `help` is for who answers. */
  readonly inside?: string
  /** Law, standard or building kit it comes from; `why` is what the citizen reads of it. */
  readonly source?: string
  /** Id and version in the FIM building kit, `F00001027V1.0`. */
  readonly fim?: string
  /** Code list (URN with version) of its options; a text field with one still waits for them. */
  readonly codes?: string
  /** Shown before anything was answered; FEEL. */
  readonly initially?: Feel
}

/** `when`: offered only while this rule holds. */
export type Option = string | { readonly title: string; readonly help?: string; readonly when?: Feel }

export interface Status {
  readonly title: string
  /** The first state is the initial one. */
  readonly states: Readonly<Record<string, State>>
}

export interface State {
  readonly title: string
  /** What the applicant reads; without it the state is not shown outside. */
  readonly outside?: Text
  readonly mark?: 'open' | 'running' | 'done' | 'you' | 'late'
}

export interface DeadlineRule {
  readonly title: string
  readonly basis: string
  /** Authority-side limits alarm on the unrolled day, applicant-side on the rolled one. */
  readonly side: 'authority' | 'applicant' | 'consultee'
  readonly from?: Feel
  /** ISO duration or a FEEL text that yields one. */
  readonly duration?: Feel
  readonly workingDays?: Feel
  readonly on?: Feel
  /** Letter whose service starts the objection period (§ 70 VwGO). */
  readonly objection?: string
  /** `served`: begins by itself on the day the letter of `objection` is served, for each further notice. */
  readonly starts?: 'served'
  readonly roll?: boolean
  readonly warn?: readonly number[]
  readonly outside?: boolean
}

export interface Consultee {
  readonly title: string
  readonly question: Text
  readonly mandatory?: boolean
  /** Silence is no answer: without theirs it goes on only by an override with a reason. */
  readonly blocking?: boolean
  /** Suggested while this rule holds. */
  readonly when?: Feel
}

export type ClauseKind =
  | 'timeLimit' | 'condition' | 'revocation' | 'requirement' | 'requirementReservation'

/** Nebenbestimmung, § 36 VwVfG (§ 107 LVwG). */
export interface Clause {
  readonly title: string
  readonly kind: ClauseKind
  readonly text: Text
  readonly basis: string
  /** A class of its own, for rules on what is admissible (§ 127 Abs. 8 TKG). */
  readonly category?: string
  readonly when?: Feel
}

export type Trust = (typeof TRUST_LEVELS)[number]
/** From an account by e-mail to the online function of the identity card. */
export const TRUST_LEVELS = ['basis', 'substanziell', 'hoch'] as const

export interface Action {
  readonly title: string
  readonly by: readonly string[]
  readonly rule: Feel
  readonly help?: string
  /** Named preconditions, each with the sentence shown while it fails. */
  readonly needs?: readonly Need[]
  readonly input?: readonly string[]
  readonly checks?: readonly Check[]
  /** Another action whose checks hold here too: who changes an application is asked what who sends it is asked. */
  readonly checkedAs?: string
  readonly values?: Readonly<Record<string, Feel>>
  readonly sets?: readonly StatusRule[]
  readonly effects?: readonly Effect[]
  readonly notBy?: readonly string[]
  /** How sure the applicant's identity must be (eIDAS levels); the office's own roles are not asked. */
  readonly trust?: Trust
  /** Takes what is there: required fields may be missing (an application on paper). */
  readonly incomplete?: boolean
  /** Ends the case: needs whatever the building blocks call done. */
  readonly closes?: boolean
  readonly exceptional?: boolean
  readonly rare?: boolean
  /** Done at the place, not at the desk: it stands on the list of the outside duty. */
  readonly onSite?: boolean
  /** Says what has happened, for history and confirmation. */
  readonly done?: Text
  /** Shown next to the button when the act cannot be taken back. */
  readonly consequence?: Text
}

export interface Need {
  readonly rule: Feel
  readonly message: Text
}

export interface Check extends Need {
  readonly field?: string
}

export type StatusRule =
  | { readonly status: string; readonly to: string; readonly when?: Feel }
  | { readonly status: string; readonly cases: readonly (readonly [Feel, string])[] }

export type Effect =
  | { readonly kind: 'record'; readonly on?: Feel; readonly when?: Feel }
  | { readonly kind: 'assign'; readonly when?: Feel }
  | { readonly kind: 'letter'; readonly letter: string; readonly deliver?: Feel; readonly when?: Feel }
  /** `channel`: one way, or a list of ways to try in this order. With `on` it has happened; `proof` is the field with the scan. */
  | { readonly kind: 'deliver'; readonly letter: string; readonly channel: Feel; readonly on?: Feel; readonly proof?: string; readonly when?: Feel }
  /** It came back or did not arrive: the next way of its list is taken. */
  | { readonly kind: 'undelivered'; readonly letter: string; readonly reason: Feel; readonly when?: Feel }
  | { readonly kind: 'deadline'; readonly set: string; readonly when?: Feel }
  | { readonly kind: 'deadline'; readonly clear: string; readonly when?: Feel }
  | { readonly kind: 'deadline'; readonly extend: string; readonly by: Feel; readonly when?: Feel }
  | { readonly kind: 'deadline'; readonly suspend: string; readonly when?: Feel }
  | { readonly kind: 'deadline'; readonly resume: string; readonly when?: Feel }
  /** This answer was another than recorded: what runs and hangs on it is counted anew, with its rests and extensions. */
  | { readonly kind: 'deadline'; readonly follow: string; readonly when?: Feel }
  | { readonly kind: 'correct'; readonly letter: string; readonly on: Feel; readonly proof?: string; readonly when?: Feel }
  /** The application was received on another day than recorded; what hangs on that day is counted anew. */
  | { readonly kind: 'receipt'; readonly on: Feel; readonly when?: Feel }
  | { readonly kind: 'open'; readonly link: string; readonly when?: Feel }
  | { readonly kind: 'signal'; readonly name: string; readonly when?: Feel }
  | { readonly kind: 'occupy'; readonly register: string; readonly when?: Feel }
  | { readonly kind: 'release'; readonly register: string; readonly when?: Feel }
  | { readonly kind: 'consult'; readonly whom: Feel; readonly deadline: string; readonly reminder?: Text; readonly when?: Feel }
  /** `files`: the field with the papers that came along. */
  | { readonly kind: 'answer'; readonly position: Feel; readonly text: Feel; readonly files?: string; readonly when?: Feel }
  | { readonly kind: 'silence'; readonly all?: boolean; readonly when?: Feel }
  | { readonly kind: 'request'; readonly items: string; readonly deadline: string; readonly when?: Feel }
  /** Everything open is there. */
  | { readonly kind: 'supply'; readonly files: string; readonly when?: Feel }
  /** The items answered in this field are there; a request ends with its last one. */
  | { readonly kind: 'supply'; readonly items: string; readonly when?: Feel }
  /** What is open is not waited for any longer. */
  | { readonly kind: 'forgo'; readonly when?: Feel }
  /** `anew`: a further fee of its own, with its own payment reference. */
  | { readonly kind: 'fee'; readonly anew?: boolean; readonly when?: Feel }
  | { readonly kind: 'receivable'; readonly letter: string; readonly deadline: string; readonly instalments?: Feel; readonly when?: Feel }
  | { readonly kind: 'cancel'; readonly reason: Feel; readonly since?: Feel; readonly when?: Feel }
  | { readonly kind: 'payment'; readonly amount: Feel; readonly on: Feel; readonly when?: Feel }
  /** `renews`: leads to a new application with the answers of this case. */
  | { readonly kind: 'message'; readonly subject: Text; readonly text: Text; readonly renews?: boolean; readonly when?: Feel }

export interface Invariant {
  readonly title: string
  readonly never: Feel
}

/** One station of the way of a case: reached when a status first had this state, on the day `on` says. */
export interface WayStep {
  readonly title: string
  readonly outside?: string
  readonly status: string
  readonly state: string | readonly string[]
  readonly on?: Feel
  readonly optional?: boolean
  readonly until?: string
  readonly order?: number
}

/** For whom the case waits: the first rule that holds gives the words. */
export interface Waiting {
  readonly when: Feel
  readonly role: string
  readonly text: Text
  /** Smaller comes first, whichever building block brings it. */
  readonly order?: number
}

export interface Page {
  readonly key: string
  readonly title: string
  readonly question: string
  readonly intro?: string
  readonly fields: readonly string[]
  readonly when?: Feel
  readonly checks?: readonly (Check & { readonly level?: 'error' | 'hint' })[]
  /** Ends the way early with this explanation while the rule holds. */
  readonly stop?: Need
}

export interface Tariff {
  readonly title: string
  readonly tables: readonly TariffTable[]
}

export interface TariffTable {
  readonly from: string
  readonly to?: string
  readonly basis: string
  readonly min?: Feel
  readonly max?: Feel
  /** Names of all who owe the fee together, where there are several. */
  readonly debtors?: Feel
  readonly positions: readonly Position[]
  readonly adjustments?: readonly Adjustment[]
}

export interface Position {
  readonly no: string
  readonly title: string
  readonly basis?: string
  /** Euro for one unit. */
  readonly amount: Feel
  readonly quantity?: Feel
  readonly unit?: string
  readonly when?: Feel
  /** Counts started units: `of` days by `each` 7 are started weeks. */
  readonly started?: { readonly of: Feel; readonly each: Feel }
  /** Least and most euro of this position; what lies outside is lifted or lowered. */
  readonly min?: Feel
  readonly max?: Feel
  /** For an amount at discretion: outside is refused, and `reason` must not be empty. */
  readonly frame?: { readonly min: Feel; readonly max: Feel; readonly reason: Feel }
  readonly kind?: 'fee' | 'expense' | 'deposit'
  /** Cash office or legal entity of this position. */
  readonly account?: Feel
}

/** Reduction or exemption: keeps `factor` of the fees so far; its grounds go into the line. */
export interface Adjustment {
  readonly no: string
  readonly title: string
  readonly basis: string
  readonly when: Feel
  readonly factor: Feel
  /** Code for statistics, such as `ermessen`. */
  readonly reason?: string
  readonly evidence?: Feel
  readonly decider?: Feel
}
