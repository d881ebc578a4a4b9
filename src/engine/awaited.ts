// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which step is somebody's turn, read from what the process says the case waits for: the act after
// which it would no longer wait for that.
import type { Action, Feel, StatusRule, Waiting } from '../process/process.ts'
import type { Actor } from './actor.ts'
import type { Case } from './case.ts'
import type { Context } from './context.ts'
import { decide } from './decide.ts'
import { jsonOf } from './json.ts'
import type { Prepared } from './prepare.ts'
import { ReferencesNeeded } from './references-needed.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'
import { targetsOf } from './status-rule.ts'
import { statesOf } from './way.ts'

/** An act has few status rules with few states each; beyond this many outcomes the rest is not looked at. */
const MAX_OUTCOMES = 64

/**
 * What the case waits for, as far as somebody with these roles could act on it, the foremost first;
 * nothing while it waits for somebody outside the office.
 */
export function waitingFor({ process, rule }: Prepared, { scope, env }: Sight, roles: readonly string[]): readonly Waiting[] {
  const [first, ...rest] = process.waiting.filter((one) => rule(one.when).evaluate(scope, env) === true)
  if (!first || process.roles[first.role]?.kind !== 'staff') return []
  // What a colleague of another role has to do first keeps nobody from their own part.
  return roles.includes(first.role) ? [first] : [first, ...rest.filter(({ role }) => roles.includes(role)).slice(0, 1)]
}

/** Actions of the process as one person sees them now. */
export interface Choice {
  readonly offered: readonly string[]
  /** Only something named is missing. */
  readonly near: readonly string[]
}

/**
 * The awaited step of those offered: it ends the waiting and leads on along the way; rare ones only
 * where nothing else does, then what breaks new ground, then the order of the process. Where the step
 * is blocked by what is missing, the next thing that is not left to the applicant. `null` where it is
 * blocked for this person alone (four eyes): it is somebody else's turn.
 */
export function awaitedAmong(
  prepared: Prepared, at: Case, context: Context, waiting: Waiting, { offered, near }: Choice,
): string | null | undefined {
  const { actions } = prepared.process
  const meant = [...offered, ...near].filter((key) => actions[key]!.by.includes(waiting.role) && actions[key]!.exceptional !== true)
  const ending = ranked(prepared, at, endingOf(prepared, at, context, waiting, meant))
  const step = ending[0] === undefined ? undefined : beforeThat(prepared, at, waiting, meant, ending)
  if (step === undefined || offered.includes(step)) return step ?? nextAtAll(prepared, at, waiting, offered)
  const sight = look(prepared, at, context)
  const lacks = (actions[step]!.needs ?? []).some((need) => prepared.rule(need.rule).evaluate(sight.scope, sight.env) !== true)
  if (!lacks) return null
  return ending.find((key) => offered.includes(key) && !actions[key]!.rare) ?? nextAtAll(prepared, at, waiting, offered)
}

/** The likeliest first. */
function ranked(prepared: Prepared, at: Case, keys: readonly string[]): string[] {
  const { actions } = prepared.process
  const rank = (key: string) => {
    const isOld = Object.hasOwn(at.doers, key) || !breaksGround(at, actions[key]!)
    return (actions[key]!.rare ? 4 : 0) + (leadsOn(prepared, at, actions[key]!) ? 0 : 2) + (isOld ? 1 : 0)
  }
  const order = Object.keys(actions)
  return [...keys].sort((a, b) => rank(a) - rank(b) || order.indexOf(a) - order.indexOf(b))
}

/** Where the words of the waiting name no step: what is neither rare nor the applicant's, what was not done before first. */
function nextAtAll({ process }: Prepared, at: Case, { role }: Waiting, offered: readonly string[]): string | undefined {
  const isOurs = ({ by, rare, exceptional }: Action) =>
    by.includes(role) && !rare && !exceptional && by.every((one) => process.roles[one]?.kind !== 'applicant')
  const ours = offered.filter((key) => isOurs(process.actions[key]!))
  return ours.find((key) => !Object.hasOwn(at.doers, key)) ?? ours[0]
}

/** The acts that end the waiting by what they say; else those that do when tried; else those that end the case. */
function endingOf(prepared: Prepared, at: Case, context: Context, { when }: Waiting, keys: readonly string[]): readonly string[] {
  const { actions, final } = prepared.process
  const told = keys.filter((key) => mayComeTo(prepared, at, context, actions[key]!, when, false))
  if (told.length > 0) return told
  const tried = keys.filter((key) => endsWhenTried(prepared, at, context, key, when))
  return tried.length > 0 ? tried : keys.filter((key) => mayComeTo(prepared, at, context, actions[key]!, final, true))
}

