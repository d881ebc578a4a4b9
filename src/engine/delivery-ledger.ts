// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The ledger of one delivery: attempts are added and completed, never taken away. A *way* is how
// one attempt goes; what sets the ways apart stands here alone.
import type { Channel } from '../calendar/delivery.ts'
import type { Attempt, Delivery, ProofKind } from './case.ts'
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

export interface Way {
  /** The proof by which it succeeds. */
  readonly success: ProofKind
  /** A machine goes it by itself. */
  readonly byMachine: boolean
  /** By it a letter counts as served before it is known to have arrived. */
  readonly isFictional: boolean
  /** On paper it needs an address. */
  readonly onPaper: boolean
  /** The way of the calendar whose day of service it has. */
  readonly servedAs: Channel
}

const WAYS: ReadonlyMap<string, Way> = new Map(Object.entries({
  post: { success: 'posted', byMachine: false, isFictional: true, onPaper: true, servedAs: 'post' },
  // A print service posts as the office would.
  hybrid: { success: 'posted', byMachine: true, isFictional: true, onPaper: true, servedAs: 'post' },
  email: { success: 'provided', byMachine: false, isFictional: true, onPaper: false, servedAs: 'email' },
  postbox: { success: 'provided', byMachine: true, isFictional: false, onPaper: false, servedAs: 'postbox' },
  retrieval: { success: 'retrieved', byMachine: true, isFictional: false, onPaper: false, servedAs: 'retrieval' },
  pzu: { success: 'pzu', byMachine: false, isFictional: true, onPaper: true, servedAs: 'pzu' },
  handover: { success: 'handover', byMachine: false, isFictional: false, onPaper: true, servedAs: 'handover' },
  public: { success: 'provided', byMachine: false, isFictional: true, onPaper: false, servedAs: 'public' },
} satisfies Readonly<Record<Channel | 'hybrid', Way>>))

/** What there is to know of a way; nothing of one that is not known. */
export const wayOf = (channel: string): Partial<Way> => WAYS.get(channel) ?? {}

/** Somebody must print it, hand it over, or choose another way. */
export function needsPerson({ status, channel }: Delivery): boolean {
  return status === 'failed' || (status === 'pending' && !wayOf(channel).byMachine)
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
