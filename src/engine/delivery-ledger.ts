// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The ledger of one delivery: attempts are added and completed, never taken away.
import type { Attempt, Delivery } from './case.ts'
import type { Event } from './event.ts'

/** The attempts in their order, at least one; of a case from before the ledger the one it had. */
export function attemptsOf(delivery: Delivery): readonly Attempt[] {
  if (delivery.attempts) return delivery.attempts
  const { channel, status, since, on, served, steps } = delivery
  return [{
    channel, status, proofs: [],
    ...(since !== undefined && { since }), ...(on !== undefined && { on }),
    ...(served !== undefined && { served }), ...(steps && { steps }),
  }]
}

/** The ways a machine goes by itself. */
const BY_MACHINE = ['postbox', 'retrieval', 'hybrid']

/** Somebody must print it, hand it over, or choose another way. */
export function needsPerson({ status, channel }: Delivery): boolean {
  return status === 'failed' || (status === 'pending' && !BY_MACHINE.includes(channel))
}

type Happened = Extract<Event, { kind: 'provided' | 'proved' | 'wayFailed' | 'servedCorrected' }>

/** The delivery after one more event; what was known before stays in its attempt. */
export function evolveDelivery(delivery: Delivery, event: Happened): Delivery {
  const attempts = attemptsOf(delivery)
  switch (event.kind) {
    case 'proved': {
      const { attempt: no, proof, lapses } = event
      const changed = attempts.map((one, i) =>
        i !== no - 1 ? one : { ...one, proofs: [...one.proofs, proof], ...(lapses !== undefined && { lapses }) })
      return { ...delivery, attempts: changed, ...(lapses !== undefined && { lapses }) }
    }
    case 'provided': {
      const { on, served, steps, channel } = event
      const sent = { status: 'provided' as const, on, served, steps, ...(channel !== undefined && { channel }) }
      const { lapses: _, resumes: _resumes, ...rest } = delivery
      return { ...rest, ...sent, attempts: withLast(attempts, sent) }
    }
    case 'wayFailed': {
      const { on: since, next, clears } = event
      const { id, letter, letterId, ways, resumes } = delivery
      const failed = withLast(attempts, { status: 'failed' })
      const hanging = [...new Set([...(resumes ?? []), ...(clears ?? [])])]
      return {
        id, letter, letterId, since, channel: next ?? delivery.channel,
        status: next === undefined ? 'failed' : 'pending', ...(ways && { ways }),
        attempts: next === undefined ? failed : [...failed, { channel: next, status: 'pending', since, proofs: [] }],
        ...(hanging.length > 0 && { resumes: hanging }),
      }
    }
    case 'servedCorrected': {
      const { served, steps, before } = event
      const known = attempts.at(-1)!
      const earlier = [...(known.before ?? []), { served: before, steps: known.steps ?? [] }]
      return { ...delivery, served, steps, attempts: withLast(attempts, { served, steps, before: earlier }) }
    }
  }
}

function withLast(attempts: readonly Attempt[], more: Partial<Attempt>): readonly Attempt[] {
  return [...attempts.slice(0, -1), { ...attempts.at(-1)!, ...more }]
}
