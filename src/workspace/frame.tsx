// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ComponentChildren } from 'preact'
import { page } from '../server/answer.tsx'
import type { Page } from '../server/web.ts'
import { countPaper } from '../store/paper-letters.ts'
import { countParked } from '../store/queue.ts'
import { countCases } from '../store/worklist.ts'
import { assetUrl } from '../ui/asset-url.ts'
import { DeskPage } from '../ui/layout.tsx'
import { siteOf } from '../ui/site.ts'
import type { Tab } from '../ui/tabs.tsx'
import { isCut } from './counted.ts'
import { hasSingleKeys, isCashier, roleTitle } from './desk.ts'
import type { Desk } from './desk.ts'
import { appraisedBy } from './disposal-desk.ts'
import { onSiteFilter } from './outside.ts'
import { ownerOf } from './outside-island.tsx'
import { officeOf, readerOf } from './readers.ts'

export type Place =
  | 'aussendienst' | 'heute' | 'meine' | 'amt' | 'uebergaben' | 'druck' | 'kasse' | 'konto' | 'suche' | 'auswertung' | 'aussonderung' | 'verwaltung'

/** Not sent to who has switched single keys off. */
const SINGLE_KEYS = 'keys.js'
/** Scripts of every page of the desk; names of assets. */
export const FRAME_SCRIPTS = [SINGLE_KEYS, 'palette.js', 'live.js'] as const

interface Frame {
  readonly desk: Desk
  readonly title: string
  /** The title says it too, because a screen reader begins with it. */
  readonly hasProblems?: boolean
  /** The area of the navigation this page belongs to. */
  readonly place: Place
  readonly query?: string
  /** Names of further scripts; the page works without them. */
  readonly scripts?: readonly string[]
  /** The device may be asked where it is, on a press of a button. */
  readonly locates?: boolean
  readonly children: ComponentChildren
}

type Status = 200 | 404 | 409 | 422

/** Answers with a page of the desk: navigation with counts, search, who is signed in. */
export async function deskPage(c: Page, frame: Frame, status: Status = 200): Promise<Response> {
  const { desk, title, hasProblems, place, query, scripts = [], locates = false, children } = frame
  const { person, base, tenant } = desk
  const nav = await navigation(desk, place)
  c.set('scripts', true)
  c.set('locates', locates)
  // What was taken along on this device is removed when somebody else is answered.
  c.header('x-desk-owner', encodeURIComponent(ownerOf(desk)))
  const sample =
    tenant.settings['sample'] === true
      ? { who: `${person.name}, ${rolesText(desk)}`, href: '/' }
      : undefined
  return page(
    c,
    <DeskPage
      site={siteOf(tenant, desk.entities)}
      title={hasProblems ? `Fehler: ${title}` : title}
      sample={sample}
      nav={nav}
      person={{ name: person.name, href: `${base}/konto` }}
      search={{ action: `${base}/suche`, quick: `${base}/suche/vorschlaege`, owner: ownerOf(desk), ...(query !== undefined && { value: query }) }}
      foot={[
        { href: `${base}/tasten`, title: 'Tasten', keys: '?' },
        { href: `/${tenant.slug}/barrierefreiheit`, title: 'Barrierefreiheit' },
      ]}
      scripts={[...FRAME_SCRIPTS.filter((name) => name !== SINGLE_KEYS || hasSingleKeys(desk)), ...scripts].map(assetUrl)}
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

/** As the page of keys says. */
const NAV_KEYS: Partial<Record<Place, string>> = { heute: 'g h', meine: 'g l', amt: 'g a' }

async function navigation(desk: Desk, place: Place): Promise<Tab[]> {
  const { house, tenant, hidden } = desk
  const open = { state: 'open', hidden } as const
  const outside = onSiteFilter(desk)
  const [[own, office, visits], parked, paper] = await Promise.all([
    countCases(house.store, tenant, [
      { ...open, ownOf: [readerOf(desk)] },
      { ...open, ...officeOf(desk) },
      ...(outside ? [outside] : []),
    ]),
    countParked(house.store, tenant, hidden),
    countPaper(house.store, tenant, hidden),
  ])
  // A thousand and more are no number anybody acts on, and none needs no room.
  const shown = (n: number | undefined) => (n && !isCut(n) ? n : undefined)
  const numbers: Partial<Record<Place, number | undefined>> = {
    meine: shown(own), amt: shown(office), aussendienst: shown(visits), uebergaben: parked || undefined, druck: paper || undefined,
  }
  return areasOf(desk).map(({ key, href, title }): Tab => {
    const count = numbers[key]
    const keys = NAV_KEYS[key]
    return { href, title, current: key === place, ...(count !== undefined && { count }), ...(keys && { keys }) }
  })
}

/** An area of the desk. */
interface Area {
  readonly key: Place
  readonly href: string
  readonly title: string
}

/** The areas of the desk that are open to this person, in the order of the navigation. */
export function areasOf(desk: Desk): readonly Area[] {
  const at = (key: Place, path: string, title: string): Area => ({ key, href: `${desk.base}${path}`, title })
  return [
    at('heute', '/', 'Heute'),
    at('meine', '/vorgaenge', 'Meine Vorgänge'),
    at('amt', '/vorgaenge?sicht=amt', 'Mein Amt'),
    ...(onSiteFilter(desk) ? [at('aussendienst', '/aussendienst', 'Außendienst')] : []),
    at('uebergaben', '/uebergaben', 'Übergaben'),
    at('druck', '/druck', 'Druck'),
    ...(isCashier(desk) ? [at('kasse', '/kasse', 'Kasse')] : []),
    at('auswertung', '/auswertung', 'Auswertung'),
    ...(appraisedBy(desk).length ? [at('aussonderung', '/aussonderung', 'Aussonderung')] : []),
    ...(desk.person.roles.includes('verwaltung') ? [at('verwaltung', '/verwaltung', 'Verwaltung')] : []),
  ]
}
