// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tenant } from '../store/tenant.ts'

/** Where a municipality writes to a body, by its key in the processes; `undefined`: nobody has said. */
export function consulteeAddress({ settings }: Pick<Tenant, 'settings'>, consultee: string): string | undefined {
  const known = (settings['consultees'] ?? {}) as Readonly<Record<string, unknown>>
  const address = Object.hasOwn(known, consultee) ? known[consultee] : undefined
  return typeof address === 'string' && address !== '' ? address : undefined
}
