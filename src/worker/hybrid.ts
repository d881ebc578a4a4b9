// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Letters a print service posts. It is asked for their state until it is final: the question is an
// effect of its own, so that a restart forgets none.
import type { House } from '../command/house.ts'
import type { HybridState } from '../command/hybrid-mail.ts'
import type { Case, Values } from '../engine/case.ts'
import type { Outcome } from '../engine/command.ts'
import { attemptsOf } from '../engine/delivery-ledger.ts'
import { documentById } from '../store/documents.ts'
import { orderEffect } from '../store/queue.ts'
import { withTenant } from '../store/query.ts'
import type { Tenant } from '../store/tenant.ts'
import { shown } from './attempt.ts'
import type { Try } from './attempt.ts'
import { idOf } from './id-of.ts'
import { NeedsPerson } from './needs-person.ts'

/** The service is asked every hour, for three weeks. */
const ASK_MS = 3_600_000
const QUESTIONS_AT_MOST = 504

/** Hands the letter to the print service; gives what that said, if it was final at once. */
export async function submitHybrid(one: Try, address: readonly string[]): Promise<Outcome['result'] | undefined> {
  const { house, tenant } = one
  if (!house.hybridMail) return shown(one, 'unavailable', { text: 'Hier ist kein Druckdienst angeschlossen.' })
  const document = await documentById(house.store, tenant, one.document)
  const pdf = document && (await house.blobs.get(tenant, document.sha256))
  if (!pdf) throw new Error(`document ${one.document}: its bytes are gone`)
  const state = await house.hybridMail.submit({ key: keyOf(one), pdf, address })
  return proofOf(one, state) ?? (await askLater(one, 1), shown(one, 'submitted'))
}

/** Asks how far the service is; gives what it said if that is final, else asks again later. */
export async function askHybrid(house: House, tenant: Tenant, at: Case, order: Values): Promise<Outcome['result'] | undefined> {
  const { delivery: id, attempt, question } = order as { delivery: string; attempt: number; question: number }
  const delivery = at.deliveries.find((one) => one.id === id)
  if (!delivery || delivery.status !== 'pending' || attemptsOf(delivery).length !== attempt) return undefined
  const one: Try = { house, tenant, at, delivery, attempt, document: '', title: '' }
  if (!house.hybridMail) throw new NeedsPerson('Der Druckdienst ist nicht mehr angeschlossen. Fragen Sie dort nach dem Brief.')
  const state = await house.hybridMail.status(keyOf(one))
  if (!state) return shown(one, 'refused', { text: 'Der Druckdienst kennt den Brief nicht.' })
  const proof = proofOf(one, state)
  if (proof) return proof
  if (question >= QUESTIONS_AT_MOST) throw new NeedsPerson('Der Druckdienst hat den Brief seit drei Wochen nicht verschickt. Fragen Sie dort nach.')
  await askLater(one, question + 1)
  return undefined
}

const keyOf = ({ tenant, delivery, attempt }: Try) => idOf(`hybrid ${tenant.id} ${delivery.id} ${attempt}`)

function proofOf(one: Try, state: HybridState): Outcome['result'] | undefined {
  if (state.state === 'rejected') return shown(one, 'refused', { text: state.reason })
  return state.state === 'dispatched' ? shown(one, 'posted', { on: state.on }) : undefined
}

async function askLater({ house, tenant, at, delivery, attempt }: Try, question: number) {
  const now = house.clock()
  const runAfter = new Date(Date.parse(now) + ASK_MS).toISOString()
  const order = { id: `hybrid:${delivery.id}:${attempt}:${question}`, kind: 'hybrid', payload: { delivery: delivery.id, attempt, question }, runAfter }
  await withTenant(house.store, tenant, (q) => orderEffect(q, order, at.id, now))
}
