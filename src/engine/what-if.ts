// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a tariff would have earned: past cases counted anew, their notices untouched.
import type { TariffTable } from '../process/process.ts'
import { feeByTable } from './fees.ts'
import { FeeRefused } from './fees-refused.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** One past case as its rules saw it, with what was fixed then. */
export interface PastCase {
  readonly id: string
  readonly sight: Sight
  readonly fixedCents: number
}

export interface WhatIf {
  readonly cases: number
  readonly fixedCents: number
  readonly totalCents: number
  /** Positive where the table would have earned more. */
  readonly differenceCents: number
  /** By number of the position: in how many cases, and how much. */
  readonly byLine: Readonly<Record<string, { readonly cases: number; readonly cents: number }>>
  /** Cases the table could not count, left out of all sums. */
  readonly refused: readonly { readonly id: string; readonly message: string }[]
}

/** What a table would have earned on past cases; streams over any number of them. */
export function whatIf(prepared: Prepared, table: TariffTable, past: Iterable<PastCase>): WhatIf {
  const byLine: Record<string, { cases: number; cents: number }> = {}
  const refused: { id: string; message: string }[] = []
  const sums = { cases: 0, fixedCents: 0, totalCents: 0 }
  for (const { id, sight, fixedCents } of past) {
    try {
      const fee = feeByTable(prepared, sight, table)
      sums.cases += 1
      sums.fixedCents += fixedCents
      sums.totalCents += fee.totalCents
      for (const { no, cents } of fee.lines) {
        const line = (byLine[no] ??= { cases: 0, cents: 0 })
        line.cases += 1
        line.cents += cents
      }
    } catch (problem) {
      if (!(problem instanceof FeeRefused)) throw problem
      if (refused.length < MAX_REFUSED) refused.push({ id, message: problem.message })
    }
  }
  return { ...sums, differenceCents: sums.totalCents - sums.fixedCents, byLine, refused }
}

const MAX_REFUSED = 1_000
