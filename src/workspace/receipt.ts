// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import { formatValue } from '../forms/format.ts'
import type { Action, Process } from '../process/process.ts'
import type { CaseDesk } from './case-desk.ts'
import { dayOf } from './due-words.ts'
import { applicantRole } from './tasks.ts'

/**
 * `9. Juni · Am Telefon`: the day an application was received and how it came, where the office
 * captured it; undefined for what was sent in by the portal, whose day stands on the way.
 */
export function receiptOf({ prepared: { process }, at, context, desk: { today } }: CaseDesk): string | undefined {
  const done = Object.keys(process.actions).find((key) => Object.hasOwn(at.doers, key) && captures(process, process.actions[key]!))
  if (done === undefined || at.receivedAt === undefined) return undefined
  const ways = process.actions[done]!.input!.flatMap((name) => {
    const field = process.fields[name]
    return field?.type === 'choice' ? formatValue(field, at.fields[name], context) : []
  })
  return [dayOf(localDateOf(at.receivedAt), today), ...ways].join(' · ')
}

/** Takes down for the applicant what reached the office by another way, with its day. */
function captures(process: Process, { by, input = [], effects = [] }: Action): boolean {
  return input.includes('form') && !by.includes(applicantRole(process)) && effects.some(({ kind }) => kind === 'record')
}
