// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { saveColumns } from '../store/commit-command.ts'
import type { Tenant } from '../store/tenant.ts'
import { listCases } from '../store/worklist.ts'
import { viewCase } from './case-view.ts'
import { columnsOf } from './columns.ts'
import type { House } from './house.ts'

const PORTION = 500
const PORTIONS_AT_MOST = 20_000

/**
 * Writes what the work list shows of open cases anew, after it got a further column. What has come
 * to its end is left as it was; gives the number of cases.
 */
export async function rebuildColumns(house: House, tenant: Tenant): Promise<number> {
  let count = 0
  for (let page = 1; page <= PORTIONS_AT_MOST; page++) {
    const { lines } = await listCases(house.store, tenant, { state: 'open', sort: 'oldest', page, pageSize: PORTION })
    for (const { id, sequence } of lines) {
      const view = await viewCase(house, tenant, id)
      if (!view) continue
      await saveColumns(house.store, tenant, { id, sequence }, columnsOf(view.prepared, view.at, view.context))
      count++
    }
    if (lines.length < PORTION) break
  }
  return count
}
