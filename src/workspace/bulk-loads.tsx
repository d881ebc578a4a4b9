// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { openCounts } from '../store/bulk.ts'
import type { BulkDesk } from './bulk-desk.ts'

/** A person with the number of open cases before and after. */
interface Load {
  readonly name: string
  readonly before: number
  readonly after: number
}

/** How the open cases of everybody concerned change by the job. */
export async function loadsOf({ desk, lines }: BulkDesk): Promise<readonly Load[]> {
  const changes = new Map<string, number>()
  const add = (id: string | null, by: number) => id !== null && changes.set(id, (changes.get(id) ?? 0) + by)
  for (const { holder, person } of lines) {
    add(holder, -1)
    add(person, 1)
  }
  const counts = await openCounts(desk.house.store, desk.tenant, [...changes.keys()])
  return [...changes].map(([id, change]) => {
    const before = counts.get(id) ?? 0
    return { name: desk.staff.get(id)?.name ?? id, before, after: before + change }
  })
}

/** Who has how many open cases, now and then. */
export function LoadTable({ loads }: { loads: readonly Load[] }) {
  if (loads.length === 0) return null
  return (
    <div class="lz-panel lz-panel--flush lz-text kern-layer kern-level-2">
      <table class="lz-grid" aria-label="Offene Vorgänge je Person">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col" class="lz-num">
              offen jetzt
            </th>
            <th scope="col" class="lz-num">
              danach
            </th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ name, before, after }) => (
            <tr>
              <td class="c">{name}</td>
              <td class="lz-num">
                <span class="lz-narrow">jetzt </span>
                {before}
              </td>
              <td class="lz-num">
                <span class="lz-narrow">danach </span>
                {after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
