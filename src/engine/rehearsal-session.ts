// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A rehearsal somebody leads: choose who you are, act, jump to a day, ask why, take back, and keep
// the way as an example case. Knows no screen: the command line and the studio stand on it.
import type { LocalDate } from '../calendar/date.ts'
import type { Actor } from './actor.ts'
import type { Case, Values } from './case.ts'
import type { Refusal } from './command.ts'
import { explainAction } from './explain-action.ts'
import type { Trace } from './explain-rule.ts'
import { offers } from './offers.ts'
import type { Offer } from './offers.ts'
import type { Prepared } from './prepare.ts'
import { player, Rehearsal } from './rehearse.ts'
import type { Setting } from './rehearse.ts'
import { MUSTERGEMEINDE } from './scenario.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'

/** A way longer than this is no example any more. */
export const MAX_WAY = 500

export type People = Readonly<Record<string, readonly string[]>>

interface Moment {
  readonly rehearsal: Rehearsal
  readonly steps: readonly ScenarioStep[]
}

export class RehearsalSession {
  readonly prepared: Prepared
  readonly people: People
  /** Who acts now. */
  who: string
  #now: Moment
  readonly #before: Moment[] = []

  constructor(prepared: Prepared, people: People, on: LocalDate, setting: Setting = musterSetting()) {
    this.prepared = prepared
    this.people = people
    this.who = Object.keys(people)[0] ?? ''
    this.#now = { rehearsal: new Rehearsal(prepared, setting, on), steps: [] }
  }

  get rehearsal(): Rehearsal {
    return this.#now.rehearsal
  }

  get today(): LocalDate {
    return this.rehearsal.today
  }

  /** The case now; before the first act, one in which nothing has happened. */
  get at(): Case {
    return this.rehearsal.seen()
  }

  get actor(): Actor {
    return player(this.who, this.who, this.people[this.who] ?? [])
  }

  /** Everything the one who acts may do or may not do yet, with the reasons. */
  offers(): Offer[] {
    return offers(this.prepared, this.at, this.actor, this.rehearsal.context())
  }

  /** The case as rules see it, with answers that are not given yet. */
  sight(answers: Values = {}): Sight {
    const { at } = this
    return look(this.prepared, { ...at, fields: { ...at.fields, ...answers } }, this.rehearsal.context(), this.actor)
  }

  /** Why an action is possible now or not. */
  why(action: string): Trace {
    return explainAction(this.prepared, this.at, action, this.actor, this.rehearsal.context())
  }

  /** Acts as the chosen person; a refusal changes nothing. `consultee`: whose question is answered. */
  act(action: string, input: Values, consultee?: string): Refusal | undefined {
    const rehearsal = this.rehearsal.fork()
    const target = rehearsal.at?.consultations.find((one) =>
      one.status === 'open' && (consultee === undefined || one.consultee === consultee))
    const answers = this.prepared.process.actions[action]?.effects?.some((one) => one.kind === 'answer') === true
    const refusal = rehearsal.act(this.actor, action, input, answers ? target?.id : undefined)
    if (refusal) return refusal
    this.#keep(rehearsal, {
      on: this.today, by: this.who, do: action,
      ...(answers && target && { consultee: target.consultee }),
      ...(Object.keys(input).length > 0 && { input }),
    })
    return undefined
  }

  /** Lets the days pass; false if the day lies behind. */
  moveTo(on: LocalDate): boolean {
    if (on < this.today) return false
    const rehearsal = this.rehearsal.fork()
    rehearsal.moveTo(on)
    this.#keep(rehearsal, { on })
    return true
  }

  /** Takes the last act or jump back; false if there is none. */
  undo(): boolean {
    const before = this.#before.pop()
    if (before) this.#now = before
    return before !== undefined
  }

  /** The way so far as an example case that runs green; each step expects the statuses it set. */
  scenario(title: string): Scenario {
    const used = new Set(this.#now.steps.flatMap((step) => (step.by === undefined ? [] : [step.by])))
    const people = Object.fromEntries(Object.entries(this.people).filter(([name]) => used.has(name)))
    return { title, people, steps: this.#now.steps }
  }

  #keep(rehearsal: Rehearsal, step: ScenarioStep) {
    const { steps } = this.#now
    if (steps.length >= MAX_WAY) throw new Error(`Der Weg hat schon ${MAX_WAY} Schritte, mehr sind nicht möglich.`)
    this.#before.push(this.#now)
    this.#now = { rehearsal, steps: [...steps, withStatuses(this.rehearsal, rehearsal, step)] }
  }
}

/** A step that expects the statuses it has changed. */
export function withStatuses(before: Rehearsal, after: Rehearsal, step: ScenarioStep): ScenarioStep {
  const was = before.at?.statuses ?? {}
  const changed = Object.entries(after.at?.statuses ?? {}).filter(([key, state]) => was[key] !== state)
  return changed.length ? { ...step, expect: { statuses: Object.fromEntries(changed) } } : step
}

/** One person for each role, called by it. */
export function onePerRole(prepared: Prepared): People {
  return Object.fromEntries(Object.keys(prepared.process.roles).map((role) => [role, [role]]))
}

/** Where rehearsals play when nobody says otherwise: where scenarios play. */
export function musterSetting(): Setting {
  return {
    entity: MUSTERGEMEINDE.id, entities: { [MUSTERGEMEINDE.id]: MUSTERGEMEINDE }, overlays: {}, region: { land: 'SH' },
  }
}
