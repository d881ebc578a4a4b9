// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A deadline that moves takes along what depends on it; what was known before stays in history.
import { formatDate } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import { localDateOf } from '../calendar/instant.ts'
import type { Fact } from '../calendar/timeline.ts'
import { display } from '../feel/display.ts'
import type { Effect } from '../process/process.ts'
import type { Deadline, Proof } from './case.ts'
import { computeDeadline, servedOn } from './deadlines.ts'
import { attemptsOf } from './delivery-ledger.ts'
import type { Prepared } from './prepare.ts'
import type { Sight } from './scope.ts'
import type { Turn } from './turn.ts'

/** Sets, clears, extends (§ 190 BGB), rests a deadline or counts it anew; one that is not set cannot be changed. */
export function changeDeadline(turn: Turn, effect: Extract<Effect, { kind: 'deadline' }>, sight: Sight): void {
  if ('set' in effect) return setDeadline(turn, effect.set, sight)
  if ('clear' in effect) {
    if (effect.clear in turn.at.deadlines) turn.add({ kind: 'deadlineCleared', name: effect.clear })
    return
  }
  if ('follow' in effect) {
    const { title, short = title } = turn.prepared.process.fields[effect.follow]!
    return follow(turn, effect.follow, `„${short}“`, new Set())
  }
  const on = turn.context.today
  if ('extend' in effect) {
    const duration = display(turn.prepared.rule(effect.by).evaluate(sight.scope, sight.env))
    return note(turn, effect.extend, { kind: 'extended', duration }, 'verlängert')
  }
  if ('suspend' in effect) {
    const known = turn.at.deadlines[effect.suspend]
    // What is over does not rest.
    if (!known || known.restsSince !== undefined || known.due < on) return
    return note(turn, effect.suspend, { kind: 'suspended', on }, 'ruht')
  }
  if (turn.at.deadlines[effect.resume]?.restsSince === undefined) return
  note(turn, effect.resume, { kind: 'resumed', on }, 'läuft weiter')
}

/** Computes a deadline anew, forgetting whatever happened to an earlier one of this name. */
export function setDeadline(turn: Turn, name: string, sight: Sight): void {
  const isNew = !(name in turn.at.deadlines)
  turn.add({ kind: 'deadlineSet', name, deadline: computeDeadline(turn.prepared, name, sight, turn.context) })
  if (!isNew) follow(turn, `due ${name}`, turn.prepared.process.deadlines[name]!.title, new Set([name]))
}

/** A later receipt is proven: the day of service and all that hangs on it are computed anew. */
export function correctServed(turn: Turn, letter: string, proof: Omit<Proof, 'kind'>, look: () => Sight): void {
  const delivery = turn.at.deliveries.findLast((one) => one.letter === letter && one.served !== undefined)
  if (!delivery) return
  const { channel, on } = delivery
  const { date, steps } = servedOn(channel, on!, turn.prepared.process, turn.context, proof.on)
  turn.add({ kind: 'proved', id: delivery.id, attempt: attemptsOf(delivery).length, proof: { ...proof, kind: 'receipt' } })
  if (date === delivery.served) return
  turn.add({ kind: 'servedCorrected', id: delivery.id, served: date, steps, before: delivery.served! })
  follow(turn, `served ${letter}`, `Bekanntgabe am ${formatDate(date, 'short')}`, new Set(), look)
}

/** The day of receipt was another: what hangs on it is computed anew. The same day again changes nothing. */
export function correctReceipt(turn: Turn, at: string, look: () => Sight): void {
  const before = turn.at.receivedAt
  if (before === undefined || localDateOf(before) === localDateOf(at)) return
  turn.add({ kind: 'receiptCorrected', at, before })
  follow(turn, 'vorgang.eingang', `Eingang am ${formatDate(localDateOf(at), 'short')}`, new Set(), look)
}

