// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Store } from '../store/store.ts'
import { listTenants, tenantBySlug } from '../store/tenant.ts'
import type { Tenant } from '../store/tenant.ts'
import { UsageError } from './arguments.ts'

/** The tenant of this name; otherwise wrong usage that lists the ones there are. */
export async function tenantOrFail(store: Store, slug: string): Promise<Tenant> {
  const tenant = await tenantBySlug(store, slug)
  if (tenant) return tenant
  const known = (await listTenants(store)).map((one) => one.slug)
  throw new UsageError(`Die Verwaltung «${slug}» gibt es nicht. Es gibt: ${known.join(', ') || 'noch keine'}.`)
}
