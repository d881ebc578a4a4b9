// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { draftsOf } from '../store/drafts.ts'
import { messagesOf } from '../store/inbox.ts'
import { listCases } from '../store/worklist.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import type { Crumb } from '../ui/crumbs.tsx'
import { SideNav } from '../ui/tabs.tsx'
import { ACCOUNT } from './account.words.ts'
import { address, portalPage } from './frame.tsx'
import { REPRESENTED } from './represented.words.ts'

export type Area = 'antraege' | 'entwuerfe' | 'postfach' | 'vertretung' | 'daten'

interface AccountFrame {
  readonly title: string
  readonly area: Area
  /** Below „Mein Konto“; the last one is the page. */
  readonly crumbs: readonly Crumb[]
  readonly hasProblems?: boolean
  readonly status?: 200 | 409 | 422
}

/** The id of the signed-in citizen; the route has made sure that there is one. */
export function accountOf(c: Page): string {
  const person = c.get('person')
  if (person?.kind !== 'citizen') throw new Error('this page is for citizens')
  return person.id
}

/** A page of the account: crumbs, navigation at the side with what is new, one column. */
export async function accountPage(
  c: Page,
  frame: AccountFrame,
  children: ComponentChildren,
): Promise<Response> {
  const [{ store }, tenant, account] = [c.get('house'), c.get('tenant'), accountOf(c)]
  const [messages, cases, drafts] = await Promise.all([
    messagesOf(store, tenant, account),
    listCases(store, tenant, { state: 'all', account, pageSize: 1 }),
    draftsOf(store, tenant, account),
  ])
  const say = wordsOf(c, ACCOUNT)
  const unread = messages.filter((one) => one.readAt === null).length
  const areas: readonly (readonly [Area, string, string, string | undefined])[] = [
    ['antraege', '/konto', say.cases, String(cases.total)],
    ['postfach', '/konto/postfach', say.inbox, unread ? say.unread(unread) : undefined],
    [
      'entwuerfe',
      '/konto/entwuerfe',
      say.drafts,
      drafts.length ? String(drafts.length) : undefined,
    ],
    ['vertretung', '/konto/vertretung', wordsOf(c, REPRESENTED).title, undefined],
    ['daten', '/konto/daten', say.data, undefined],
  ]
  const tabs = areas.map(([area, path, title, note]) => ({
    href: address(c, path),
    title,
    current: area === frame.area,
    ...(note !== undefined && { note }),
  }))
  return portalPage(
    c,
    frame,
    <div class="lz-wrap lz-flow">
      <Crumbs crumbs={[{ title: say.account, href: address(c, '/konto') }, ...frame.crumbs]} />
      <div class="lz-cols lz-cols--side">
        <SideNav label={say.account} tabs={tabs} />
        <div class="lz-text lz-flow">{children}</div>
      </div>
    </div>,
  )
}
