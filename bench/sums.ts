// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Deadlines and fees alone, without a database: node --import ./src/tsx.ts bench/sums.ts
import { deadlineRates } from './deadlines.ts'
import { feeRates } from './fees.ts'
import { rateTable } from './rate.ts'

/** The rates of calendar and tariff on one core, as a table for people. */
export function sumsTable(seconds: number): string {
  return `Fristen und Gebühren, ein Kern\n${rateTable([...deadlineRates(seconds), ...feeRates(seconds)])}`
}

if (import.meta.main) console.log(sumsTable(1))
