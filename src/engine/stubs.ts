// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Drafts of example cases for what no example touches: the real engine walks the process with
// inputs drawn by chance, and what it happens to touch on its way is kept.
import type { LocalDate } from '../calendar/date.ts'
import type { Values } from './case.ts'
import { Coverage } from './coverage.ts'
import type { Spot } from './coverage-spots.ts'
import type { Prepared } from './prepare.ts'
import { seeded } from './random-input.ts'
import { musterSetting } from './rehearsal-session.ts'
import type { Scenario } from './scenario.ts'
import { beginnings } from './stubs-begin.ts'
import { Walker } from './stubs-walk.ts'
import type { Story, Way } from './stubs-walk.ts'

export interface StubOptions {
  readonly on: LocalDate
  readonly seed: number
  /** Ways found elsewhere, such as by the prover; followed for what chance does not find. */
  readonly stories?: readonly Story[]
  /** Ways to where a named precondition of an action fails; trying it is the last step. */
  readonly refusals?: readonly { readonly action: string; readonly story: Story }[]
  /** Answers known to begin a case, such as the data of example cases. */
  readonly applications?: readonly Values[]
  /** Acts tried at most. */
  readonly acts?: number
}

export interface Stubs {
  readonly scenarios: readonly Scenario[]
  /** What no way was found to. */
  readonly missing: readonly Spot[]
}

export const MAX_ACTS = 20_000
const MAX_TITLES = 3
/** Chance may answer a form so that the precondition holds after all. */
const REFUSAL_TRIES = 4

/** Example cases that touch what `covered` has not seen; they expect nothing but their statuses. */
export function stubsFor(prepared: Prepared, covered: Coverage, options: StubOptions): Stubs {
  const wanted = covered.spots.filter((spot) => !covered.isDone(spot))
  const seen = new Coverage(prepared.process)
  const walker = new Walker(prepared, musterSetting(), seeded(options.seed), options.acts ?? MAX_ACTS)
  const found: Way[] = []
  let open = wanted
  let unseen = seen.spots
  const take = (way: Way) => {
    replay(way, seen)
    const left = open.filter((spot) => !seen.isDone(spot))
    if (left.length < open.length) found.push(way)
    open = left
    const still = unseen.filter((spot) => !seen.isDone(spot))
    const isNew = still.length < unseen.length
    unseen = still
    return open.length === 0 ? 'enough' : isNew ? 'new' : 'known'
  }
  const starts = beginnings(walker, options.on, options.applications ?? [])
  walker.walk(starts, take)
  // What chance did not find is looked for on the ways known to lead there, with patience of its own.
  const guided = new Walker(prepared, musterSetting(), seeded(options.seed + 1), options.acts ?? MAX_ACTS)
  const begin = () => beginnings(guided, options.on, options.applications ?? [])
  const wants = (action: string | undefined) => open.some((spot) => spot.action === action)
  for (const story of options.stories ?? []) {
    if (wants(story.at(-1)?.action)) for (const way of guided.follow(story, begin())) take(way)
  }
  for (const { action, story } of options.refusals ?? []) {
    const isOpen = () => open.some((spot) => spot.action === action && isNeed(prepared, spot))
    for (let n = 0; n < REFUSAL_TRIES && isOpen(); n++) {
      const ways = guided.follow(story, begin())
      for (const way of ways.flatMap((one) => [one, ...guided.refusals(one, new Set([action]))])) take(way)
    }
  }
  const chosen = fewest(prepared, found, wanted)
  return {
    scenarios: chosen.map(({ way, touches }) => ({
      title: `Entwurf: ${touches.slice(0, MAX_TITLES).map((spot) => spot.title).join(', ')}${touches.length > MAX_TITLES ? ' und mehr' : ''}`,
      people: way.people, steps: way.steps,
    })),
    missing: wanted.filter((spot) => !chosen.some(({ touches }) => touches.includes(spot))),
  }
}

/** Whether a place is a named precondition that should be seen failing. */
export function isNeed({ process }: Prepared, { action, part }: Spot): boolean {
  return process.actions[action ?? '']?.needs?.some((need) => need === part) ?? false
}

/** Tells a coverage what the last step of a way touched. */
function replay(way: Way, coverage: Coverage): void {
  for (const [part, outcome] of way.observed) coverage.watch.observe(part, outcome)
  for (const event of way.happened) coverage.watch.happened(event)
}

interface Chosen {
  readonly way: Way
  readonly touches: readonly Spot[]
}

/** Few ways that touch everything the many touch: always the one that adds the most. */
function fewest(prepared: Prepared, ways: readonly Way[], wanted: readonly Spot[]): Chosen[] {
  const all = ways.map((way) => {
    const coverage = new Coverage(prepared.process)
    for (let at: Way | undefined = way; at; at = at.before) replay(at, coverage)
    return { way, touches: wanted.filter((spot) => coverage.isDone(spot)) }
  })
  const chosen: Chosen[] = []
  let left = new Set(wanted)
  for (let n = 0; n < ways.length && left.size > 0; n++) {
    const adds = ({ touches }: Chosen) => touches.filter((spot) => left.has(spot)).length
    const best = all.reduce<Chosen | undefined>((a, b) => (!a || adds(b) > adds(a) ? b : a), undefined)
    if (!best || adds(best) === 0) break
    chosen.push({ way: best.way, touches: best.touches.filter((spot) => left.has(spot)) })
    left = new Set([...left].filter((spot) => !best.touches.includes(spot)))
  }
  return chosen
}
