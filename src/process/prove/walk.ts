// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Every situation a case can come into, breadth first, so that the first way there is a shortest.
import type { World } from './expression.ts'
import { Layout } from './layout.ts'
import type { Model } from './model.ts'
import { Offers, WORD } from './offers.ts'
import { Outcomes } from './outcome.ts'
import { SituationTable } from './situation-table.ts'
import type { Program } from './program.ts'
import type { Variable } from './variable.ts'

export interface WalkOptions {
  readonly limit: number
  /** What is not remembered may be anything, even null: for claims that must hold for sure. */
  readonly strict?: boolean
  /**
   * Stops at the first stable situation for which this holds; such a walk keeps no edges and asks
   * nobody who changes nothing remembered.
   */
  readonly until?: (samples: Int32Array) => boolean
}

/** Actions asked one after the other. */
interface Turn {
  readonly row: readonly Outcomes[]
  readonly offers: Offers
}

/** The situations of a model seen through the remembered variables. */
export class Walk {
  readonly layout: Layout
  readonly anything: World
  readonly outcomes: readonly Outcomes[]
  readonly table = new SituationTable()
  /** The situation before and the action that led here, for the shortest story. */
  parent = new Int32Array(1024)
  via = new Int16Array(1024)
  unstable = new Uint8Array(1024)
  /** Edges of situation i lie from offset[i] to offset[i + 1]. */
  offset = new Int32Array(1025)
  target = new Int32Array(4096)
  action = new Int16Array(4096)
  edges = 0
  unstableCount = 0
  isComplete = true
  /** The first stable situation `until` held for, -1 if none. */
  found = -1
  /** For each action whether it was ever carried out, and where two of its rules clashed first. */
  readonly isAlive: Uint8Array
  readonly conflicts = new Map<number, { situation: number; variable: number }>()
  private readonly samples: Int32Array
  private keepsEdges = true

  constructor(model: Model, remembered: readonly Variable[], options: WalkOptions) {
    this.layout = new Layout(remembered)
    this.anything = model.anything(options.strict ?? false)
    this.outcomes = model.programs.map((program) => new Outcomes(this.layout, this.anything, program))
    this.isAlive = new Uint8Array(model.programs.length)
    this.samples = new Int32Array(remembered.length)
    this.walk(options)
  }

  /** The samples of a situation; the array is used again by the next call. */
  samplesOf(situation: number): Int32Array {
    this.layout.unpack(this.table.first[situation]!, this.table.second[situation]!, this.samples)
    return this.samples
  }

  private walk({ limit, until }: WalkOptions) {
    const { table, layout } = this
    const start = layout.pack(layout.variables.map((one) => one.initial))
    this.reach(start[0], start[1], -1, -1)
    const system = this.inTurn((one) => one.isSystem)
    const people = this.inTurn((one) => !one.isSystem && (!until || this.changes(one)))
    this.keepsEdges = !until
    let at = 0
    for (; at < table.count; at++) {
      if (table.count > limit) {
        this.isComplete = false
        break
      }
      const samples = this.samplesOf(at)
      this.offset[at] = this.edges
      const isUnstable = this.act(at, system, samples)
      if (isUnstable) {
        this.unstable[at] = 1
        this.unstableCount += 1
      }
      if (!isUnstable && until?.(samples)) {
        this.found = at
        this.isComplete = false
        break
      }
      // The first act opens the case before anything settles.
      if (!isUnstable || at === 0) this.act(at, people, samples)
    }
    for (let rest = at; rest <= table.count; rest++) this.offset[rest] = this.edges
  }

  private inTurn(belongs: (program: Program) => boolean): Turn {
    const row = this.outcomes.filter((one) => belongs(one.program))
    return { row, offers: new Offers(this.layout, row.map((one) => one.program.guards)) }
  }

  private changes(program: Program): boolean {
    return this.layout.variables.some((one) => program.writes.has(one.index))
  }

  /** Adds the edges of all actions in turn; true if a system action surely goes first here. */
  private act(at: number, { row, offers }: Turn, samples: Int32Array): boolean {
    const open = offers.at(samples)
    for (let word = 0; word < open.length; word++) {
      for (let rest = open[word]!; rest !== 0; rest &= rest - 1) {
        const outcomes = row[(word + 1) * WORD - 1 - Math.clz32(rest & -rest)]!
        if (this.follow(at, outcomes, samples) && outcomes.program.isSystem) return true
      }
    }
    return false
  }

  /** Adds the edges of one action; true if nothing unknown can stop it here. */
  private follow(at: number, outcomes: Outcomes, samples: Int32Array): boolean {
    const outcome = outcomes.open(samples)
    if (!outcome.may) return false
    const { index } = outcomes.program
    this.isAlive[index] = 1
    if (outcome.conflict >= 0 && !this.conflicts.has(index)) this.conflicts.set(index, { situation: at, variable: outcome.conflict })
    const { first, second } = outcome
    const ownFirst = this.table.first[at]!
    const ownSecond = this.table.second[at]!
    for (let i = 0; i < first.length; i++) {
      if (first[i] === 0 && second[i] === 0) continue
      const target = this.reach(ownFirst + first[i]!, ownSecond + second[i]!, at, index)
      if (this.keepsEdges) this.edge(target, index)
    }
    return outcome.must
  }

  private reach(first: number, second: number, from: number, via: number): number {
    const before = this.table.count
    const id = this.table.put(first, second)
    if (id < before) return id
    if (id + 1 >= this.parent.length) this.growSituations()
    this.parent[id] = from
    this.via[id] = via
    return id
  }

  private edge(target: number, action: number) {
    if (this.edges >= this.target.length) {
      this.target = larger(this.target, new Int32Array(this.target.length * 2))
      this.action = larger(this.action, new Int16Array(this.action.length * 2))
    }
    this.target[this.edges] = target
    this.action[this.edges] = action
    this.edges += 1
  }

  private growSituations() {
    const size = this.parent.length * 2
    this.parent = larger(this.parent, new Int32Array(size))
    this.via = larger(this.via, new Int16Array(size))
    this.unstable = larger(this.unstable, new Uint8Array(size))
    this.offset = larger(this.offset, new Int32Array(size + 1))
  }
}

function larger<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}
