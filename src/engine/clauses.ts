// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ClauseKind } from '../process/process.ts'
import type { Values } from './case.ts'
import { fillText } from './letter-value.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** A clause of the catalogue, filled for this case; `suggested` where its rule holds. */
export interface ClauseChoice {
  readonly key: string
  readonly kind: ClauseKind
  readonly title: string
  readonly text: string
  readonly basis: string
  readonly category?: string
  readonly suggested: boolean
}

/** All clauses of the process with their text for this case (§ 36 VwVfG, § 107 LVwG). */
export function clauseChoices(prepared: Prepared, sight: Sight): ClauseChoice[] {
  return Object.entries(prepared.process.clauses).map(([key, { kind, title, text, basis, category, when }]) => ({
    key,
    kind,
    title,
    basis,
    ...(category !== undefined && { category }),
    text: fillText(prepared, text, sight),
    suggested: when !== undefined && prepared.rule(when).evaluate(sight.scope, sight.env) === true,
  }))
}

/** What is kept of a clause that was chosen. */
export const keptClause = ({ key, kind, title, text, basis }: ClauseChoice): Values => ({ key, kind, title, text, basis })

/** The clauses the process suggests for this case, as they are kept. */
export const suggestedClauses = (prepared: Prepared, sight: Sight): Values[] =>
  clauseChoices(prepared, sight).filter(({ suggested }) => suggested).map(keptClause)

/** The consultees the process suggests for this case, by key. */
export function suggestedConsultees(prepared: Prepared, sight: Sight): string[] {
  return Object.entries(prepared.process.consultees)
    .filter(([, one]) => (one.mandatory && one.when === undefined)
      || (one.when !== undefined && prepared.rule(one.when).evaluate(sight.scope, sight.env) === true))
    .map(([key]) => key)
}
