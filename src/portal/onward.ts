// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Page } from '../server/web.ts'
import { address } from './frame.tsx'

/** The parameter in which a page is named to come back to. */
export const ONWARD = 'weiter'

/** Where to go after signing in: a path of this municipality and nowhere else. */
export function onward(c: Page, given: string | undefined): string {
  const { slug } = c.get('tenant')
  const isOurs =
    given !== undefined && given.startsWith(`/${slug}/`) && !/[\\\s]|\/\/|\.\./.test(given)
  return isOurs ? given : address(c, '/konto')
}

/** A page about signing in that leads on to `path` afterwards. */
export function withOnward(c: Page, page: string, path: string): string {
  const onto = onward(c, path)
  return onto === address(c, '/konto')
    ? address(c, page)
    : `${address(c, page)}${page.includes('?') ? '&' : '?'}${ONWARD}=${encodeURIComponent(onto)}`
}
