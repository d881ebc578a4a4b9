// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A period that rests, goes on, is extended or began on another day than thought: a fold over facts.
import { addDays, epochDay, formatDate } from './date.ts'
import type { LocalDate } from './date.ts'
import type { Region } from './holidays.ts'
import { extend, period, rollEnd, rollBasis } from './period.ts'
import { dayText } from './step.ts'
import type { PeriodEnd, Step } from './step.ts'

/** What happened, in the order it was recorded. */
export type Fact =
  | { readonly kind: 'start'; readonly on: LocalDate }
  /** `on` is the first day at rest. */
  | { readonly kind: 'suspended'; readonly on: LocalDate }
  /** `on` is the first day that counts again. */
  | { readonly kind: 'resumed'; readonly on: LocalDate }
  | { readonly kind: 'extended'; readonly duration: string }
  /** The period began on another day than recorded; everything after is computed anew. */
  | { readonly kind: 'startCorrected'; readonly on: LocalDate }

export interface TimelineRequest {
  readonly facts: readonly Fact[]
  readonly duration: string
  readonly eventDayCounts?: boolean | undefined
  readonly roll: boolean
  readonly region: Region
  /**
   * The beginning is another now than when it rested: a rest counts as far as it lies within the
   * period, and one after its end not at all. Otherwise a rest outside is refused.
   */
  readonly clipsRests?: boolean
}

/** The end as it was known after a fact; no dates while the period rests. */
export interface Known {
  readonly fact: Fact
  readonly raw?: LocalDate
  readonly date?: LocalDate
}

export type Timeline =
  | (PeriodEnd & { readonly state: 'running'; readonly history: readonly Known[] })
  | {
      readonly state: 'resting'
      readonly since: LocalDate
      readonly steps: readonly Step[]
      readonly history: readonly Known[]
    }

export interface FactRefusal {
  readonly refusal: { readonly field: string; readonly message: string }
}

export const MAX_FACTS = 200

/** The end of a period after all that happened to it, and what was known after each fact. */
export function timeline(request: TimelineRequest): Timeline | FactRefusal {
  const { facts } = request
  if (facts.length === 0 || facts.length > MAX_FACTS) {
    return refuse('facts', `Angegeben sind ${facts.length} Ereignisse, erlaubt sind 1 bis ${MAX_FACTS}.`)
  }
  const history: Known[] = []
  let last: State | FactRefusal | undefined
  for (const [i, fact] of facts.entries()) {
    last = stateAfter(request, facts.slice(0, i + 1))
    if ('refusal' in last) return last
    history.push(last.restsSince === undefined ? { fact, raw: last.raw, date: last.date } : { fact })
  }
  const { raw, date, rollSteps, restsSince } = last as State
  const steps = [...(last as State).steps, ...(restsSince === undefined ? rollSteps : [])]
  return restsSince === undefined
    ? { state: 'running', raw, date, steps, history }
    : { state: 'resting', since: restsSince, steps, history }
}

/** `rollSteps` stand apart: a later fact may overtake the end that rolled. */
interface State extends PeriodEnd {
  readonly rollSteps: readonly Step[]
  readonly restsSince?: LocalDate | undefined
}

function stateAfter(request: TimelineRequest, facts: readonly Fact[]): State | FactRefusal {
  const [first, ...rest] = facts
  if (first!.kind !== 'start') return refuse('facts.0', 'Das erste Ereignis muss der Beginn sein (start).')
  const corrected = rest.findLast((fact) => fact.kind === 'startCorrected')
  const from = corrected?.on ?? first!.on
  const { duration, eventDayCounts } = request
  const began = period({ from, duration, eventDayCounts, roll: false, region: request.region })
  let state: State = rolled(request, began.raw, [...correction(first!.on, corrected?.on), ...began.steps])
  for (const [i, fact] of rest.entries()) {
    const next = applied(request, state, from, fact, `facts.${i + 1}`)
    if ('refusal' in next) return next
    state = next
  }
  return state
}

function applied(
  request: TimelineRequest, state: State, from: LocalDate, fact: Fact, field: string,
): State | FactRefusal {
  const { restsSince } = state
  const clips = request.clipsRests === true
  switch (fact.kind) {
    case 'start':
      return refuse(field, 'Ein zweiter Beginn ist nicht erlaubt; eine Berichtigung heißt startCorrected.')
    case 'startCorrected': return state
    case 'extended': {
      const { duration } = fact
      if (restsSince !== undefined) return refuse(field, 'Eine Frist, die ruht, wird erst nach dem Ruhen verlängert.')
      const { raw, steps } = extend({ end: state.date, duration, roll: false, region: request.region })
      return rolled(request, raw, [...state.steps, ...state.rollSteps, ...steps])
    }
    case 'suspended':
      if (restsSince !== undefined) {
        return refuse(field, `Die Frist ruht schon seit dem ${formatDate(restsSince, 'short')}.`)
      }
      if (clips && fact.on > state.date) return state
      if (clips && fact.on < from) return { ...state, restsSince: from }
      if (fact.on < from || fact.on > state.date) {
        return refuse(field, `Das Ruhen ab ${formatDate(fact.on, 'short')} liegt außerhalb der Frist vom `
          + `${formatDate(from, 'short')} bis ${formatDate(state.date, 'short')}.`)
      }
      return { ...state, restsSince: fact.on }
    case 'resumed': {
      if (clips && (restsSince === undefined || fact.on < restsSince)) return awake(state)
      if (restsSince === undefined) return refuse(field, 'Die Frist ruht nicht, sie kann nicht weiterlaufen.')
      if (fact.on < restsSince) {
        return refuse(field, `Das Weiterlaufen ab ${formatDate(fact.on, 'short')} liegt vor dem Ruhen ab `
          + `${formatDate(restsSince, 'short')}.`)
      }
      return resumed(request, state, restsSince, fact.on)
    }
  }
}

function awake({ restsSince: _, ...state }: State): State {
  return state
}

function resumed(request: TimelineRequest, state: State, since: LocalDate, on: LocalDate): State {
  const days = epochDay(on) - epochDay(since)
  const raw = addDays(state.raw, days)
  const text = `Frist ruht von ${dayText(since)} bis ${dayText(addDays(on, -1))} (${days === 1 ? '1 Tag' : `${days} Tage`}): `
    + `das Ende rückt von ${dayText(state.raw)} auf ${dayText(raw)}`
  return rolled(request, raw, days === 0 ? state.steps : [...state.steps, { text, basis: '§ 209 BGB entsprechend' }])
}

function rolled(request: TimelineRequest, raw: LocalDate, steps: readonly Step[]): State {
  if (!request.roll) return { raw, date: raw, steps, rollSteps: [] }
  const { date, steps: rollSteps } = rollEnd(raw, request.region, rollBasis(request.region), [])
  return { raw, date, steps, rollSteps }
}

function correction(first: LocalDate, corrected: LocalDate | undefined): Step[] {
  if (corrected === undefined || corrected === first) return []
  const text = `Beginn berichtigt von ${dayText(first)} auf ${dayText(corrected)}: `
    + 'alle davon abhängigen Tage sind neu gerechnet'
  return [{ text, basis: '§ 187 BGB' }]
}

function refuse(field: string, message: string): FactRefusal {
  return { refusal: { field, message } }
}
