// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What was changed about people is not kept for ever. Everything else (values, texts, letterheads,
// holidays) stays: without it nobody could say why an earlier case has its fee or its deadline.
import { withTenant } from './query.ts'
import type { Store } from './store.ts'
import type { Tenant } from './tenant.ts'

/** Areas of the history about one person; the policy of the table (migration 0028) names them too. */
export const PEOPLE_AREAS = { person: 'person', deputies: 'vertretung', password: 'kennwort', account: 'konto' } as const

/** Deletes what was changed about people before this instant; the last change about each stays. Gives the number. */
export async function purgePeopleChanges(store: Store, tenant: Pick<Tenant, 'id'>, before: string): Promise<number> {
  const rows = await withTenant(store, tenant, (q) =>
    q(`DELETE FROM settings_history h WHERE area = ANY ($1::text[]) AND changed_at < $2
         AND EXISTS (SELECT FROM settings_history later
           WHERE later.area = h.area AND later.key = h.key AND later.number > h.number)
       RETURNING 1`, [Object.values(PEOPLE_AREAS), before]))
  return rows.length
}
