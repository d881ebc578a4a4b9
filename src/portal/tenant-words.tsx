// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a municipality writes on its own pages, below what the platform says there for everybody.
import type { VNode } from 'preact'
import { pageAddition, TENANT_PAGES } from '../command/tenant-pages.ts'
import type { Page } from '../server/web.ts'
import { PageText } from '../ui/page-text.tsx'
import { LANGUAGE_TAGS } from '../words/language.ts'

/** The municipality's words for the page that is asked for; nothing where it wrote none. */
export async function tenantWords(c: Page): Promise<VNode | null> {
  const page = TENANT_PAGES.find((one) => c.req.path === `/${c.get('tenant').slug}/${one}`)
  if (!page) return null
  const language = c.get('language')
  const added = await pageAddition(c.get('house'), c.get('tenant'), page, language)
  if (!added) return null
  return (
    <div
      class="lz-flow"
      lang={added.language === language ? undefined : LANGUAGE_TAGS[added.language]}
    >
      <PageText text={added.text} />
    </div>
  )
}
