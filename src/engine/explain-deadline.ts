// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../calendar/date.ts'
import type { Case } from './case.ts'
import type { Context } from './context.ts'
import { valueTrace } from './explain-rule.ts'
import type { Trace } from './explain-rule.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'

/** How the end of a deadline was counted, step by step with its norms. */
export function explainDeadline(
  prepared: Prepared, at: Case, name: string, context: Context, sight = look(prepared, at, context),
): Trace {
  const rule = prepared.process.deadlines[name]
  if (!rule) throw new Error(`there is no deadline «${name}»`)
  const isPublic = rule.outside === true
  const set = at.deadlines[name]
  if (!set) {
    const says = `Die Frist «${rule.title}» ist nicht gesetzt.`
    return { kind: 'deadline', text: rule.title, says, ...(isPublic && { outside: says }), basis: rule.basis, children: [] }
  }
  const due = formatDate(set.due, 'long')
  const steps = set.steps.map(({ text, basis }): Trace => {
    const says = basis ? `${text} (${basis}).` : `${text}.`
    return { kind: 'step', text, says, ...(isPublic && { outside: says }), ...(basis && { basis }), children: [] }
  })
  const sources = [rule.from, rule.duration, rule.workingDays, rule.on].filter((one) => one !== undefined)
  const reads = [...new Set(sources.flatMap((source) => prepared.rule(source).reads))]
  const values = reads.map((path) => valueTrace({ prepared, sight }, path, { entity: at.entity, context }))
    .filter((one) => one.layer !== undefined)
  const says = `Die Frist «${set.title}» endet am ${due} (${set.basis}).`
  return {
    kind: 'deadline', text: set.title, value: set.due, says, ...(isPublic && { outside: says }),
    basis: set.basis, children: [...steps, ...values],
  }
}
