// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which answers the applicant changed after sending them, each with what stood there before.
import type { Values } from '../engine/case.ts'
import { viewForm } from '../forms/pages.ts'
import { answerTexts } from '../forms/summary.ts'
import type { CaseDesk } from './case-desk.ts'
import type { HistoryEntry } from './case-history.ts'
import { applicantRole } from './tasks.ts'

export interface ChangedAnswer {
  /** ISO instant of the last change. */
  readonly at: string
  /** What was answered before it; empty if nothing was. */
  readonly was: string
}

/** By the path of the answer, as rows of the summary name it. */
export function changedAnswers({ prepared, context }: CaseDesk, history: readonly HistoryEntry[]): ReadonlyMap<string, ChangedAnswer> {
  const { process } = prepared
  const role = applicantRole(process)
  const isApplicants = ({ action }: HistoryEntry) => {
    const { by = [], input = [] } = (action === undefined ? undefined : process.actions[action]) ?? {}
    return by.includes(role) && input.includes('form')
  }
  const changed = new Map<string, ChangedAnswer>()
  let values: Values = {}
  for (const entry of history.filter((one) => one.values !== undefined)) {
    const next = { ...values, ...entry.values }
    if (isApplicants(entry) && Object.keys(values).length > 0) {
      const texts = (one: Values) => answerTexts(viewForm(prepared, context, one))
      const [before, now] = [texts(values), texts(next)]
      for (const path of new Set([...before.keys(), ...now.keys()])) {
        const was = before.get(path) ?? ''
        if (was !== (now.get(path) ?? '')) changed.set(path, { at: entry.at, was })
      }
    }
    values = next
  }
  return changed
}
