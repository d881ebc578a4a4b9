// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHmac } from 'node:crypto'
import { hashSecret } from '../store/secret.ts'
import type { Tenant } from '../store/tenant.ts'
import { createToken } from '../store/tokens.ts'
import type { House } from './house.ts'

const LENGTH = 32
const DAY_MS = 86_400_000
/** Consultees may read their own answer for a while after the deadline. */
const TOKEN_DAYS = 60

/** Which link of a question: `link` counts from 1. */
export interface AskedBy {
  readonly consultation: string
  readonly link: number
}

/** The secret in a consultee's link: derived, so that it can be shown again and is never stored. */
export function consultationToken(house: House, tenant: Tenant, consultation: string, link = 1): string {
  // The first link of a question is as it was when there was only one.
  const which = link === 1 ? consultation : `${consultation} ${link}`
  return createHmac('sha256', house.secret).update(`consultation ${tenant.id} ${which}`).digest('base64url').slice(0, LENGTH)
}

/** Makes the link work until 60 days after `due` (local date), at least from now; the same again changes nothing. */
export async function openConsultationLink(
  house: House, tenant: Tenant, caseId: string, { consultation, link }: AskedBy, due: string,
): Promise<void> {
  const createdAt = house.clock()
  const from = Math.max(Date.parse(`${due}T00:00:00Z`), Date.parse(createdAt))
  await createToken(house.store, tenant, {
    hash: hashSecret(consultationToken(house, tenant, consultation, link)), purpose: 'consultation', caseId,
    data: { consultation, link }, createdAt, expiresAt: new Date(from + TOKEN_DAYS * DAY_MS).toISOString(),
  })
}
