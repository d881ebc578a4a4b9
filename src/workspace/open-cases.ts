// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { listCases } from '../store/worklist.ts'
import type { CaseFilter, CaseLine } from '../store/worklist.ts'
import type { Desk } from './desk.ts'

const PORTION = 500
/** Whose turn it is and what is due this week is worked out over so many cases at most. */
export const MAX_SCANNED = 5_000

export interface Scan {
  readonly lines: readonly CaseLine[]
  /** Fewer than asked for were read because there are too many. */
  readonly isCut: boolean
}

/** All cases of a filter in its order, at most 5,000. */
export async function scanCases(desk: Desk, filter: CaseFilter): Promise<Scan> {
  const { store } = desk.house
  const read = (page: number) =>
    listCases(store, desk.tenant, { ...filter, hidden: desk.hidden, page, pageSize: PORTION })
  const first = await read(1)
  const pages = Math.ceil(Math.min(first.total, MAX_SCANNED) / PORTION)
  const more = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, i) => read(i + 2)),
  )
  return { lines: [first, ...more].flatMap((one) => one.lines), isCut: first.total > MAX_SCANNED }
}
