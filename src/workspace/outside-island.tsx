// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { UPLOAD_BYTES_AT_MOST } from '../documents/upload.ts'
import type { Desk } from './desk.ts'

/** The scripts of a page that keeps protocols until they are sent; names of assets. */
export const OUTSIDE_SCRIPTS = ['on-site.js', 'outside.js'] as const
/** Below what the server takes in one form, fields and borders included. */
const BYTES_AT_ONCE = 30 * 1024 * 1024

/** Whose protocols and copies these are, on a device that several may use. */
export const ownerOf = ({ tenant, person }: Pick<Desk, 'tenant' | 'person'>) => `${tenant.id} ${person.id}`

/** What the script must know: whose protocols these are, a fresh token, where to send them from. */
export function OutsideIsland({ c, desk }: { readonly c: Page; readonly desk: Desk }) {
  const { base } = desk
  return (
    <div
      hidden
      data-outside
      data-owner={ownerOf(desk)}
      data-csrf={c.get('csrf')}
      data-list={`${base}/aussendienst`}
      data-sign-in={`${base}/anmelden`}
      data-file-bytes={UPLOAD_BYTES_AT_MOST}
      data-bytes={BYTES_AT_ONCE}
    ></div>
  )
}
