// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Proves a process before it is published: the situation is finite, so every one is looked at.
//
// Terms: a *situation* is the state of all statuses and of the few facts rules remember; a *sample*
// one of the values of a variable that make a difference; an *unstable* situation one in which the
// process itself acts before anybody else can.
import type { Process } from '../process.ts'
import { reaching } from './backward.ts'
import { proveClaim } from './claim.ts'
import type { ClaimProof } from './claim.ts'
import type { Claim } from './deadline-claims.ts'
import { TooManyWays } from './explore.ts'
import { all } from './expression.ts'
import {
  conflicts, deadActions, deadlineFinding, idleRoles, invariantFinding, sideTrapFinding, trapFinding, unansweredDeadlines, unreachableStates,
  unsettledFinding,
} from './finding.ts'
import type { ProofFinding } from './finding.ts'
import { TooManyVariables } from './layout.ts'
import { modelOf } from './model.ts'
import type { Model } from './model.ts'
import { Condition } from './outcome.ts'
import { unsettled } from './settle.ts'
import { unseenWaiting } from './unseen-waiting.ts'
import { sidesOf } from './sides.ts'
import type { Side } from './sides.ts'
import { traps } from './traps.ts'
import { TooManySamples } from './variable.ts'
import type { Variable } from './variable.ts'
import { Walk } from './walk.ts'

export type { ProofFinding } from './finding.ts'
export type { StoryStep } from './story.ts'

const MAX_SITUATIONS = 200_000
/** In a larger process looking again would cost more than a rare false alarm. */
const MAX_LOOKED_AGAIN = 20_000
/** Up to here all statuses are remembered together; beyond, those aside are walked apart. */
const MAX_TOGETHER = 5_000
/** Up to here facts are remembered too; beyond, statuses alone see as much and tell less apart. */
const MAX_WITH_FACTS = 80_000
/** What a lean proof cannot decide of an assurance within so many situations waits for the whole one. */
const MAX_LEAN_CLAIM = 1_000

export interface ProveLimits {
  /** Beyond this many situations the proof says what it could not prove. */
  readonly situations?: number
  /** Up to so many, all statuses are remembered together; beyond, those aside are walked apart. */
  readonly together?: number
  /** Fast enough to run while typing: no second looks, and only assurances decided quickly. */
  readonly lean?: boolean
}

export interface Proof {
  /** Empty: proven. */
  readonly findings: readonly ProofFinding[]
  readonly situations: number
  readonly unstable: number
  readonly variables: number
  readonly complete: boolean
  /** Where the proof stopped at its bound: sentences on what was proven and what was not. */
  readonly unproven: readonly string[]
  readonly invariants: readonly InvariantProof[]
}

export interface InvariantProof {
  readonly title: string
  readonly holds: boolean | 'unknown'
  readonly variables: number
  readonly situations: number
}

/** Proves a linted process: every action can run, every way ends, everything settles, all holds. */
export function prove(process: Process, limits: ProveLimits = {}): Proof {
  try {
    const [situations, together] = [limits.situations ?? MAX_SITUATIONS, limits.together ?? MAX_TOGETHER]
    return proven(modelOf(process), situations, together, limits.lean ?? false)
  } catch (error) {
    if (error instanceof TooManySamples) return impossible(error.message)
    if (error instanceof TooManyWays) return impossible('Eine Aktion hängt von zu vielen Angaben zugleich ab.')
    if (error instanceof TooManyVariables) return impossible('Das Verfahren hat zu viele Status.')
    throw error
  }
}

/**
 * Proves a linted process as far as it goes while its author types: dead ends, dead actions, states
 * never reached and what does not settle as `prove` does, but a rare false alarm is not looked at
 * again; assurances that need many situations are `unknown`. Pure: a browser can call it.
 */
export function proveLean(process: Process): Proof {
  return prove(process, { lean: true })
}

function proven(model: Model, limit: number, together: number, lean: boolean): Proof {
  const { walk, sides } = mainWalk(model, limit, together)
  const aside = new Set(sides.map((side) => side.status.index))
  const claimLimit = lean ? Math.min(limit, MAX_LEAN_CLAIM) : limit
  const invariants = model.invariants.map((claim) => proveClaim(model, claim, claimLimit, true, aside))
  const deadlines = model.deadlines.map((claim) => proveClaim(model, claim, claimLimit, false, aside))
  const unproven = walk.isComplete ? [] : unprovenSentences(walk)
  const open = invariants.filter((one) => one.holds === 'unknown').map(({ claim }) => openSentence(claim, lean))
  const findings = [
    ...(walk.isComplete ? ofWalk(model, walk, sides, lean) : []),
    ...[walk, ...sides.map((side) => side.walk)].flatMap((each) =>
      unsettled(model, each).map((one) => unsettledFinding(model, each, one))),
    ...conflicts(model, walk),
    ...broken(invariants).map((one) => invariantFinding(model, one)),
    ...broken(deadlines).filter((one) => walk.isAlive[actionIndex(model, one)]).map((one) => deadlineFinding(model, one)),
    // What a lean proof left for later is no fault of the process.
    ...[...unproven, ...(lean ? [] : open)].map((message): ProofFinding =>
      ({ kind: 'unknown', level: 'warning', path: [], message, story: [] })),
  ]
  return {
    findings, situations: walk.table.count + sides.reduce((sum, side) => sum + side.walk.table.count, 0),
    unstable: walk.unstableCount, variables: walk.layout.variables.length + sides.length,
    complete: unproven.length + open.length === 0, unproven: [...unproven, ...open],
    invariants: invariants.map(({ claim, holds, variables, situations }) => ({ title: claim.title, holds, variables, situations })),
  }
}

