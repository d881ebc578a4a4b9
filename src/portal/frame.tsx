// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { viewCase } from '../command/case-view.ts'
import type { CaseView } from '../command/house.ts'
import { entitiesOf } from '../command/settings.ts'
import { inLanguage } from '../engine/prepare.ts'
import type { Prepared } from '../engine/prepare.ts'
import { page } from '../server/answer.tsx'
import { LANGUAGE_PARAMETER, wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { PortalPage } from '../ui/layout.tsx'
import type { LanguageLinks } from '../ui/layout.tsx'
import { InLanguage } from '../ui/words.ts'
import { siteOf } from '../ui/site.ts'
import { LANGUAGES } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { PORTAL } from './portal.words.ts'

interface Frame {
  readonly title: string
  /** The title says it too, because a screen reader begins with it. */
  readonly hasProblems?: boolean
  /** Only public pages may be found by search engines. */
  readonly isPublic?: boolean
  readonly status?: 200 | 403 | 404 | 409 | 410 | 422 | 429
}

/** Answers with a page of the portal in the dress of its municipality. */
export async function portalPage(
  c: Page,
  { title, hasProblems = false, isPublic, status = hasProblems ? 422 : 200 }: Frame,
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
    <InLanguage language={c.get('language')}>
      <PortalPage
        site={site}
        title={hasProblems ? wordsOf(c, PORTAL).error(title) : title}
        sample={sample}
        person={citizen}
        isPrivate={!isPublic}
        languages={languageLinks(c)}
      >
        {children}
      </PortalPage>
    </InLanguage>,
    status,
  )
}

/**
 * The page that is shown in each language. An answer to a form has no address of its own: there the
 * choice leads to the page the form stood on.
 */
function languageLinks(c: Page): LanguageLinks {
  const [path = '', asked = ''] = c.req.url.slice(c.req.url.indexOf('/', 'https://'.length)).split('?')
  const query = new URLSearchParams(asked)
  const to = (language: Language) => {
    query.set(LANGUAGE_PARAMETER, language)
    return `${path}?${query.toString()}`
  }
  return LANGUAGES.map((language) => ({ language, href: to(language) }))
}

/** The process in the language of the page. */
export function spoken(c: Page, prepared: Prepared): Prepared {
  return inLanguage(prepared, c.get('language'))
}

/** A case with its process in the language of the page; the case itself is as it is. */
export async function viewSpoken(c: Page, id: string): Promise<CaseView | undefined> {
  const view = await viewCase(c.get('house'), c.get('tenant'), id)
  return view && { ...view, prepared: spoken(c, view.prepared) }
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
