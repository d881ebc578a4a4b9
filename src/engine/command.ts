// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor } from './actor.ts'
import type { LinkedCase, Person, Proof, Values } from './case.ts'
import type { Disclosure, FiledPaper, PassedOn } from './event.ts'
import type { Problem } from './input.ts'
import type { Restored } from './restore.ts'

/** A person or the process acts. */
export interface Act {
  readonly kind: 'act'
  readonly id: string
  readonly action: string
  readonly input: Values
  readonly actor: Actor
  /** The consultation a consultee answers. */
  readonly target?: string
  /** Ids of papers of the case that go along with a question to other bodies. */
  readonly papers?: readonly string[]
  /** The revision the person saw; an older one is a conflict. */
  readonly revision?: number
}

/** A service reports what became of a piece of work, or a person who did it in its place (`by`). */
export interface Outcome {
  readonly kind: 'outcome'
  readonly id: string
  readonly result:
    | { readonly kind: 'rendered'; readonly letter: string; readonly document: string; readonly sha256: string }
    | { readonly kind: 'provided'; readonly delivery: string; readonly on: string; readonly channel?: string; readonly by?: Person }
    /** `attempt` counts from 1; without it the current one is meant. */
    | { readonly kind: 'proof'; readonly delivery: string; readonly attempt?: number; readonly channel?: string; readonly proof: Proof }
    | { readonly kind: 'handled'; readonly work: string; readonly reason: string; readonly by: Person }
    | { readonly kind: 'linked'; readonly as: string; readonly case: string; readonly fileNumber?: string; readonly process: string }
    | { readonly kind: 'signal'; readonly as: string; readonly name: string }
    | { readonly kind: 'done' }
}

/** The clock says that a day has come. */
export interface Wake {
  readonly kind: 'wake'
  readonly id: string
}

/** What a new case starts with. */
export interface Opening {
  readonly case: string
  readonly entity: string
  readonly channel: string
  readonly account?: string
  /** The case that opens this one, as this one will know it. */
  readonly link?: LinkedCase
}

/** A person of the office takes something to the file; no rule of the process is asked. */
export interface Keep {
  readonly kind: 'keep'
  readonly id: string
  readonly actor: Actor
  readonly what:
    | ({ readonly kind: 'filed' } & FiledPaper)
    | ({ readonly kind: 'disclosed' } & Disclosure)
    | ({ readonly kind: 'passedOn' } & PassedOn)
}

/** Somebody gives the case to a colleague, or back to all; no process has to offer it. */
export interface Handover {
  readonly kind: 'handover'
  readonly id: string
  readonly to: { readonly id: string; readonly name: string; readonly phone?: string; readonly roles: readonly string[] } | null
  /** Who had the case when the person looked. */
  readonly from: string | null
  readonly by: Actor
}

/** Somebody of a unit, with what says which cases they can have. */
export interface Member {
  readonly id: string
  readonly roles: readonly string[]
  /** Legal entities they work for; `null` means all. */
  readonly entities: readonly string[] | null
}

/** Somebody gives the case to another unit of the house; whoever works there takes it up. */
export interface Transfer {
  readonly kind: 'transfer'
  readonly id: string
  readonly unit: { readonly id: string; readonly name: string }
  /** Who works in that unit now. */
  readonly members: readonly Member[]
  /** Why, and what the receivers should know. */
  readonly note: string
  /** Unit and person that had the case when it was looked at. */
  readonly from: { readonly unit: string | null; readonly person: string | null }
  readonly by: Actor
}

/** An applicant takes a case into their account; no process has to offer it. */
export interface Claim {
  readonly kind: 'claim'
  readonly id: string
  readonly account: string
  /** The account it lay in when it was looked at. */
  readonly from: string | null
  readonly by: Actor
}

/** Somebody takes back the last step; made by `undoOf` from the history. */
export interface Undo {
  readonly kind: 'undo'
  readonly id: string
  readonly of: string
  readonly text: string
  /** Length of the history it was made from. */
  readonly sequence: number
  readonly restored: Restored
  readonly by: Actor
}

/** Somebody reminds a body that was asked, takes its link back or gives it another; no process has to offer it. */
export interface Consult {
  readonly kind: 'consult'
  readonly id: string
  readonly consultation: string
  readonly what:
    /** `to`: where the mail goes; without it the person has told them already. */
    | { readonly kind: 'remind'; readonly to?: string }
    | { readonly kind: 'withdraw' }
    | { readonly kind: 'renew' }
  readonly by: Actor
}

export type Command = Act | Outcome | Wake | Keep | Handover | Transfer | Undo | Claim | Consult

/** Why a command was not carried out, in words for the person who gave it. */
export interface Refusal {
  readonly kind: 'unknown' | 'notAllowed' | 'blocked' | 'input' | 'conflict'
  readonly message: string
  readonly problems?: readonly Problem[]
}
