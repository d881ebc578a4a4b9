// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf } from '../calendar/instant.ts'
import type { House } from '../command/house.ts'
import type { Case, Delivery, Proof, ProofKind } from '../engine/case.ts'
import type { Outcome } from '../engine/command.ts'
import type { Tenant } from '../store/tenant.ts'

/** One attempt as it is carried out. */
export interface Try {
  readonly house: House
  readonly tenant: Tenant
  readonly at: Case
  readonly delivery: Delivery
  readonly attempt: number
  readonly document: string
  readonly title: string
}

/** What an attempt showed, as the case hears of it. */
export function shown({ house, delivery, attempt }: Try, kind: ProofKind, more: Partial<Proof> = {}): Outcome['result'] {
  return { kind: 'proof', delivery: delivery.id, attempt, proof: { kind, on: localDateOf(house.clock()), ...more } }
}
