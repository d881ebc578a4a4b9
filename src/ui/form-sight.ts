// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Problem } from '../engine/input.ts'
import type { ClauseOffer } from '../forms/clause-offer.ts'
import type { Typed } from '../forms/typed.ts'
import type { Filled } from '../forms/usual.ts'
import type { ShownFile } from './file-field.tsx'

/** What all fields of one form share. */
export interface FormSight {
  /** What stands in the inputs: typed texts, or `entriesOf(values)` through `typedOf`. */
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** Legal entities to choose from, in order. */
  readonly entities?: readonly { readonly id: string; readonly name: string }[]
  /** Which questions are asked now; without it all are. */
  readonly asked?: ReadonlySet<string>
  /** Files already there, by path. */
  readonly files?: ReadonlyMap<string, readonly ShownFile[]>
  /** Several files of one question may be put into another order. */
  readonly ordersFiles?: boolean
  /** At the desk only: where the form goes when a checklist gets its usual answers, and what a press has answered. */
  readonly usual?: { readonly to: string; readonly filled?: Filled | undefined }
  /** At the desk only: questions with a condition are marked, for the script that hides what is not asked. */
  readonly isWatched?: boolean
  readonly clauses?: readonly ClauseOffer[]
  /** What a letter reads by its template, sentence by sentence, for fields of type `wording`. */
  readonly template?: readonly string[]
}
