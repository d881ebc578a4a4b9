// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Lists of services: the frequent ones, all of them, and what a search found.
import { shutServices } from '../command/availability.ts'
import { kept } from '../command/settings.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import { frequentServices, listCatalogue } from '../store/catalogue.ts'
import type { CatalogueLine } from '../store/catalogue.ts'
import type { FoundServices } from '../store/search-catalogue.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Linked } from '../ui/linked.tsx'
import { Go, List } from '../ui/list.tsx'
import { Empty } from '../ui/panel.tsx'
import { useWords } from '../ui/words.ts'
import { address, portalPage } from './frame.tsx'
import { SERVICE_LIST } from './service-list.words.ts'
import { byName, spokenLines } from './spoken-services.ts'

/** More than this are too many for the start page. */
export const SHOWN_AT_START = 12

/** All services of this municipality by name. */
export async function servicesOf(c: Page): Promise<readonly CatalogueLine[]> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const all = await kept(house, `${tenant.id}:catalogue`, () => listCatalogue(house.store, tenant))
  return byName(c, await spokenLines(c, all))
}

/** The services that take no applications now. */
export const shutOf = (c: Page) => shutServices(c.get('house'), c.get('tenant'))

/** The services people have applied for most in the last year, by name. */
export async function frequentOf(c: Page): Promise<readonly CatalogueLine[]> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const ids = await kept(house, `${tenant.id}:frequent`, () =>
    frequentServices(house.store, tenant, house.clock(), SHOWN_AT_START))
  const all = await servicesOf(c)
  const often = all.filter((one) => ids.includes(one.process))
  const others = all.filter((one) => !ids.includes(one.process))
  return [...often, ...others].slice(0, SHOWN_AT_START)
}

/** Every service from A to Z. */
export async function allServicesPage(c: Page): Promise<Response> {
  const say = wordsOf(c, SERVICE_LIST)
  const title = say.all
  return portalPage(
    c,
    { title, isPublic: true },
    <div class="lz-wrap lz-flow">
      <Crumbs crumbs={[{ title: say.start, href: address(c, '/') }, { title }]} />
      <h1 class="kern-heading-large">{title}</h1>
      <Services c={c} services={await servicesOf(c)} shut={await shutOf(c)} />
    </div>,
  )
}

interface ServicesProps {
  readonly c: Page
  readonly services: readonly CatalogueLine[]
  /** Those that take no applications now. */
  readonly shut: ReadonlySet<string>
}

/** Services as rows that lead to their pages. */
export function Services({ c, services, shut }: ServicesProps) {
  const say = useWords(SERVICE_LIST)
  if (services.length === 0) {
    return (
      <Empty>
        <p>{say.none}</p>
        <p>{say.call}</p>
      </Empty>
    )
  }
  return (
    <List kind="two">
      {services.map(({ process, name, title }) => (
        <Go
          href={address(c, `/leistungen/${process}`)}
          title={name}
          note={shut.has(process) ? say.shut(title) : title}
        />
      ))}
    </List>
  )
}

interface FoundProps {
  readonly c: Page
  readonly found: FoundServices
  readonly query: string
  readonly all: readonly CatalogueLine[]
  readonly shut: ReadonlySet<string>
}

/** What a search found, a better spelling, and the way for whatever was not among it. */
export function Found({ c, found, query, all, shut }: FoundProps) {
  const { services, suggestion } = found
  const say = useWords(SERVICE_LIST)
  const catchAll = all.find((one) => one.catches && !shut.has(one.process))
  const isFound = services.some((one) => one.catches)
  const ask = (words: string) => address(c, `/?q=${encodeURIComponent(words)}`)
  return (
    <>
      {suggestion !== undefined && (
        <p>
          <Linked text={say.meant(suggestion)} href={ask(suggestion)} />
        </p>
      )}
      {services.length === 0 ? (
        <Empty>
          <p>{say.nothing(query)}</p>
          {catchAll ? (
            <p>
              <Linked text={say.tell} href={withText(c, catchAll, query)} />
            </p>
          ) : (
            <p>{say.call}</p>
          )}
        </Empty>
      ) : (
        <List kind="two">
          {services.map((one) => (
            <Go
              href={one.catches ? withText(c, one, query) : address(c, `/leistungen/${one.process}`)}
              title={one.name}
              note={
                <>
                  {shut.has(one.process) ? say.shut(one.title) : one.title}
                  {one.teaser && (
                    <>
                      <br />
                      {one.teaser}
                    </>
                  )}
                </>
              }
            />
          ))}
        </List>
      )}
      <p>
        {services.length > 0 && catchAll && !isFound && (
          <>
            <Linked text={say.notHere} href={withText(c, catchAll, query)} /> ·{' '}
          </>
        )}
        <a href={address(c, '/leistungen')}>{say.allLink}</a>
      </p>
    </>
  )
}

const withText = (c: Page, { process }: CatalogueLine, query: string) =>
  address(c, `/leistungen/${process}?anliegen=${encodeURIComponent(query)}`)
