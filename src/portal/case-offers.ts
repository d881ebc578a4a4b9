// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What an applicant can do with a case of theirs now, sorted by how much the office wants it.
import { offersFor } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import type { Offer } from '../engine/offers.ts'
import { actorOf } from '../server/web.ts'
import type { Page } from '../server/web.ts'
import { applicantRole, submitAction } from './submit.ts'

/** The signed-in person as who applied. */
export const actorFor = (c: Page, view: CaseView) =>
  actorOf(c.get('person')!, applicantRole(view.prepared.process))

export interface Offered {
  readonly asked: readonly Offer[]
  readonly possible: readonly Offer[]
  /** Possible but for something named. */
  readonly near: readonly Offer[]
  readonly writing: Offer | undefined
}

/** What the process asks of the applicant now, and what they may do if they wish. */
export function offered(c: Page, view: CaseView): Offered {
  const { actions } = view.prepared.process
  const all = offersFor(view, actorFor(c, view)).filter(
    (one) => one.action !== submitAction(view.prepared.process),
  )
  const now = all.filter((one) => one.offered)
  return {
    near: all.filter((one) => !one.offered && one.near),
    asked: now.filter((one) => !actions[one.action]!.rare),
    possible: now.filter((one) => actions[one.action]!.rare && !onlyWrites(view, one.action)),
    writing: now.find((one) => onlyWrites(view, one.action)),
  }
}

/** A text to the office and nothing else: no status changes, nothing follows. */
function onlyWrites({ prepared: { process } }: CaseView, key: string): boolean {
  const { input = [], sets = [], effects = [] } = process.actions[key]!
  return sets.length + effects.length === 0 && input.some((name) => process.fields[name]?.type === 'longText')
}
