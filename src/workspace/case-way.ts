// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case } from '../engine/case.ts'
import { reachedOn } from '../engine/way.ts'
import type { WayStep } from '../process/process.ts'
import type { LineStep } from '../ui/line.tsx'
import type { CaseDesk } from './case-desk.ts'
import { dayOf } from './due-words.ts'

/** The stations of a case: reached ones with their day, the last of them current; no longer those passed by. */
export function wayOf({ prepared, at, sight, desk: { today }, done }: CaseDesk): LineStep[] {
  const all = prepared.process.way.map((step) => ({ step, on: reachedOn(prepared, step, at, sight) }))
  const furthest = all.findLastIndex(({ on }) => on !== undefined)
  const steps = all.filter(({ step, on }, i) => on !== undefined || (i > furthest && step.optional !== true))
  const last = steps.findLastIndex(({ on }) => on !== undefined)
  return steps.map(({ step, on }, i): LineStep => {
    if (on === undefined) return { title: step.title, ...untilNote(step, at, today) }
    const isNow = i === last && !done
    return {
      title: step.title,
      note: isNow ? `seit ${dayOf(on, today)}` : dayOf(on, today),
      state: isNow ? 'now' : 'done',
    }
  })
}

function untilNote({ until }: WayStep, at: Case, today: string): Pick<LineStep, 'note'> {
  const deadline = until === undefined ? undefined : at.deadlines[until]
  return deadline ? { note: `bis ${dayOf(deadline.alarm, today)}` } : {}
}
