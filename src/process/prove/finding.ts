// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a proof finds, in sentences for the office that wrote the process.
import type { Process } from '../process.ts'
import type { ClaimProof } from './claim.ts'
import type { Model } from './model.ts'
import { eachVariable, possible } from './expression.ts'
import { worldAt } from './outcome.ts'
import type { Program, ProgramPart } from './program.ts'
import type { Unsettled } from './settle.ts'
import { situationWords, storyOf } from './story.ts'
import type { StoryStep } from './story.ts'
import type { Trap } from './traps.ts'
import { titlesOf } from './variable.ts'
import type { Variable } from './variable.ts'
import type { Walk } from './walk.ts'

export interface ProofFinding {
  readonly kind:
    | 'deadAction' | 'unreachableState' | 'deadEnd' | 'onlyByException' | 'unsettled' | 'conflict'
    | 'unansweredDeadline' | 'idleRole' | 'invariant' | 'unseenWaiting' | 'unknown'
  readonly level: 'error' | 'warning'
  /** Place in the model, such as `['actions', 'zeichnen']`. */
  readonly path: readonly PropertyKey[]
  readonly message: string
  /** The shortest way there; empty where there is none. */
  readonly story: readonly StoryStep[]
}

/** Actions nobody can ever carry out, with what stands in their way. */
export function deadActions(model: Model, walkOf: (action: number) => Walk): ProofFinding[] {
  return model.programs.filter(({ index }) => !walkOf(index).isAlive[index]).map((program): ProofFinding => {
    const walk = walkOf(program.index)
    const { situation, parts } = nearest(walk, program)
    const why = parts.length
      ? ` Am nächsten kommt ihr ein Vorgang ${nearWords(walk, situation)}, es fehlt: ${list(model, parts)}.` : ''
    return {
      kind: 'deadAction', level: 'error', path: ['actions', program.key],
      message: `Die Aktion «${program.action.title}» kann nie ausgeführt werden.${why}`,
      story: parts.length ? storyOf(model, walk, situation) : [],
    }
  })
}

/** The situation in which the fewest parts of the rule are missing. */
function nearest(walk: Walk, program: Program): { situation: number; parts: readonly ProgramPart[] } {
  const positions = walk.layout.variables.flatMap((one, i) => (program.asks.has(one.index) ? [i] : []))
  const seen = new Set<string>()
  let best: { situation: number; parts: readonly ProgramPart[] } = { situation: 0, parts: [] }
  for (let situation = 0; situation < walk.table.count; situation++) {
    const samples = walk.samplesOf(situation)
    const key = positions.map((position) => samples[position]).join(' ')
    if (walk.unstable[situation] || seen.has(key)) continue
    seen.add(key)
    const world = worldAt(walk.layout, walk.anything, positions, samples)
    const parts = program.parts.filter((part) => !possible(part.rule, world).may)
    if (parts.length && (!best.parts.length || parts.length < best.parts.length)) best = { situation, parts }
  }
  return best
}

/** States no way leads to, unless an action that never runs explains it. */
export function unreachableStates(model: Model, walk: Walk, among: readonly Variable[]): ProofFinding[] {
  const reached = walk.layout.variables.map(() => 0)
  for (let situation = 0; situation < walk.table.count; situation++) {
    const samples = walk.samplesOf(situation)
    for (let i = 0; i < samples.length; i++) reached[i]! |= 1 << samples[i]!
  }
  return walk.layout.variables.flatMap((variable, i) => {
    if (variable.kind !== 'status' || !among.includes(variable)) return []
    return variable.samples.flatMap((sample, bit): ProofFinding[] => {
      const state = String(sample.value)
      if ((reached[i]! & (1 << bit)) !== 0 || isExplained(model, walk, variable.key, state)) return []
      return [{
        kind: 'unreachableState', level: 'error', path: ['statuses', variable.key, 'states', state], story: [],
        message: `Kein Vorgang kommt je in den Zustand «${variable.title}: ${model.process.statuses[variable.key]!.states[state]!.title}».`,
      }]
    })
  })
}

function isExplained(model: Model, walk: Walk, status: string, state: string): boolean {
  return model.programs.some((program) => !walk.isAlive[program.index] && program.action.sets?.some((rule) =>
    rule.status === status && ('to' in rule ? rule.to === state : rule.cases.some(([, to]) => to === state))))
}

export function idleRoles(model: Model, walkOf: (action: number) => Walk): ProofFinding[] {
  return Object.entries(model.process.roles).flatMap(([role, { title }]): ProofFinding[] => {
    const acts = model.programs.some((program) => program.action.by.includes(role) && walkOf(program.index).isAlive[program.index])
    if (acts) return []
    const message = `Die Rolle «${title}» kommt nie zum Zug.`
    return [{ kind: 'idleRole', level: 'warning', path: ['roles', role], message, story: [] }]
  })
}