/** Carries it out in thought with the answers its form proposes: what goes out by post ends a waiting no status tells of. */
function endsWhenTried(prepared: Prepared, at: Case, context: Context, key: string, when: Feel): boolean {
  const action = prepared.process.actions[key]!
  const acts = (action.effects ?? []).some(({ kind }) => kind === 'deliver')
  if (!acts || action.input?.includes('form')) return false
  const sight = look(prepared, at, context)
  const proposed = (name: string) => {
    const field = prepared.process.fields[name]!
    const known = at.fields[name]
    return known ?? (field.initially === undefined ? null : jsonOf(field, prepared.rule(field.initially).evaluate(sight.scope, sight.env)))
  }
  const input = Object.fromEntries((action.input ?? []).map((name) => [name, proposed(name)]))
  const role = action.by.find((one) => prepared.process.roles[one]?.kind === 'staff') ?? ''
  const actor: Actor = { kind: 'person', id: '', name: '', roles: [role] }
  const { observe: _, ...unobserved } = context
  const reserved = { fileNumber: '', code: '', paymentReference: '' }
  try {
    const decided = decide(prepared, at, { kind: 'act', id: '', action: key, input, actor }, { ...unobserved, reserved })
    if ('refusal' in decided) return false
    const { scope, env } = look(prepared, decided.after, unobserved)
    return prepared.rule(when).evaluate(scope, env) !== true
  } catch (error) {
    // Claims of further cash offices need numbers nobody gives for a thought.
    if (error instanceof ReferencesNeeded) return false
    throw error
  }
}

/** Whether a rule could come to this answer by the act, however its questions are answered. */
function mayComeTo(prepared: Prepared, at: Case, context: Context, action: Action, rule: Feel, wanted: boolean): boolean {
  const after = { ...at, ...afterwards(prepared, at, context, action) }
  return outcomes(at.statuses, action.sets ?? []).some((statuses) => {
    const { scope, env } = look(prepared, { ...after, statuses }, context)
    return (prepared.rule(rule).evaluate(scope, env) === true) === wanted
  })
}

/** Values the act gives and deadlines it ends, as far as they are known before. */
function afterwards(prepared: Prepared, at: Case, context: Context, { values = {}, effects = [] }: Action): Pick<Case, 'fields' | 'deadlines'> {
  const { scope, env } = look(prepared, at, context)
  const given = Object.entries(values).map(([name, source]) =>
    [name, jsonOf(prepared.process.fields[name]!, prepared.rule(source).evaluate(scope, env))])
  const cleared = new Set(effects.flatMap((effect) => (effect.kind === 'deadline' && 'clear' in effect ? [effect.clear] : [])))
  return {
    fields: { ...at.fields, ...Object.fromEntries(given) },
    deadlines: Object.fromEntries(Object.entries(at.deadlines).filter(([name]) => !cleared.has(name))),
  }
}

type Statuses = Case['statuses']

/** Every combination of states the status rules can lead to. */
function outcomes(now: Statuses, rules: readonly StatusRule[]): readonly Statuses[] {
  let all: readonly Statuses[] = [now]
  for (const one of rules) {
    const states = targetsOf(one)
    const stays = 'to' in one && one.when !== undefined
    all = all.flatMap((statuses) => [...states.map((state) => ({ ...statuses, [one.status]: state })), ...(stays ? [statuses] : [])])
      .slice(0, MAX_OUTCOMES)
  }
  return all
}

/** The act that ends the waiting; where that spans several stations of the way, first the one that leads to the nearest. */
function beforeThat(prepared: Prepared, at: Case, { when }: Waiting, keys: readonly string[], ending: readonly string[]): string {
  const { actions } = prepared.process
  const { reads } = prepared.rule(when)
  const isWithin = (key: string) => !ending.includes(key) && !actions[key]!.rare
  const within = keys.filter(isWithin).map((key) => ({ key, far: stationAfter(prepared, at, actions[key]!, reads) }))
  const far = stationAfter(prepared, at, actions[ending[0]!]!)
  return within.filter((one) => one.far < far).sort((a, b) => a.far - b.far)[0]?.key ?? ending[0]!
}

/** Whether the act leads to a station of the way beyond the last one that was reached. */
const leadsOn = (prepared: Prepared, at: Case, action: Action) => stationAfter(prepared, at, action) < Infinity

/** How many stations beyond the last one reached the act leads, by these statuses or by any; infinite if to none. */
function stationAfter({ process: { way } }: Prepared, at: Case, { sets = [] }: Action, statuses?: readonly string[]): number {
  const furthest = way.findLastIndex((step) => statesOf(step).some((state) => `${step.status}:${state}` in at.reached))
  const found = way.slice(furthest + 1).findIndex((step) =>
    step.optional !== true && statuses?.includes(step.status) !== false
    && sets.some((rule) => rule.status === step.status && targetsOf(rule).some((state) => statesOf(step).includes(state))))
  return found < 0 ? Infinity : found
}

/** Whether the act can lead to a state the case was never in. */
const breaksGround = (at: Case, { sets = [] }: Action) =>
  sets.some((rule) => targetsOf(rule).some((state) => !(`${rule.status}:${state}` in at.reached)))
