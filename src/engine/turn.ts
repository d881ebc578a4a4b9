// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor } from './actor.ts'
import type { Case, Values } from './case.ts'
import { budgeted } from './context.ts'
import type { Context } from './context.ts'
import type { Event, Work } from './event.ts'
import { evolve } from './evolve.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'

const NOTHING: Values = {}

/** One command in progress: collects events and work, numbers them, keeps the case current. */
export class Turn {
  readonly prepared: Prepared
  readonly commandId: string
  readonly context: Context
  readonly events: Event[] = []
  readonly work: Work[] = []
  at!: Case
  private count = 0
  private seen: { at: Case; actor: Actor | undefined; extra: Values; sight: Sight } | undefined

  constructor(prepared: Prepared, commandId: string, context: Context) {
    this.prepared = prepared
    this.commandId = commandId
    this.context = budgeted(context)
  }
  add(event: Event) {
    this.events.push(event)
    this.at = evolve(this.at, event)
  }
  order(kind: Work['kind'], payload: Values) {
    this.work.push({ id: this.nextId(), kind, payload })
  }
  /** Ids inside a command are its own id and a number, so that a retry makes the same ones. */
  nextId() {
    return `${this.commandId}:${++this.count}`
  }
  /**
   * The case as seen now, with answers that are not stored; asked again without a change in
   * between, the same sight.
   */
  look(actor?: Actor, extra: Values = NOTHING): Sight {
    const { seen } = this
    if (seen?.at === this.at && seen.actor === actor && seen.extra === extra) return seen.sight
    const at = extra === NOTHING ? this.at : { ...this.at, fields: { ...this.at.fields, ...extra } }
    const sight = look(this.prepared, at, this.context, actor)
    this.seen = { at: this.at, actor, extra, sight }
    return sight
  }
}
