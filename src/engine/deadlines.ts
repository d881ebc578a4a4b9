// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { addDays, compareDates } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import { objection, served } from '../calendar/delivery.ts'
import type { Channel } from '../calendar/delivery.ts'
import { period } from '../calendar/period.ts'
import { timeline } from '../calendar/timeline.ts'
import { restingWorkingDays } from '../calendar/working-rest.ts'
import { display } from '../feel/display.ts'
import { toLocalDate } from '../feel/values.ts'
import type { DeadlineRule, Process } from '../process/process.ts'
import type { Case, Deadline } from './case.ts'
import type { Context } from './context.ts'
import { wayOf } from './delivery-ledger.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'

/** What was to be done to a deadline does not go with what happened to it before; the message says why. */
export class DeadlineRefused extends Error {}

/** Computes a named deadline of the process from the case as seen now, with its reasoning. */
export function computeDeadline(
  prepared: Prepared, name: string, sight: Sight, context: Context, before?: Pick<Deadline, 'from' | 'facts'>,
): Deadline {
  const rule = prepared.process.deadlines[name]!
  const { raw, date, steps, ...since } = endOf(prepared, name, rule, sight, context, before)
  return {
    due: date,
    raw,
    alarm: rule.side === 'authority' ? raw : date,
    title: rule.title,
    basis: rule.basis,
    side: rule.side,
    warn: rule.warn ?? [],
    steps,
    setOn: context.today,
    ...since,
  }
}

type End = Pick<Deadline, 'raw' | 'steps' | 'from' | 'facts' | 'restsSince'> & { date: LocalDate }

function endOf(
  prepared: Prepared, name: string, rule: DeadlineRule, sight: Sight, context: Context,
  before: Pick<Deadline, 'from' | 'facts'> | undefined,
): End {
  const { region } = context
  const dateOf = (source: string) => {
    const date = toLocalDate(prepared.rule(source).evaluate(sight.scope, sight.env))
    if (date) return date
    throw new Error(`Frist ${name}: «${source}» ergibt kein Datum.`)
  }
  if (rule.objection !== undefined) {
    const answer = objection({ served: dateOf(`served ${rule.objection}`), remedyNotice: 'complete', region })
    return answer
  }
  if (rule.on !== undefined) {
    const date = dateOf(rule.on)
    return { raw: date, date, steps: [{ text: `Termin ${date.split('-').reverse().join('.')}`, basis: rule.basis }] }
  }
  // A period that began on the day of an act goes on from that day, whenever it is looked at again.
  const isToday = prepared.rule(rule.from ?? 'today').reads.includes('today')
  const from = isToday && before?.from ? before.from : dateOf(rule.from ?? 'today')
  if (rule.workingDays !== undefined) {
    const days = Number(prepared.rule(rule.workingDays).evaluate(sight.scope, sight.env))
    const facts = before?.facts ?? []
    return { ...restingWorkingDays({ from, days, facts, region }), from, ...(facts.length > 0 && { facts }) }
  }
  const duration = display(prepared.rule(rule.duration!).evaluate(sight.scope, sight.env))
  const facts = before?.facts ?? []
  if (facts.length === 0) return { ...period({ from, duration, roll: rule.roll ?? true, region }), from }
  const all = [{ kind: 'start' as const, on: from }, ...facts]
  const line = timeline({ facts: all, duration, roll: rule.roll ?? true, region, clipsRests: true })
  if ('refusal' in line) throw new DeadlineRefused(`„${rule.title}“: ${line.refusal.message}`)
  if (line.state === 'running') return { raw: line.raw, date: line.date, steps: line.steps, from, facts }
  const last = line.history.findLast((known) => known.raw !== undefined)!
  return { raw: last.raw!, date: last.date!, steps: line.steps, from, facts, restsSince: line.since }
}

/** The served date of a letter by its channel (§ 110 LVwG, § 9 OZG), not rolled outside tax law. */
export function servedOn(
  channel: string, on: LocalDate, { regime = 'lvwg' }: Process, context: Context, received?: LocalDate,
) {
  const rule = wayOf(channel).servedAs ?? (channel as Channel)
  return served({ channel: rule, on, regime, region: context.region, rules: context.delivery, received })
}

/** The days on which a case must be looked at again though nobody touches it. */
export function wakes(at: Case): { name: string; on: LocalDate; due: LocalDate; title: string }[] {
  const days: { name: string; on: LocalDate; due: LocalDate; title: string }[] = []
  for (const [name, { due, alarm, warn, title, restsSince }] of Object.entries(at.deadlines)) {
    if (restsSince !== undefined) continue
    days.push({ name, on: addDays(due, 1), due, title })
    for (const n of warn) days.push({ name: `${name} −${n}`, on: addDays(alarm, -n), due, title })
  }
  for (const { id, served: day, status, lapses } of at.deliveries) {
    if (day) days.push({ name: `served ${id}`, on: day, due: day, title: 'Bekanntgabe' })
    if (status === 'pending' && lapses) days.push({ name: `lapses ${id}`, on: addDays(lapses, 1), due: lapses, title: 'Abruf' })
  }
  return days.sort((a, b) => compareDates(a.on, b.on))
}

/** What is due first, seen from the office: its own limits on the unrolled day. */
export function nextDue(at: Case): { name: string; on: LocalDate; title: string } | undefined {
  const open = Object.entries(at.deadlines).filter(([, d]) => d.restsSince === undefined).map(([name, d]) => ({ name, on: d.alarm, title: d.title }))
  return open.sort((a, b) => compareDates(a.on, b.on))[0]
}
