// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor } from './actor.ts'
import type { Case, Values } from './case.ts'
import type { Context } from './context.ts'
import type { Event, Work } from './event.ts'
import { evolve } from './evolve.ts'
import type { Prepared } from './prepare.ts'
import { look } from './scope.ts'
import type { Sight } from './scope.ts'

/** One command in progress: collects events and work, numbers them, keeps the case current. */
export class Turn {
  readonly prepared: Prepared
  readonly commandId: string
  readonly context: Context
  readonly events: Event[] = []
  readonly work: Work[] = []
  at!: Case
  private count = 0

  constructor(prepared: Prepared, commandId: string, context: Context) {
    this.prepared = prepared
    this.commandId = commandId
    this.context = context
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
  look(actor?: Actor): Sight {
    return look(this.prepared, this.at, this.context, actor)
  }
}

/** Hands a rendered letter to the service that brings it to its recipient. */
export function orderDelivery(turn: Turn, id: string) {
  const delivery = turn.at.deliveries.find((one) => one.id === id)!
  const letter = turn.at.letters.find((one) => one.id === delivery.letterId)!
  turn.order('deliver', { delivery: id, channel: delivery.channel, document: letter.document ?? null, title: letter.title })
}
