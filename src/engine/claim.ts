// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// An application sent without an account comes into one. Every process knows it, so none has to
// describe it; who may, is settled at the door: whoever has the access code of the case.
import { personOf } from './actor.ts'
import type { Claim, Refusal } from './command.ts'
import type { Turn } from './turn.ts'

/** Takes the case into an account, or says that it lies in another one by now. */
export function claim(turn: Turn, { account, from, by }: Claim): Refusal | undefined {
  const now = turn.at.account ?? null
  if (now === account) return undefined
  if (now !== from) return { kind: 'conflict', message: 'Dieser Antrag liegt inzwischen in einem Konto.' }
  turn.add({ kind: 'claimed', account, on: turn.context.today, by: personOf(by) })
  return undefined
}
