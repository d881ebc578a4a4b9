// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { entitiesOf } from '../command/settings.ts'
import { wordsOf } from '../server/language.ts'
import type { Page } from '../server/web.ts'
import type { CatalogueLine } from '../store/catalogue.ts'
import { searchCatalogue } from '../store/search-catalogue.ts'
import type { FoundServices } from '../store/search-catalogue.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmailLink } from '../ui/email-link.tsx'
import { Facts } from '../ui/facts.tsx'
import { German } from '../ui/german.tsx'
import { Line } from '../ui/line.tsx'
import { siteOf, telephone } from '../ui/site.ts'
import type { Site } from '../ui/site.ts'
import { useLanguage, useWords } from '../ui/words.ts'
import { address, portalPage } from './frame.tsx'
import { searchExamples } from './search-examples.ts'
import { Found, frequentOf, Services, servicesOf, SHOWN_AT_START, shutOf } from './service-list.tsx'
import { spokenLines } from './spoken-services.ts'
import { START } from './start.words.ts'

const MAX_QUERY_CHARS = 100

/** The start page: services first, then how to reach people. */
export async function startPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const site = siteOf(tenant, await entitiesOf(house, tenant))
  const query = (c.req.query('q') ?? '').trim().slice(0, MAX_QUERY_CHARS)
  const all = await servicesOf(c)
  const shut = await shutOf(c)
  const isMany = all.length > SHOWN_AT_START
  const found = query ? await foundFor(c, query) : undefined
  const say = wordsOf(c, START)
  const shown = isMany && !found ? await frequentOf(c) : all
  return portalPage(
    c,
    { title: query ? say.search(query) : say.heading, isPublic: true },
    <>
      <Hero query={query} examples={shown.filter((one) => !one.catches)} />
      <div class="lz-wrap lz-flow">
        <section aria-labelledby="h-leistungen">
          <h2 class="kern-heading-medium" id="h-leistungen">
            {query ? headingOf(c, query, found) : isMany ? say.often : say.services}
          </h2>
          {found ? (
            <Found c={c} found={found} query={query} all={all} shut={shut} />
          ) : (
            <Services c={c} services={shown} shut={shut} />
          )}
          {isMany && !found && (
            <p>
              <a href={address(c, '/leistungen')}>{say.all(all.length)}</a>
            </p>
          )}
        </section>
        <section aria-labelledby="h-schon" class="lz-panel lz-panel--soft lz-row">
          <div>
            <h2 class="kern-heading-small" id="h-schon">
              {say.already}
            </h2>
            <p>{say.withCode}</p>
          </div>
          <div class="lz-end lz-row">
            <ButtonLink kind="secondary" href={address(c, '/status')}>
              {say.status}
            </ButtonLink>
            <ButtonLink kind="tertiary" href={address(c, '/antrag')}>
              {say.resume}
            </ButtonLink>
          </div>
        </section>
        <About site={site} />
      </div>
    </>,
  )
}

function headingOf(c: Page, query: string, found: FoundServices | undefined): string {
  const say = wordsOf(c, START)
  return found?.services.length ? say.found(query) : say.notFound(query)
}

async function foundFor(c: Page, query: string): Promise<FoundServices> {
  const found = await searchCatalogue(c.get('house').store, c.get('tenant'), query)
  return { ...found, services: await spokenLines(c, found.services) }
}

function Hero({ query, examples }: { query: string; examples: readonly CatalogueLine[] }) {
  const [say, language] = [useWords(START), useLanguage()]
  const words = searchExamples(examples.map(({ name }) => name), language)
  return (
    <section class="lz-hero" aria-labelledby="h-hero">
      <div class="lz-wrap">
        <h1 class="kern-heading-x-large" id="h-hero">
          {say.heading}
        </h1>
        <search>
          <form>
            <label class="kern-label" for="s">
              {say.label}
            </label>
            <div>
              <input
                class="kern-form-input__input"
                id="s"
                type="search"
                name="q"
                value={query}
                maxlength={MAX_QUERY_CHARS}
              />
              <Button icon="search">{say.find}</Button>
            </div>
            {words.length > 0 && <p class="lz-meta">{say.examples(words)}</p>}
          </form>
        </search>
      </div>
      <svg viewBox="0 0 1440 144" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path opacity=".07" d="M0 70c180-60 330-50 520-8s330 50 500 0 300-44 420-14v96H0z" />
        <path opacity=".1" d="M0 104c220-50 380-24 560 0s300 8 460-20 280-22 420 6v54H0z" />
        <path opacity=".16" d="M0 130c160-28 320-24 520-8s380 8 520-10 260-12 400 6v26H0z" />
      </svg>
    </section>
  )
}

function About({ site }: { site: Site }) {
  const { phone, hours, street, city, email, about, name } = site
  const [say, language] = [useWords(START), useLanguage()]
  const own = site.spoken?.[language]
  const place = [street, city].filter(Boolean).join(', ')
  const rows = [
    ...(phone
      ? [
          {
            label: say.phone,
            value: (
              <>
                <a href={telephone(phone)}>{phone}</a>
                {hours && (
                  <>
                    <br />
                    <span class="lz-meta">
                      {own?.hours ?? <German>{hours}</German>}
                    </span>
                  </>
                )}
              </>
            ),
          },
        ]
      : []),
    ...(place ? [{ label: say.visit, value: place }] : []),
    ...(email ? [{ label: say.write, value: <EmailLink email={email} /> }] : []),
  ]
  return (
    <div class="lz-cols lz-2">
      <section aria-labelledby="h-wir">
        <h2 class="kern-heading-medium" id="h-wir">
          {say.how}
        </h2>
        <p>{own?.about ?? (language === 'de' ? about : undefined) ?? say.about(name)}</p>
        <p>{say.before}</p>
        <Line
          label={say.how}
          steps={[
            { title: say.apply, note: say.applyNote },
            { title: say.examine, note: say.examineNote },
            { title: say.decide, note: say.decideNote },
          ]}
        />
      </section>
      {rows.length > 0 && (
        <section aria-labelledby="h-kontakt">
          <h2 class="kern-heading-medium" id="h-kontakt">
            {say.reach}
          </h2>
          <Facts rows={rows} />
        </section>
      )}
    </div>
  )
}
