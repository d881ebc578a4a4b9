// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

/** A clause (§ 36 VwVfG) as the desk offers it: its text already filled in for this case. */
export interface ClauseOffer {
  readonly key: string
  readonly title: string
  readonly kind: string
  readonly text: string
  readonly basis: string
  /** Ticked before anybody chose. */
  readonly suggested: boolean
}

/** Clauses a caseworker may write for one case alone, beside those of the process. */
export const OWN_CLAUSES = 3

/** The key of the n-th clause of one's own, from 1. */
export const ownClauseKey = (n: number) => `eigene${n}`