/** A letter has reached its addressee, perhaps once more: what hangs on the day moves with it, and `resumes` runs again. */
export function followServed(turn: Turn, letter: string, date: LocalDate, resumes: readonly string[] = []): void {
  const because = `neu gerechnet nach Bekanntgabe am ${formatDate(date, 'short')}`
  for (const name of resumes) {
    if (name in turn.at.deadlines) continue
    const deadline = computeDeadline(turn.prepared, name, turn.look(), turn.context)
    turn.add({ kind: 'deadlineSet', name, deadline, because })
    moveClaims(turn, name, deadline.due)
  }
  for (const [name, { starts, objection }] of Object.entries(turn.prepared.process.deadlines)) {
    if (starts === 'served' && objection === letter) setDeadline(turn, name, turn.look())
  }
  follow(turn, `served ${letter}`, `Bekanntgabe am ${formatDate(date, 'short')}`, new Set())
}

/** It was not served after all: what was counted from that day does not run; gives the names. */
export function clearServed(turn: Turn, letter: string): string[] {
  const hanging = Object.keys(turn.at.deadlines).filter((name) => readsOf(turn.prepared, name).has(`served ${letter}`))
  for (const name of hanging) turn.add({ kind: 'deadlineCleared', name })
  return hanging
}

function note(turn: Turn, name: string, fact: Fact, because: string): void {
  const known = turn.at.deadlines[name]
  if (!known) return
  move(turn, name, { ...known, facts: [...(known.facts ?? []), fact] }, because, turn.look())
  follow(turn, `due ${name}`, known.title, new Set([name]))
}

function move(turn: Turn, name: string, before: Deadline, because: string, sight: Sight): boolean {
  const deadline = computeDeadline(turn.prepared, name, sight, turn.context, before)
  const known = turn.at.deadlines[name]!
  const isSame = deadline.due === known.due && deadline.raw === known.raw && deadline.restsSince === known.restsSince
  if (isSame) return false
  turn.add({ kind: 'deadlineSet', name, deadline: { ...deadline, setOn: known.setOn }, because })
  moveClaims(turn, name, deadline.due)
  return true
}

function moveClaims(turn: Turn, name: string, due: LocalDate): void {
  for (const claim of turn.at.receivables) {
    if (claim.dueBy !== name || claim.cancelled !== undefined || claim.due === due) continue
    turn.add({ kind: 'receivableMoved', id: claim.id, due })
    turn.order('receivable', { ...claim, due, moved: true })
  }
}

/** Everything that is set and reads what changed is computed anew, each deadline once. */
function follow(turn: Turn, changed: string, title: string, done: Set<string>, look = () => turn.look()): void {
  for (const name of Object.keys(turn.at.deadlines)) {
    if (done.has(name) || !readsOf(turn.prepared, name).has(changed)) continue
    done.add(name)
    if (move(turn, name, turn.at.deadlines[name]!, `neu gerechnet nach ${title}`, look())) {
      follow(turn, `due ${name}`, turn.prepared.process.deadlines[name]!.title, done, look)
    }
  }
}

const known = new WeakMap<Prepared, Map<string, ReadonlySet<string>>>()

/** The names a deadline is computed from, through computed fields as well. */
export function readsOf(prepared: Prepared, name: string): ReadonlySet<string> {
  let ofProcess = known.get(prepared)
  if (!ofProcess) known.set(prepared, (ofProcess = new Map()))
  let reads = ofProcess.get(name)
  if (!reads) ofProcess.set(name, (reads = findReads(prepared, name)))
  return reads
}

function findReads(prepared: Prepared, name: string): Set<string> {
  const { deadlines, fields } = prepared.process
  const { from, on, duration, workingDays, objection } = deadlines[name]!
  const found = new Set<string>(objection === undefined ? [] : [`served ${objection}`])
  const queue = [from, on, duration, workingDays].filter((source) => source !== undefined)
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    for (const path of prepared.rule(source).reads) {
      if (found.has(path)) continue
      found.add(path)
      const field = fields[path.split('.')[0]!]
      if (field?.value !== undefined) queue.push(field.value)
    }
  }
  return found
}
