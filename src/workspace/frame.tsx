// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { page } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { countPaper } from '../store/paper-letters.ts'
import { countEffects } from '../store/queue.ts'
import { listCases } from '../store/worklist.ts'
import type { CaseLine } from '../store/worklist.ts'
import { DeskPage } from '../ui/layout.tsx'
import { siteOf } from '../ui/site.ts'
import type { Tab } from '../ui/tabs.tsx'
import { isCashier, roleTitle } from './desk.ts'
import type { Desk } from './desk.ts'
import { isOfOffice, isOwn } from './turn.ts'

export type Place = 'heute' | 'meine' | 'amt' | 'uebergaben' | 'druck' | 'kasse' | 'konto' | 'suche'

interface Frame {
  readonly desk: Desk
  readonly title: string
  /** The area of the navigation this page belongs to. */
  readonly place: Place
  readonly query?: string
  readonly children: ComponentChildren
}

type Status = 200 | 404 | 409 | 422

/** Answers with a page of the desk: navigation with counts, search, who is signed in. */
export async function deskPage(c: Page, frame: Frame, status: Status = 200): Promise<Response> {
  const { desk, title, place, query, children } = frame
  const { person, base, tenant } = desk
  const nav = await navigation(desk, place)
  const sample =
    tenant.settings['sample'] === true
      ? { who: `${person.name}, ${rolesText(desk)}`, href: '/' }
      : undefined
  return page(
    c,
    <DeskPage
      site={siteOf(tenant, desk.entities)}
      title={title}
      sample={sample}
      nav={nav}
      person={{ name: person.name, href: `${base}/konto` }}
      search={{ action: `${base}/suche`, ...(query !== undefined && { value: query }) }}
    >
      <div class="lz-wrap lz-flow">{children}</div>
    </DeskPage>,
    status,
  )
}

/** The roles of the signed-in person in words. */
export function rolesText(desk: Desk): string {
  return desk.person.roles.map((role) => roleTitle(desk, role)).join(', ') || 'ohne Rolle'
}

/** Above this many open cases nothing is counted: no page should wait for numbers in its head. */
const MAX_COUNTED = 500

async function navigation(desk: Desk, place: Place): Promise<Tab[]> {
  const { base, person, house, tenant } = desk
  const [open, effects, paper] = await Promise.all([
    listCases(house.store, tenant, { state: 'open', hidden: desk.hidden, pageSize: MAX_COUNTED }),
    countEffects(house.store, tenant, desk.hidden),
    countPaper(house.store, tenant, desk.hidden),
  ])
  const count = (holds: (line: CaseLine) => boolean) =>
    open.total > MAX_COUNTED ? undefined : open.lines.filter(holds).length
  const at = (key: Place, href: string, title: string, n?: number): Tab => ({
    href: `${base}${href}`,
    title,
    current: key === place,
    ...(n !== undefined && { count: n }),
  })
  return [
    at('heute', '/', 'Heute'),
    at(
      'meine',
      '/vorgaenge',
      'Meine Vorgänge',
      count((line) => isOwn(desk, line, person.roles, person.id)),
    ),
    at(
      'amt',
      '/vorgaenge?sicht=amt',
      'Mein Amt',
      count((line) => isOfOffice(desk, line)),
    ),
    at('uebergaben', '/uebergaben', 'Übergaben', effects.parked),
    at('druck', '/druck', 'Druck', paper),
    ...(isCashier(desk) ? [at('kasse', '/kasse', 'Kasse')] : []),
  ]
}
