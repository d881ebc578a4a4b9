// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Case } from '../engine/case.ts'
import type { Event } from '../engine/event.ts'
import { evolve } from '../engine/evolve.ts'
import { readEvents } from '../store/events.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

/**
 * The case as it stood when a body was asked: what it is to judge is what the question was about,
 * whatever the applicant has changed since. Faults if there is no such question.
 */
export async function caseWhenAsked(house: House, tenant: Tenant, caseId: string, consultation: string): Promise<Case> {
  let at: Case | undefined
  for (let after = 0; ; ) {
    const stored = await readEvents(house.store, tenant, caseId, after)
    for (const { kind, payload, sequence } of stored) {
      const event = { ...(payload as object), kind } as Event
      at = evolve(at, event)
      if (event.kind === 'consulted' && event.consultation.id === consultation) return at
      after = sequence
    }
    if (stored.length === 0) throw new Error(`case ${caseId}: nobody asked ${consultation}`)
  }
}
