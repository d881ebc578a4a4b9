// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What people outside may see of a case: the way in their words, the state, the days that count.
import { formatDate } from '../calendar/date.ts'
import type { Case } from '../engine/case.ts'
import { explainDeadline } from '../engine/explain-deadline.ts'
import type { Trace } from '../engine/explain-rule.ts'
import { fillText } from '../engine/letter-value.ts'
import { spokenText } from '../engine/prepare.ts'
import type { Prepared } from '../engine/prepare.ts'
import { look } from '../engine/scope.ts'
import type { Context } from '../engine/context.ts'
import { enteredOn, reachedOn, statesOf } from '../engine/way.ts'
import type { State, WayStep } from '../process/process.ts'
import type { LineStep } from '../ui/line.tsx'
import type { Mark } from '../ui/say.tsx'
import { CASE } from './case.words.ts'

interface View {
  readonly at: Case
  readonly prepared: Prepared
  readonly context: Context
}

/** A station as outsiders know it, with the inner ones that follow it unseen. */
interface Station {
  readonly step: WayStep
  readonly inner: readonly WayStep[]
}

/** The way of a case for its applicant; stations that were passed by are left out. */
export function outsideWay(view: View): LineStep[] {
  const { at, prepared } = view
  const stations = stationsOf(prepared.process.way)
  const sight = look(prepared, at, view.context)
  const dayOf = (step: WayStep) => reachedOn(prepared, step, at, sight)
  const last = stations.findLastIndex(({ step }) => enteredOn(step, at) !== undefined)
  const ended = endOf(view)
  const steps: LineStep[] = []
  for (const [i, station] of stations.entries()) {
    const { step } = station
    const on = dayOf(step)
    const title = step.outside!
    if (on !== undefined) steps.push({ title, ...standing(view, station, i === 0, on) })
    else if (i > last && !ended && !step.optional) steps.push({ title, ...untilNote(view, step) })
  }
  if (ended) return [...steps.map((step) => ({ ...step, state: 'done' as const })), ended]
  const next = steps.findIndex((step) => step.state === undefined)
  if (next >= 0 && !steps.some((step) => step.state === 'now'))
    steps[next] = { ...steps[next]!, state: 'now' }
  return steps
}

function stationsOf(way: readonly WayStep[]): Station[] {
  const stations: Station[] = []
  for (const step of way) {
    const last = stations.at(-1)
    if (step.outside !== undefined) stations.push({ step, inner: [] })
    else if (last) stations[stations.length - 1] = { ...last, inner: [...last.inner, step] }
  }
  return stations
}

/** Under way while the case is still in this state and others or we are at work on it. */
function standing(
  view: View,
  { step, inner }: Station,
  isFirst: boolean,
  on: string,
): Omit<LineStep, 'title'> {
  const { at, prepared } = view
  const key = at.statuses[step.status]!
  const mark = prepared.process.statuses[step.status]?.states[key]?.mark
  const isHere = !isFirst && statesOf(step).includes(key) && mark !== 'done' && mark !== 'late'
  const isUnfinished =
    inner.some((one) => enteredOn(one, at) === undefined) &&
    prepared.process.way.at(-1) !== inner.at(-1)
  const day = formatDate(on, 'long', prepared.language)
  if (isHere || isUnfinished) return { state: 'now', note: CASE[prepared.language].since(day) }
  return { state: 'done', note: day }
}

function untilNote({ at, prepared: { language } }: View, step: WayStep): Pick<LineStep, 'note'> {
  const due = step.until ? at.deadlines[step.until]?.due : undefined
  return due ? { note: CASE[language].probably(formatDate(due, 'long', language)) } : {}
}

/** The case left the way: its first status stands in a finished state no station knows. */
function endOf({ at, prepared }: View): LineStep | undefined {
  const { way, statuses } = prepared.process
  const status = way[0]?.status
  const key = status && at.statuses[status]
  const state = key ? statuses[status]?.states[key] : undefined
  const isOnWay = way.some((step) => step.status === status && statesOf(step).includes(key ?? ''))
  if (!state?.outside || state.mark !== 'done' || isOnWay) return undefined
  const on = at.reached[`${status}:${key}`]
  return { title: state.outside, state: 'done', ...(on && { note: formatDate(on, 'long', prepared.language) }) }
}

export interface OutsideState {
  readonly text: string
  readonly mark: Mark
}

/** Every status that has something to say outside, in its words. */
export function outsideStates({ at, prepared, context }: View): OutsideState[] {
  const sight = look(prepared, at, context)
  const seen = new Set<string>()
  return Object.entries(prepared.process.statuses).flatMap(([name, status]) => {
    const key = at.statuses[name]!
    const state: State | undefined = status.states[key]
    const isFresh = Object.keys(status.states)[0] === key
    if (!state?.outside || isFresh) return []
    const text = fillText(prepared, state.outside, sight)
    if (seen.has(text)) return []
    seen.add(text)
    return [{ text, mark: outsideMark(state.mark) }]
  })
}

/** „You are on“ is said to the office; outside it means that we are. */
function outsideMark(mark: State['mark']): Mark {
  return mark === 'you' ? 'running' : (mark ?? 'open')
}

export interface OutsideDeadline {
  readonly title: string
  readonly due: string
  /** How the day was counted. */
  readonly why: Trace
}

/** The days the applicant should know, soonest first. */
export function outsideDeadlines({ at, prepared, context }: View): OutsideDeadline[] {
  const sight = look(prepared, at, context)
  return Object.entries(at.deadlines)
    .filter(([name]) => prepared.process.deadlines[name]?.outside)
    .map(([name, { title, due }]) => ({
      title: spokenText(prepared, title),
      due,
      why: explainDeadline(prepared, at, name, context, sight),
    }))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
}
