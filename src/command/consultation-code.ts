// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A second proof beside the link of a body that was asked: a link travels and is passed on, so its
// papers open only with a code sent to the body's own address or said on the telephone.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { withTenant } from '../store/query.ts'
import { orderEffect } from '../store/queue.ts'
import { hashSecret } from '../store/secret.ts'
import type { Tenant } from '../store/tenant.ts'
import { createToken, findToken, useToken } from '../store/tokens.ts'
import { noteWake } from '../store/wakes.ts'
import type { AskedBy } from './consultation-token.ts'
import type { House } from './house.ts'

const PURPOSE = 'consultation-code'
/** A code works once and for so long. */
export const CODE_MINUTES = 15
const DIGITS = 6
const PROOF_LENGTH = 32

/** Which code: derived from its id, so that neither the order of a mail nor a page needs to hold it. */
function derived({ secret }: House, { id: tenant }: Tenant, what: string): Buffer {
  return createHmac('sha256', secret).update(`${what} of ${tenant}`).digest()
}

/** The six digits of the code with this id. */
export function consultationCode(house: House, tenant: Tenant, id: string): string {
  return String(derived(house, tenant, `consultation code ${id}`).readUInt32BE() % 10 ** DIGITS).padStart(DIGITS, '0')
}

const hashOf = ({ consultation, link }: AskedBy, code: string) => hashSecret(`consultation code ${consultation} ${link} ${code}`)

/** Makes a code for this link; gives its id. */
export async function makeConsultationCode(house: House, tenant: Tenant, caseId: string, asked: AskedBy): Promise<string> {
  const [id, createdAt] = [house.newId(), house.clock()]
  await createToken(house.store, tenant, {
    hash: hashOf(asked, consultationCode(house, tenant, id)), purpose: PURPOSE, caseId, data: { ...asked }, createdAt,
    expiresAt: new Date(Date.parse(createdAt) + CODE_MINUTES * 60_000).toISOString(),
  })
  return id
}

/** Makes a code and orders the mail that brings it to the body's own address. */
export async function orderConsultationCode(house: House, tenant: Tenant, caseId: string, asked: AskedBy): Promise<void> {
  const [code, now] = [await makeConsultationCode(house, tenant, caseId, asked), house.clock()]
  const payload = { notice: 'consultation', consultation: asked.consultation, code }
  await withTenant(house.store, tenant, (q) => orderEffect(q, { id: `code:${code}`, kind: 'mail', payload }, caseId, now))
  noteWake(house.store, tenant.id, now)
}

/** Until when (ISO) the code with this id works for the link; `undefined` once it was used or is too old. */
export async function codeWorksUntil(house: House, tenant: Tenant, asked: AskedBy, id: string): Promise<string | undefined> {
  const token = await findToken(house.store, tenant, hashOf(asked, consultationCode(house, tenant, id)), PURPOSE, house.clock())
  return token?.usedAt === null ? token.expiresAt : undefined
}

/** Uses a code as somebody typed it; of two at once only one gets it. */
export async function useConsultationCode(house: House, tenant: Tenant, asked: AskedBy, typed: string): Promise<boolean> {
  const digits = typed.replaceAll(/\D/g, '')
  return (await useToken(house.store, tenant, hashOf(asked, digits), PURPOSE, house.clock())) !== undefined
}

/** What a browser keeps to show that a code was typed in it; for this link alone. */
export function consultationProof(house: House, tenant: Tenant, { consultation, link }: AskedBy): string {
  return derived(house, tenant, `consultation proof ${consultation} ${link}`).toString('base64url').slice(0, PROOF_LENGTH)
}

/** Whether a browser keeps the proof for this link. */
export function isConsultationProof(house: House, tenant: Tenant, asked: AskedBy, kept: string | undefined): boolean {
  const proof = Buffer.from(consultationProof(house, tenant, asked))
  const shown = Buffer.from(kept ?? '')
  return shown.length === proof.length && timingSafeEqual(shown, proof)
}
