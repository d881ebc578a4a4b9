// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { toLocalDate } from '../feel/values.ts'
import type { Effect, Feel, StatusRule } from '../process/process.ts'
import type { Actor } from './actor.ts'
import type { Case, Deadline, Values } from './case.ts'
import type { Context } from './context.ts'
import { readsOf } from './deadline-changes.ts'
import { computeDeadline } from './deadlines.ts'
import { isEmpty } from './input.ts'
import { jsonOf } from './json.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'
import { nextState } from './status-rule.ts'

export interface Started {
  readonly name: string
  readonly deadline: Deadline
  /** The day hangs on what is asked of the act. */
  readonly asks: boolean
}

/**
 * The deadlines an act would start or set anew if it were done today with these answers, in the order
 * of its effects. What hangs on an answer that is not there yet is left out; nothing is decided.
 */
export function startedBy(
  prepared: Prepared, key: string, at: Case, input: Values, actor: Actor, context: Context,
): readonly Started[] {
  const { process } = prepared
  const action = process.actions[key]!
  const { observe: _, ...unobserved } = context
  const sightOf = (one: Case) => look(prepared, one, unobserved, actor)
  const answered = { ...at, fields: { ...at.fields, ...input } }
  const given = Object.entries(action.values ?? {}).map(([name, source]) =>
    [name, jsonOf(process.fields[name]!, valueIn(prepared, source, sightOf(answered)))])
  let seen: Case = { ...answered, fields: { ...answered.fields, ...Object.fromEntries(given) } }
  for (const rule of action.sets ?? []) {
    const to = nextState(prepared, {}, rule, sightOf(seen))
    if (to !== undefined) seen = { ...seen, statuses: { ...seen.statuses, [rule.status]: to } }
  }
  const asked = new Set([...Object.keys(input), ...Object.keys(action.values ?? {})])
  const open = openNames(prepared, input, action.sets ?? [])
  const started: Started[] = []
  for (const effect of action.effects ?? []) {
    const name = nameOf(effect)
    const sight = sightOf(seen)
    const { when } = effect
    if (name === undefined || !isKnown(prepared, name, sight)) continue
    if (when !== undefined && (looksAt(prepared, when, open) || valueIn(prepared, when, sight) !== true)) continue
    const deadline = computeDeadline(prepared, name, sight, unobserved)
    // A later one may hang on it.
    seen = { ...seen, deadlines: { ...seen.deadlines, [name]: deadline } }
    started.push({ name, deadline, asks: [...readsOf(prepared, name)].some((path) => asked.has(path.split('.')[0]!)) })
  }
  return started
}

/** Questions without an answer, and statuses that hang on them. */
function openNames(prepared: Prepared, input: Values, sets: readonly StatusRule[]): ReadonlySet<string> {
  const open = new Set(Object.keys(input).filter((name) => isEmpty(input[name])))
  for (const rule of sets) {
    const conditions = 'to' in rule ? [rule.when ?? 'true'] : rule.cases.map(([source]) => source).filter((source) => source !== 'else')
    if (conditions.some((source) => looksAt(prepared, source, open))) open.add(rule.status)
  }
  return open
}

/** Whether a rule reads one of these names, perhaps through computed fields. */
function looksAt(prepared: Prepared, rule: Feel, names: ReadonlySet<string>): boolean {
  const known = new Set<string>()
  const queue = [rule]
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    for (const head of prepared.rule(source).reads.map((path) => path.split('.')[0]!)) {
      if (names.has(head)) return true
      const computed = prepared.process.fields[head]?.value
      if (computed !== undefined && !known.has(head)) queue.push(computed)
      known.add(head)
    }
  }
  return false
}

function nameOf(effect: Effect): string | undefined {
  if (effect.kind === 'request' || effect.kind === 'consult') return effect.deadline
  return effect.kind === 'deadline' && 'set' in effect ? effect.set : undefined
}

const valueIn = (prepared: Prepared, source: Feel, { scope, env }: Sight) => prepared.rule(source).evaluate(scope, env)

/** Whether all it is computed from is there. */
function isKnown(prepared: Prepared, name: string, sight: Sight): boolean {
  const { from = 'today', on, objection, duration, workingDays } = prepared.process.deadlines[name]!
  const isDay = (source: Feel) => toLocalDate(valueIn(prepared, source, sight)) !== undefined
  if (objection !== undefined) return isDay(`served ${objection}`)
  if (on !== undefined) return isDay(on)
  return isDay(from) && valueIn(prepared, (workingDays ?? duration)!, sight) !== null
}