const broken = (proofs: readonly ClaimProof[]) => proofs.filter((one) => one.holds === false)
const actionIndex = (model: Model, { claim }: ClaimProof) => model.programs.findIndex((one) => one.key === claim.action)

export interface MainWalk {
  readonly walk: Walk
  readonly sides: readonly Side[]
}

/**
 * With facts and all statuses together; a large one without the statuses aside; beyond the bound
 * with statuses alone, which sees as much but tells less apart.
 */
export function mainWalk(model: Model, limit: number, together: number): MainWalk {
  const whole = new Walk(model, model.remembered, { limit: Math.min(limit, together) })
  if (whole.isComplete) return { walk: whole, sides: [] }
  const sides = together < limit ? (sidesOf(model, limit) ?? []) : []
  if (!sides.length && together >= limit) return leaner(model, model.remembered, whole, [], limit)
  const apart = model.remembered.filter((one) => !sides.some((side) => side.status === one))
  return leaner(model, apart, new Walk(model, apart, { limit: Math.min(limit, MAX_WITH_FACTS) }), sides, limit)
}

function leaner(
  model: Model, apart: readonly Variable[], walk: Walk, sides: readonly Side[], limit: number,
): MainWalk {
  if (walk.isComplete || !model.facts.length) return { walk, sides }
  const lean = new Walk(model, apart.filter((one) => one.kind === 'status'), { limit })
  return { walk: lean.isComplete ? lean : walk, sides }
}

/** Dead actions, states never reached, roles never needed, ways that do not end. */
function ofWalk(model: Model, walk: Walk, sides: readonly Side[], lean: boolean): ProofFinding[] {
  const walkOf = (action: number) => sides.find((side) => side.own.has(action))?.walk ?? walk
  const final = new Condition(walk.layout, walk.anything, all(model.final.map((part) => part.rule)))
  const ends: number[] = []
  for (let at = 0; at < walk.table.count; at++) if (final.at(walk.samplesOf(at)).may) ends.push(at)
  const isRegular = (action: number) => !model.programs[action]!.action.exceptional
  const ending = reaching(walk, ends, () => true)
  const regular = reaching(walk, ends, isRegular)
  const isReal = (at: number) => lean || isReached(model, walk, at)
  const deadEnds = traps(model, walk, { isTrapped: (at) => !ending[at], isAllowed: () => true, isReal })
  const exceptional = traps(model, walk, { isTrapped: (at) => Boolean(ending[at]) && !regular[at], isAllowed: isRegular, isReal })
  return [
    ...deadActions(model, walkOf),
    ...unreachableStates(model, walk, walk.layout.variables),
    ...sides.flatMap((side) => unreachableStates(model, side.walk, [side.status])),
    ...sides.flatMap((side) => sideTraps(model, side)),
    ...deadEnds.map((trap) => trapFinding(model, walk, trap, 'deadEnd')),
    ...exceptional.map((trap) => trapFinding(model, walk, trap, 'onlyByException')),
    ...idleRoles(model, walkOf),
    ...unansweredDeadlines(model),
    ...unseenWaiting(model, walk),
  ]
}

/** Situations in which a status aside comes no more to what closing asks of it. */
function sideTraps(model: Model, { walk, rest, status }: Side): ProofFinding[] {
  const ends = [rest, all(model.final.map((part) => part.rule))].map((rule) => new Condition(walk.layout, walk.anything, rule))
  const isEnd = (at: number) => ends.some((condition) => condition.at(walk.samplesOf(at)).may)
  const situations = Array.from({ length: walk.table.count }, (_, at) => at)
  const rested = situations.filter(isEnd)
  const ending = reaching(walk, rested, () => true)
  const regular = reaching(walk, rested, (action) => !model.programs[action]!.action.exceptional)
  const dead = situations.find((at) => !walk.unstable[at] && !ending[at])
  const exceptional = situations.find((at) => !walk.unstable[at] && ending[at] && !regular[at])
  return [
    ...(dead === undefined ? [] : [sideTrapFinding(model, walk, dead, status, 'deadEnd')]),
    ...(exceptional === undefined ? [] : [sideTrapFinding(model, walk, exceptional, status, 'onlyByException')]),
  ]
}

/** Data is forgotten between steps: a situation found so is looked for again with more remembered. */
function isReached(model: Model, walk: Walk, situation: number): boolean {
  if (walk.table.count > MAX_LOOKED_AGAIN) return true
  const samples = walk.samplesOf(situation)
  const never = all(walk.layout.variables.map((one, i) => ({ kind: 'test', variable: one.index, yes: 1 << samples[i]!, none: 0 })))
  return proveClaim(model, { title: '', path: [], never }, MAX_LOOKED_AGAIN * 2, false).holds !== true
}

function openSentence({ title }: Claim, lean: boolean): string {
  return lean
    ? `Ob die Zusicherung «${title}» hält, sagt erst der ganze Beweis.`
    : `Ob die Zusicherung «${title}» hält, ist offen: Es gibt zu viele Situationen.`
}

function unprovenSentences(walk: Walk): string[] {
  const count = walk.table.count.toLocaleString('de-DE')
  return [
    `Nach ${count} Situationen ist der Beweis abgebrochen. Ob jeder Weg endet und jede Aktion vorkommt, ist nicht bewiesen. `
    + 'Die Zusicherungen sind davon unabhängig geprüft.',
  ]
}

function impossible(message: string): Proof {
  const findings: ProofFinding[] = [{ kind: 'unknown', level: 'warning', path: [], message, story: [] }]
  return { findings, situations: 0, unstable: 0, variables: 0, complete: false, unproven: [message], invariants: [] }
}
