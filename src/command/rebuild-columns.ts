// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { saveColumns } from '../store/commit-command.ts'
import { Outage } from '../store/outage.ts'
import type { Tenant } from '../store/tenant.ts'
import { casesUnderived } from '../store/worklist.ts'
import { viewCase } from './case-view.ts'
import { columnsOf } from './columns.ts'
import type { House } from './house.ts'
import { placesText } from './places-text.ts'

const PORTION = 500
const PORTIONS_AT_MOST = 20_000

/**
 * Writes what lists show of cases from before they had these columns; the data says which are left. A case that cannot be read is logged and left; gives the number of the others.
 */
export async function rebuildColumns(
  house: House, tenant: Tenant, isStopped: () => boolean = () => false,
): Promise<number> {
  let count = 0
  for (let [portion, after] = [0, null as string | null]; portion < PORTIONS_AT_MOST; portion++) {
    const cases = await casesUnderived(house.store, tenant, after, PORTION)
    for (const at of cases) {
      if (isStopped()) return count
      if (await rebuilt(house, tenant, at)) count++
    }
    if (cases.length < PORTION) break
    after = cases.at(-1)!.id
  }
  return count
}

async function rebuilt(
  house: House, tenant: Tenant, at: { readonly id: string; readonly sequence: number },
): Promise<boolean> {
  try {
    const view = await viewCase(house, tenant, at.id)
    if (!view) return false
    await saveColumns(house.store, tenant, at, {
      ...columnsOf(view.prepared, view.at, view.context), places: placesText(view.prepared.process, view.at.fields),
    })
    return true
  } catch (error) {
    if (error instanceof Outage) throw error
    house.log('error', 'columns of a case', { tenant: tenant.id, case: at.id, error: (error as Error).message })
    return false
  }
}
