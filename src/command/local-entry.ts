// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { entryOfService } from '../forms/xzufi/entry-of-service.ts'
import type { XzufiService } from '../forms/xzufi/message.ts'
import type { Process } from '../process/process.ts'
import type { ServiceEntry } from '../process/service-entry.ts'
import type { Tenant } from '../store/tenant.ts'
import { xzufiOf } from '../store/xzufi-objects.ts'
import type { House } from './house.ts'
import { kept } from './settings.ts'

/** What people read of a service here: the texts that came in by XZuFi before those of the library. */
export function localEntry(
  house: House, tenant: Tenant, process: Process,
): Promise<ServiceEntry | undefined> {
  return kept(house, `${tenant.id}:entry:${process.id}:${process.version}`, async () => {
    const given = await xzufiOf(house.store, tenant, process.id)
    return given ? entryOfService(process, given.content as unknown as XzufiService) : process.entry
  })
}
