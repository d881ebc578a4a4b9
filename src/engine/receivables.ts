// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { toLocalDate } from '../feel/values.ts'
import type { LocalDate } from '../calendar/date.ts'
import type { Effect } from '../process/process.ts'
import { setDeadline } from './deadline-changes.ts'
import { joined } from './functions.ts'
import type { Sight } from './scope.ts'
import type { Turn } from './turn.ts'

type Claim = Extract<Effect, { kind: 'receivable' }>

interface Share {
  readonly cents: number
  readonly due: LocalDate
  /** The deadline moves this share; an instalment has its own day. */
  readonly moves: boolean
}

/** Books the fee as claims, one per cash office and instalment (Sollstellung); zero books nothing. */
export function bookReceivables(turn: Turn, effect: Claim, sight: Sight): void {
  const { fee, applicant, entity } = turn.at
  if (!fee || fee.totalCents === 0) return
  setDeadline(turn, effect.deadline, sight)
  const first = turn.at.deadlines[effect.deadline]!.due
  const days = effect.instalments === undefined ? [] : daysOf(turn, effect.instalments, sight)
  const debtor = fee.debtors ? `${joined(fee.debtors)} als Gesamtschuldner` : applicant
  for (const [account, cents] of Object.entries(fee.byAccount ?? { '': fee.totalCents })) {
    for (const { moves, ...share } of shares(cents, first, days)) {
      const receivable = {
        id: turn.nextId(), paymentReference: fee.references?.[account] ?? fee.paymentReference!, ...share, debtor, entity,
        bookedOn: turn.context.today, ...(moves && { dueBy: effect.deadline }), ...(account !== '' && { account }),
      }
      turn.add({ kind: 'receivableBooked', receivable })
      turn.order('receivable', { ...receivable, letter: effect.letter })
    }
  }
}

function daysOf(turn: Turn, source: string, sight: Sight): LocalDate[] {
  const value = turn.prepared.rule(source).evaluate(sight.scope, sight.env)
  const list = Array.isArray(value) ? value : [value]
  const days = list.map((one) => toLocalDate(one)).filter((day) => day !== undefined)
  return days.toSorted()
}

/**
 * Equal shares of whole cents, the first takes what is left over; shares whose day is not after
 * the deadline fall due together with it.
 */
export function shares(cents: number, first: LocalDate, days: readonly LocalDate[]): Share[] {
  if (cents === 0) return []
  const later = days.filter((day) => day > first)
  const atOnce = days.length - later.length
  const each = days.length ? Math.floor(cents / days.length) : 0
  const now = cents - each * later.length
  if (atOnce > 0 || later.length === 0) {
    return [{ cents: now, due: first, moves: true }, ...later.map((due) => ({ cents: each, due, moves: false }))]
  }
  return later.map((due, i) => ({ cents: i === 0 ? cents - each * (later.length - 1) : each, due, moves: false }))
}
