// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A body is asked by a link, and by mail where the municipality has its address.
import { consultationToken, openConsultationLink } from '../command/consultation-token.ts'
import type { AskedBy } from '../command/consultation-token.ts'
import { consulteeAddress } from '../command/consultee-address.ts'
import type { House } from '../command/house.ts'
import type { Case, Consultation } from '../engine/case.ts'
import { linkOf } from '../engine/consulting.ts'
import type { TakenEffect } from '../store/queue.ts'
import type { Tenant } from '../store/tenant.ts'
import { idOf } from './id-of.ts'
import { NeedsPerson } from './needs-person.ts'
import { bouncesOf, senderOf } from './notice.ts'
import { consultationNotice } from './notice-text.ts'

type Effect = TakenEffect & { readonly caseId: string }

/** Opens the link by which a body answers, and sends it where its address is known; without one a person does. */
export async function invite(house: House, tenant: Tenant, effect: Effect, at: Case): Promise<void> {
  const { consultation, due, link = 1 } = effect.payload as unknown as Partial<AskedBy> & { readonly consultation: string; readonly due: string }
  await openConsultationLink(house, tenant, effect.caseId, { consultation, link }, due)
  const one = waitingFor(at, consultation, link)
  const to = one && consulteeAddress(tenant, one.consultee)
  if (one && to !== undefined) await send(house, tenant, effect, one, to)
}

/** Sends the reminder a person ordered, unless the answer came meanwhile. */
export async function remind(house: House, tenant: Tenant, effect: Effect, at: Case): Promise<void> {
  const { consultation, to, text } = effect.payload as { readonly consultation: string; readonly to: string; readonly text: string }
  const one = waitingFor(at, consultation)
  if (!one) return
  if (!(await send(house, tenant, effect, one, to, text))) throw new NeedsPerson('Das Portal sendet zurzeit keine E-Mails.')
}

/** The question, if its answer is still missing and this link holds (or any). */
function waitingFor(at: Case, id: string, link?: number): Consultation | undefined {
  const one = at.consultations.find((other) => other.id === id)
  const holds = one && linkOf(one)
  return one?.status === 'open' && holds !== undefined && (link === undefined || link === holds) ? one : undefined
}

/** False where no mail is sent at all; a refused address is for a person. */
async function send(house: House, tenant: Tenant, effect: Effect, one: Consultation, to: string, reminder?: string): Promise<boolean> {
  const from = senderOf(tenant)
  if (!house.mail || house.address === undefined || from === undefined) return false
  const token = consultationToken(house, tenant, one.id, linkOf(one))
  const mailed = await house.mail({
    key: idOf(`mail ${tenant.id} ${effect.id}`), from: { name: tenant.name, address: from }, ...bouncesOf(tenant), to,
    ...consultationNotice(tenant, house.address, one.due, token, reminder),
  })
  if ('sent' in mailed) return true
  throw new NeedsPerson(`Die Adresse von ${one.title} nimmt keine E-Mails an. Berichtigen Sie sie in der Verwaltung unter „Stellen“.`)
}
