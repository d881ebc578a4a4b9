// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import type { Case } from '../engine/case.ts'
import type { Context } from '../engine/context.ts'
import { nextDue, wakes } from '../engine/deadlines.ts'
import { fillText } from '../engine/letter-value.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import type { CaseColumns, NewDeadline } from '../store/commit-command.ts'
import { traitsOf } from './traits.ts'

/** What the work list shows of a case, derived from it and never edited by itself. */
export function columnsOf(prepared: Prepared, at: Case, context: Context): CaseColumns {
  const sight = look(prepared, at, context)
  const holds = (rule: string) => prepared.rule(rule).evaluate(sight.scope, sight.env) === true
  const waiting = prepared.process.waiting.find((one) => holds(one.when))
  const due = nextDue(at)
  return {
    process: at.process,
    version: at.version,
    entity: at.entity,
    fileNumber: at.fileNumber ?? null,
    title: at.title,
    applicant: at.applicant || null,
    account: at.account ?? null,
    assignee: at.assignee?.id ?? null,
    unit: at.unit?.id ?? null,
    waitingRole: waiting?.role ?? null,
    waitingKind: waiting ? (prepared.process.roles[waiting.role]?.kind ?? 'nobody') : 'nobody',
    channel: at.channel ?? null,
    feeCents: at.fee?.totalCents ?? null,
    waitingFor: waiting ? `${waiting.role}: ${fillText(prepared, waiting.text, sight)}` : null,
    nextDue: due?.on ?? null,
    nextDueKind: due?.title ?? null,
    done: holds(prepared.process.final),
    statuses: at.statuses,
    traits: traitsOf(prepared.process, at),
  }
}

/** The instants at which the worker looks at a case again, shortly after midnight in Germany. */
export function deadlinesOf(at: Case, context: Context): NewDeadline[] {
  const today = localDateOf(context.now)
  return wakes(at)
    .filter((wake) => wake.on > today)
    .map(({ name, on, due, title }) => ({ name, wakeAt: `${on}T00:05:00+01:00`, due, title }))
}