export function trapFinding(
  model: Model, walk: Walk, trap: Trap, kind: 'deadEnd' | 'onlyByException',
): ProofFinding {
  const words = situationWords(walk, trap.situation)
  const where = words ? `Bei ${words}` : 'Schon am Anfang'
  const end = kind === 'deadEnd' ? 'kann der Vorgang nicht mehr enden' : 'endet der Vorgang nur noch auf einem Ausnahmeweg'
  const closed = trap.blockedBy.length ? `ist zu, es fehlt: ${list(model, trap.blockedBy)}` : 'führt nicht ans Ende'
  const exit = trap.exit
    ? ` Der nächste Ausgang «${trap.exit.action.title}» ${closed}.`
    : ' Keine Aktion führt von hier zum Ende.'
  const size = trap.size > 1 ? ` (${trap.size} Situationen dieser Art)` : ''
  return {
    kind, level: kind === 'deadEnd' ? 'error' : 'warning', path: trap.exit ? ['actions', trap.exit.key] : ['final'],
    message: `${where} ${end}${size}.${exit}`, story: storyOf(model, walk, trap.situation),
  }
}

/** A status that runs beside the others and comes no more to rest. */
export function sideTrapFinding(
  model: Model, walk: Walk, situation: number, status: Variable, kind: 'deadEnd' | 'onlyByException',
): ProofFinding {
  const where = situationWords(walk, situation) || 'am Anfang'
  const end = kind === 'deadEnd' ? 'kann der Vorgang nicht mehr enden' : 'endet der Vorgang nur noch auf einem Ausnahmeweg'
  return {
    kind, level: kind === 'deadEnd' ? 'error' : 'warning', path: ['statuses', status.key], story: storyOf(model, walk, situation),
    message: `Bei ${where} ${end}: «${status.title}» kommt in keinen Zustand, der den Abschluss erlaubt.`,
  }
}

export function unsettledFinding(model: Model, walk: Walk, { ring, situation }: Unsettled): ProofFinding {
  const titles = ring.map((program) => `«${program.action.title}»`)
  const message = titles.length === 1
    ? `Die Systemaktion ${titles[0]} hebt ihren eigenen Anlass nicht auf und liefe immer wieder.`
    : `Die Systemaktionen ${titles.join(' und ')} lösen einander endlos aus.`
  return { kind: 'unsettled', level: 'error', path: ['actions', ring[0]!.key], message, story: storyOf(model, walk, situation) }
}

export function conflicts(model: Model, walk: Walk): ProofFinding[] {
  return [...walk.conflicts].map(([index, { situation, variable }]): ProofFinding => {
    const { key, action } = model.programs[index]!
    const status = model.variables[variable]!.title
    return {
      kind: 'conflict', level: 'warning', path: ['actions', key, 'sets'], story: storyOf(model, walk, situation),
      message: `In «${action.title}» gelten zwei Bedingungen zugleich und setzen «${status}» verschieden; die spätere gewinnt.`,
    }
  })
}

export function invariantFinding(model: Model, { claim, walk, situation }: ClaimProof): ProofFinding {
  return {
    kind: 'invariant', level: 'error', path: claim.path, story: storyOf(model, walk!, situation!),
    message: `Die Zusicherung «${claim.title}» ist verletzt: ${situationWords(walk!, situation!) || 'schon am Anfang'}.`,
  }
}

export function deadlineFinding(model: Model, { claim, walk, situation }: ClaimProof): ProofFinding {
  const { deadlines, actions } = model.process as Process
  const where = situationWords(walk!, situation!) || 'schon am Anfang'
  return {
    kind: 'unansweredDeadline', level: 'warning', path: claim.path, story: storyOf(model, walk!, situation!),
    message: `«${actions[claim.action!]!.title}» wartet auf die Frist «${deadlines[claim.deadline!]!.title}», die hier nicht läuft: ${where}.`,
  }
}

/** Deadlines of others, after which no action waits; the office's own limits only warn it. */
export function unansweredDeadlines(model: Model): ProofFinding[] {
  const read = new Set(model.programs.flatMap((program) => program.parts.flatMap((part) => {
    const found: string[] = []
    eachVariable(part.rule, (variable) => found.push(...model.variables[variable]!.roots))
    return found
  })))
  return Object.entries(model.process.deadlines).flatMap(([key, { title, side, starts }]): ProofFinding[] => {
    if (side === 'authority' || starts || read.has(`due ${key}`)) return []
    const message = `Läuft die Frist «${title}» ab, geschieht nichts: Keine Aktion wartet auf ihr Ende.`
    return [{ kind: 'unansweredDeadline', level: 'warning', path: ['deadlines', key], message, story: [] }]
  })
}

function nearWords(walk: Walk, situation: number): string {
  const words = situationWords(walk, situation)
  return words ? `mit ${words}` : 'am Anfang'
}

const list = (model: Model, parts: readonly ProgramPart[]) => parts.map((part) => partWords(model, part)).join(' und ')

/** A part of a rule in titles where it asks one thing; else the need's sentence or the rule itself. */
function partWords({ variables }: Model, { rule, text, message }: ProgramPart): string {
  if (message !== undefined) return `„${message}“`
  const of = rule.kind === 'not' ? rule.of : rule
  if (of.kind !== 'test' || variables[of.variable]!.kind === 'opaque') return `\`${text}\``
  const variable = variables[of.variable]!
  return `${variable.title} ${titlesOf(variable, rule.kind === 'not' ? variable.full & ~of.yes & ~of.none : of.yes)}`
}
