// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Trust } from '../process/process.ts'
import type { Person } from './case.ts'

/** Who gives a command: a person at a screen, a service reporting back, or the clock. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'clock'
  readonly id: string
  readonly name: string
  readonly phone?: string
  readonly roles: readonly string[]
  /** How sure it is who this is; absent without an account. */
  readonly trust?: Trust
  /** Whose place this person takes; roles are then those of the absent colleague. */
  readonly actingFor?: { readonly id: string; readonly name: string }
}

/** The actor of everything the process does by itself. */
export const SYSTEM: Actor = { kind: 'clock', id: 'system', name: 'System', roles: ['system'] }

/** What history keeps of an actor. */
export function personOf(actor: Actor): Person {
  const { id, name, actingFor } = actor
  return { id, name, ...(actingFor && { actingFor }) }
}
