// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { entitiesOf } from '../command/settings.ts'
import { page } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { PortalPage } from '../ui/layout.tsx'
import { siteOf } from '../ui/site.ts'

interface Frame {
  readonly title: string
  /** Only public pages may be found by search engines. */
  readonly isPublic?: boolean
  readonly status?: 200 | 403 | 404 | 409 | 422 | 429
}

/** Answers with a page of the portal in the dress of its municipality. */
export async function portalPage(
  c: Page,
  { title, isPublic, status = 200 }: Frame,
  children: ComponentChildren,
): Promise<Response> {
  const [house, tenant, person] = [c.get('house'), c.get('tenant'), c.get('person')]
  const site = siteOf(tenant, await entitiesOf(house, tenant))
  const citizen = person?.kind === 'citizen' ? person.name : undefined
  const sample =
    tenant.settings['sample'] === true
      ? { href: '/', ...(person && { who: person.name }) }
      : undefined
  return page(
    c,
    <PortalPage site={site} title={title} sample={sample} person={citizen} isPrivate={!isPublic}>
      {children}
    </PortalPage>,
    status,
  )
}

/** The address of a page of this municipality. */
export function address(c: Page, path: string): string {
  return `/${c.get('tenant').slug}${path}`
}

/** The address with scheme and host, for codes that are scanned. */
export function fullAddress(c: Page, path: string): string {
  const known = c.get('house').address
  if (known !== undefined) return `${known}${address(c, path)}`
  const url = new URL(c.req.url)
  const behindProxy =
    process.env['LAUFZETTEL_TRUST_PROXY'] === '1' ? c.req.header('x-forwarded-proto') : undefined
  return `${behindProxy ?? url.protocol.slice(0, -1)}://${url.host}${address(c, path)}`
}
