// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHmac } from 'node:crypto'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

const LENGTH = 32

/** The secret in the link by which a letter is retrieved: derived, so that a repeat sends the same. */
export function retrievalToken(house: House, tenant: Tenant, delivery: string, attempt: number): string {
  return derived(house, `retrieval ${tenant.id} ${delivery} ${attempt}`)
}

/** The secret of who has opened this link with this code; shows the letter again without asking. */
export function openedToken(house: House, tenant: Tenant, token: string, code: string): string {
  return derived(house, `opened ${tenant.id} ${token} ${code}`)
}

function derived({ secret }: House, what: string): string {
  return createHmac('sha256', secret).update(what).digest('base64url').slice(0, LENGTH)
}
