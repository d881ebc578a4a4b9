// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Walks a process breadth first with the real engine; people act, days pass, chance fills in forms.
import { addDays } from '../calendar/date.ts'
import type { LocalDate } from '../calendar/date.ts'
import type { Values } from './case.ts'
import { wakes } from './deadlines.ts'
import type { Event } from './event.ts'
import type { Reason } from './explain.ts'
import type { Prepared } from './prepare.ts'
import { pick, randomInput } from './random-input.ts'
import type { Chance } from './random-input.ts'
import { withStatuses } from './rehearsal-session.ts'
import { player, Rehearsal } from './rehearse.ts'
import type { Setting } from './rehearse.ts'
import type { ScenarioStep } from './scenario.ts'

/** The acts of a way found elsewhere; `system` acts happen by themselves. */
export type Story = readonly StoryAct[]

interface StoryAct {
  readonly action: string
  readonly title: string
  readonly role: string
  /** The statuses it changes, where the way hangs on them. */
  readonly situation?: Readonly<Record<string, string>>
}

/** A way through the process: a case and how it came there, the last step with what it touched. */
export interface Way {
  readonly rehearsal: Rehearsal
  readonly steps: readonly ScenarioStep[]
  readonly people: Readonly<Record<string, readonly string[]>>
  readonly before?: Way
  readonly observed: readonly (readonly [object, unknown])[]
  readonly happened: readonly Event[]
}

/** A draft quotes so much of a refusal: its start names the matter, numbers further on may change. */
const MAX_QUOTED = 60
const MAX_LENGTH = 30
const MAX_WAYS = 3_000
const TRIES = 6
const STORY_TRIES = 40
const MAX_WAITS = 20
/** How often a form that may lack answers does lack some, and how many of them. */
const LACKING = 0.5
const LEFT_OUT = 0.25
/** Applications ask for what lies ahead. */
const AHEAD = 45

/** Who acts: two of each role, so that four eyes are there. */
function peopleOf(prepared: Prepared): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.keys(prepared.process.roles).flatMap((role) => [[role, [role]], [`${role}2`, [role]]]))
}

/** Choices and answers of yes or no that decide what actions do. */
function choicesRead({ process, rule }: Prepared): readonly string[] {
  const sources = Object.values(process.actions).flatMap((action) => [
    action.rule, ...(action.needs ?? []).map((need) => need.rule),
    ...(action.effects ?? []).map((effect) => effect.when),
    ...(action.sets ?? []).flatMap((set) => ('to' in set ? [set.when] : set.cases.map(([source]) => source))),
  ])
  const reads = sources.filter((one) => one !== undefined && one !== 'else').flatMap((one) => rule(one!).reads)
  return [...new Set(reads)].filter((name) => ['choice', 'boolean'].includes(process.fields[name]?.type ?? ''))
}

export class Walker {
  readonly prepared: Prepared
  readonly chance: Chance
  readonly setting: Setting
  readonly people: Readonly<Record<string, readonly string[]>>
  readonly #choices: readonly string[]
  #acts: number
  #observed: [object, unknown][] = []
  #happened: Event[] = []

  constructor(prepared: Prepared, setting: Setting, chance: Chance, acts: number) {
    this.prepared = prepared
    this.chance = chance
    this.people = peopleOf(prepared)
    this.#choices = choicesRead(prepared)
    this.#acts = acts
    this.setting = {
      ...setting,
      observe: (part, outcome) => this.#observed.push([part, outcome]),
      happened: (event) => this.#happened.push(event),
    }
  }

  get isSpent(): boolean {
    return this.#acts <= 0
  }

  start(on: LocalDate): Way {
    return { rehearsal: new Rehearsal(this.prepared, this.setting, on), steps: [], people: {}, observed: [], happened: [] }
  }

