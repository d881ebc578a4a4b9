// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What the example cases of a process touch, and what they never do.
import type { Event } from './event.ts'
import type { Reason } from './explain.ts'
import type { Setting } from './rehearse.ts'
import type { Spot, SpotKind } from './coverage-spots.ts'
import { spotsOf } from './coverage-spots.ts'
import type { Process } from '../process/process.ts'

export interface Count {
  readonly done: number
  readonly all: number
}

export interface CoverageReport {
  readonly actions: Count
  readonly statusRules: Count
  readonly branches: Count
  readonly fees: Count
  /** What no example touches, in the order of the process. */
  readonly missing: readonly Missing[]
}

export interface Missing {
  readonly kind: SpotKind
  /** Dotted place in the model, or `letters/x.md:12`. */
  readonly where: string
  readonly title: string
}

/** Collects over any number of runs what was decided and what happened. */
export class Coverage {
  readonly spots: readonly Spot[]
  readonly #process: Process
  readonly #seen = new Map<object, Set<unknown>>()

  constructor(process: Process) {
    this.#process = process
    this.spots = spotsOf(process)
  }

  /** What a rehearsal tells; hand it to its setting. */
  readonly watch: Required<Pick<Setting, 'observe' | 'happened'>> = {
    observe: (part, outcome) => {
      // Of an action, the reasons against it: each named precondition that failed was seen failing.
      if (Array.isArray(outcome)) this.#failed(part, outcome as readonly Reason[])
      else this.#note(part, outcome)
    },
    happened: (event) => this.#happened(event),
  }

  isDone(spot: Spot): boolean {
    return this.#seen.get(spot.part)?.has(spot.outcome) === true
  }

  report(): CoverageReport {
    const count = (kind: SpotKind): Count => {
      const all = this.spots.filter((spot) => spot.kind === kind)
      return { done: all.filter((spot) => this.isDone(spot)).length, all: all.length }
    }
    const missing = this.spots.filter((spot) => !this.isDone(spot))
      .map(({ kind, where, title }) => ({ kind, where, title }))
    return {
      actions: count('action'), statusRules: count('statusRule'), branches: count('branch'), fees: count('fee'), missing,
    }
  }

  #note(part: object, outcome: unknown) {
    const known = this.#seen.get(part)
    if (known) known.add(outcome)
    else this.#seen.set(part, new Set([outcome]))
  }

  #failed(action: object, reasons: readonly Reason[]) {
    const needs = (action as { needs?: readonly { rule: string }[] }).needs ?? []
    for (const need of needs) {
      if (reasons.some((reason) => reason.part === need.rule)) this.#note(need, false)
    }
  }

  #happened(event: Event) {
    if (event.kind === 'acted') this.#note(this.#process.actions[event.action]!, 'acted')
    if (event.kind !== 'feeSet') return
    const { fee } = event
    const table = this.#process.tariff?.tables.find((one) => one.from === fee.tableFrom)
    for (const { no } of [...fee.lines, ...(fee.deposits ?? [])]) {
      const part = table?.positions.find((one) => one.no === no) ?? table?.adjustments?.find((one) => one.no === no)
      if (part) this.#note(part, 'line')
    }
  }
}

const MAX_NAMED = 6

/** `Aktionen 41/42, Statusregeln 58/60, …, ohne Beispiel: …` */
export function coverageText(report: CoverageReport): string {
  const counts = [
    ['Aktionen', report.actions], ['Statusregeln', report.statusRules], ['Zweige', report.branches], ['Gebühren', report.fees],
  ] as const
  const words = counts.map(([title, { done, all }]) => `${title} ${done}/${all}`).join(', ')
  if (report.missing.length === 0) return `${words}, alles kommt vor`
  const named = report.missing.slice(0, MAX_NAMED).map(({ where, title }) => `${title} (${where})`)
  const more = report.missing.length - named.length
  return `${words}, ohne Beispiel: ${named.join('; ')}${more > 0 ? ` und ${more} weitere` : ''}`
}
