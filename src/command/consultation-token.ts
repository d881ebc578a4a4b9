// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHmac } from 'node:crypto'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

const LENGTH = 32

/** The secret in a consultee's link: derived, so that it can be shown again and is never stored. */
export function consultationToken(house: House, tenant: Tenant, consultation: string): string {
  return createHmac('sha256', house.secret).update(`consultation ${tenant.id} ${consultation}`).digest('base64url').slice(0, LENGTH)
}