  /** The way one act further; undefined if the input of chance is refused. */
  act(way: Way, who: string, action: string, input: Values): Way | undefined {
    this.#acts -= 1
    const rehearsal = way.rehearsal.fork()
    const answers = this.prepared.process.actions[action]!.effects?.some((one) => one.kind === 'answer') === true
    const target = answers ? rehearsal.at?.consultations.find((one) => one.status === 'open') : undefined
    if (answers && !target) return undefined
    const roles = this.people[who]!
    return this.#attempt(way, rehearsal, { on: rehearsal.today, by: who, do: action,
      ...(target && { consultee: target.consultee }), ...(Object.keys(input).length > 0 && { input }) },
    () => rehearsal.act(player(who, who, roles), action, input, target?.id) === undefined)
  }

  /** The way on the next day on which something happens by itself; undefined if nothing will. */
  wait(way: Way): Way | undefined {
    this.#acts -= 1
    const rehearsal = way.rehearsal.fork()
    const later = this.#attempt(way, rehearsal, { on: rehearsal.today }, () => {
      for (let n = 0; n < MAX_WAITS && this.#happened.length === 0; n++) {
        const next = rehearsal.at && wakes(rehearsal.at).find((wake) => wake.on > rehearsal.today)
        if (!next) return false
        rehearsal.moveTo(next.on)
      }
      return this.#happened.length > 0
    })
    if (!later) return undefined
    const last = later.steps.at(-1)!
    return { ...later, steps: [...way.steps, { ...last, on: rehearsal.today }] }
  }

  #attempt(way: Way, rehearsal: Rehearsal, step: ScenarioStep, carryOut: () => boolean): Way | undefined {
    this.#observed = []
    this.#happened = []
    // A fault of the process on this way is the prover's to tell; a draft cannot go there.
    try {
      if (!carryOut()) return undefined
    } catch {
      return undefined
    }
    const people = step.by === undefined ? way.people : { ...way.people, [step.by]: this.people[step.by]! }
    // Copies: looking at offers later goes on telling, and that is not what this step touched.
    return {
      rehearsal, people, before: way, observed: [...this.#observed], happened: [...this.#happened],
      steps: [...way.steps, withStatuses(way.rehearsal, rehearsal, step)],
    }
  }

  /** Ways on which somebody tries what a named precondition still forbids: each is a step of its own. */
  refusals(way: Way, actions?: ReadonlySet<string>): Way[] {
    return Object.entries(this.people).flatMap(([who, roles]) =>
      way.rehearsal.offers(player(who, who, roles))
        .filter((one) => one.near && one.reasons[0]?.part !== undefined && (actions?.has(one.action) ?? true))
        .map(({ action, reasons }) => this.#refused(way, who, action, reasons)))
  }

  #refused(way: Way, who: string, action: string, reasons: readonly Reason[]): Way {
    const { rehearsal } = way
    const step = { on: rehearsal.today, by: who, do: action, refused: startOf(reasons[0]!.sentence) }
    const people = { ...way.people, [who]: this.people[who]! }
    const observed = [[this.prepared.process.actions[action]!, reasons] as const]
    return { rehearsal, people, before: way, observed, happened: [], steps: [...way.steps, step] }
  }

  /** Answers of chance to what an action asks, those of the form as `application` gives them. */
  input(action: string, today: LocalDate, application?: Values): Values {
    const { process } = this.prepared
    const { input: names = [], incomplete } = process.actions[action]!
    // Only the form asks for what lies ahead; the office notes what is.
    const asked = randomInput(process, names.filter((name) => name !== 'form'), today, this.chance)
    if (!names.includes('form')) return asked
    const form = application ?? randomInput(process, ['form'], addDays(today, AHEAD), this.chance)
    const lacks = incomplete === true && this.chance() < LACKING
    const given = Object.entries(form).filter(() => !lacks || this.chance() >= LEFT_OUT)
    return { ...Object.fromEntries(given), ...asked }
  }

  /**
   * Walks until `look` has seen enough. Ways that touched something new go on first, the others
   * in the order they were found: so the far end is reached and nothing near is left out.
   */
  walk(starts: readonly Way[], look: (way: Way) => 'new' | 'known' | 'enough'): void {
    const known = new Set<string>()
    const [fresh, queue]: [Way[], Way[]] = [[], []]
    const add = (way: Way): boolean => {
      const verdict = look(way)
      const key = this.#key(way)
      const isOver = known.has(key) || way.steps.length >= MAX_LENGTH || way.steps.at(-1)?.refused !== undefined
      if (!isOver) (verdict === 'new' ? fresh : queue).push(way)
      known.add(key)
      return verdict === 'enough'
    }
    if (starts.some(add)) return
    for (let n = 0; n < MAX_WAYS && !this.isSpent; n++) {
      const way = fresh.shift() ?? queue.shift()
      if (!way) return
      for (const next of this.#next(way)) if (add(next)) return
    }
  }

  *#next(way: Way): Iterable<Way> {
    yield* this.refusals(way)
    for (const [who, roles] of Object.entries(this.people)) {
      const offers = way.rehearsal.offers(player(who, who, roles))
      for (const { action } of offers.filter((one) => one.offered)) {
        // The second of a role is there for what the first may not.
        if (who.endsWith('2') && this.#mayFirst(way, who, action)) continue
        const tries = this.prepared.process.actions[action]!.input?.length ? TRIES : 1
        for (let n = 0; n < tries; n++) {
          const next = this.act(way, who, action, this.input(action, way.rehearsal.today))
          if (next) yield next
        }
      }
    }
    const later = this.wait(way)
    if (later) yield later
  }

  #mayFirst(way: Way, who: string, action: string): boolean {
    const first = who.slice(0, -1)
    return way.rehearsal.offers(player(first, first, this.people[first]!)).some((one) => one.action === action && one.offered)
  }

  /** Follows the acts of a story from some beginning as far as chance allows; its ways in order. */
  follow(story: Story, starts: readonly Way[]): Way[] {
    const [first] = story
    const alike = starts.filter((way) => way.steps[0]?.do === first?.action)
    const begun = alike.length > 0 ? pick(this.chance, alike) : undefined
    const ways: Way[] = begun ? [begun] : []
    let at = begun
    for (const act of story.slice(1)) {
      if (!at) break
      const next = this.#towards(at, act)
      if (!next) break
      if (next !== at) ways.push(next)
      at = next
    }
    return ways
  }

  /** One act further, if chance finds it to the statuses the story tells, else as it comes. */
  #towards(way: Way, { action, situation }: StoryAct): Way | undefined {
    const rule = this.prepared.process.actions[action]
    if (!rule) return undefined
    if (rule.by.includes('system')) {
      let at: Way | undefined = way
      for (let n = 0; n < MAX_WAITS && at; n++) {
        if (at.happened.some((event) => event.kind === 'acted' && event.action === action)) return at
        at = this.wait(at)
      }
      return undefined
    }
    let other: Way | undefined
    const roles = Object.keys(this.people).filter((who) => this.people[who]!.some((role) => rule.by.includes(role)))
    for (let n = 0; n < STORY_TRIES; n++) {
      for (const who of roles) {
        const next = this.act(way, who, action, this.input(action, way.rehearsal.today))
        if (next && isAsTold(next, situation)) return next
        other ??= next
      }
    }
    return other
  }

  /** Ways that end alike in what rules mostly read need not both be followed. */
  #key({ rehearsal: { at } }: Way): string {
    if (!at) return ''
    return JSON.stringify([
      at.statuses, Object.keys(at.deadlines), at.consultations.map((one) => one.status).sort(),
      (at.fee?.totalCents ?? -1) > 0, this.#choices.map((name) => at.fields[name] ?? null),
    ])
  }
}

function isAsTold({ rehearsal: { at } }: Way, situation: StoryAct['situation'] = {}): boolean {
  return Object.entries(situation).every(([status, state]) => at?.statuses[status] === state)
}

/** Whole words of a sentence, as many as a draft quotes. */
export function startOf(sentence: string): string {
  if (sentence.length <= MAX_QUOTED) return sentence
  const end = sentence.lastIndexOf(' ', MAX_QUOTED)
  return sentence.slice(0, end > 0 ? end : MAX_QUOTED)
}
