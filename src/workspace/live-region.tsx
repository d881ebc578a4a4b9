// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Desk } from './desk.ts'

/**
 * The place where a page says that something has changed since it was made. Empty and unseen until
 * then; `islands/live.js` fills it, without scripts it stays so.
 */
export function LiveRegion({ desk, of, query = '' }: {
  readonly desk: Desk
  /** What the page shows, as `listen` reads it. */
  readonly of: Readonly<Record<string, string>>
  /** `/vorgaenge?…`: the address of a list whose filters count. */
  readonly query?: string
}) {
  const asked = new URLSearchParams(query.split('?')[1] ?? '')
  for (const [name, value] of Object.entries(of)) asked.set(name, value)
  return <div class="lz-live kern-layer kern-level-2" aria-live="polite" aria-atomic="true" data-live={`${desk.base}/live?${asked}`}></div>
}
