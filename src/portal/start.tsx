// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { entitiesOf } from '../command/settings.ts'
import type { Page } from '../server/web.ts'
import type { CatalogueLine } from '../store/catalogue.ts'
import { searchCatalogue } from '../store/search-catalogue.ts'
import type { FoundServices } from '../store/search-catalogue.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Line } from '../ui/line.tsx'
import { siteOf, telephone } from '../ui/site.ts'
import type { Site } from '../ui/site.ts'
import { address, portalPage } from './frame.tsx'
import { Found, frequentOf, Services, servicesOf, SHOWN_AT_START, shutOf } from './service-list.tsx'

const MAX_QUERY_CHARS = 100

/** The start page: services first, then how to reach people. */
export async function startPage(c: Page): Promise<Response> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  const site = siteOf(tenant, await entitiesOf(house, tenant))
  const query = (c.req.query('q') ?? '').trim().slice(0, MAX_QUERY_CHARS)
  const all = await servicesOf(c)
  const shut = await shutOf(c)
  const isMany = all.length > SHOWN_AT_START
  const found = query ? await searchCatalogue(house.store, tenant, query) : undefined
  const shown = isMany && !found ? await frequentOf(c) : all
  return portalPage(
    c,
    { title: query ? `Suche: ${query}` : 'Was möchten Sie erledigen?', isPublic: true },
    <>
      <Hero query={query} examples={shown.filter((one) => !one.catches)} />
      <div class="lz-wrap lz-flow">
        <section aria-labelledby="h-leistungen">
          <h2 class="kern-heading-medium" id="h-leistungen">
            {query ? headingOf(query, found) : isMany ? 'Häufig gebraucht' : 'Leistungen'}
          </h2>
          {found ? (
            <Found c={c} found={found} query={query} all={all} shut={shut} />
          ) : (
            <Services c={c} services={shown} shut={shut} />
          )}
          {isMany && !found && (
            <p>
              <a href={address(c, '/leistungen')}>Alle {all.length} Leistungen von A bis Z</a>
            </p>
          )}
        </section>
        <section aria-labelledby="h-schon" class="lz-panel lz-panel--soft lz-row">
          <div>
            <h2 class="kern-heading-small" id="h-schon">
              Sie haben schon einen Antrag gestellt?
            </h2>
            <p>Mit dem Zugangscode sehen Sie, wie weit er ist.</p>
          </div>
          <div class="lz-end lz-row">
            <ButtonLink kind="secondary" href={address(c, '/status')}>
              Stand abfragen
            </ButtonLink>
            <ButtonLink kind="tertiary" href={address(c, '/antrag')}>
              Antrag fortsetzen
            </ButtonLink>
          </div>
        </section>
        <About site={site} />
      </div>
    </>,
  )
}

function headingOf(query: string, found: FoundServices | undefined): string {
  return found?.services.length ? `Gefunden zu „${query}“` : `Nichts gefunden zu „${query}“`
}

/** A word to search for: nouns are capital, articles are short. */
const NOUN = /\p{Lu}\p{Ll}{4,}/u

function Hero({ query, examples }: { query: string; examples: readonly CatalogueLine[] }) {
  const words = examples.slice(0, 3).flatMap((one) => {
    const word = NOUN.exec(one.name)?.[0]
    return word === undefined ? [] : [`„${word}“`]
  })
  return (
    <section class="lz-hero" aria-labelledby="h-hero">
      <div class="lz-wrap">
        <h1 class="kern-heading-x-large" id="h-hero">
          Was möchten Sie erledigen?
        </h1>
        <search>
          <form>
            <label class="kern-label" for="s">
              Leistung oder Stichwort
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
              <Button icon="search">Suchen</Button>
            </div>
            {words.length > 0 && <p class="lz-meta">Zum Beispiel {words.join(' oder ')}</p>}
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
  const place = [street, city].filter(Boolean).join(', ')
  const rows = [
    ...(phone
      ? [
          {
            label: 'Telefon',
            value: (
              <>
                <a href={telephone(phone)}>{phone}</a>
                {hours && (
                  <>
                    <br />
                    <span class="lz-meta">{hours}</span>
                  </>
                )}
              </>
            ),
          },
        ]
      : []),
    ...(place ? [{ label: 'Vor Ort', value: place }] : []),
    ...(email ? [{ label: 'Schreiben', value: <a href={`mailto:${email}`}>{email}</a> }] : []),
  ]
  return (
    <div class="lz-cols lz-2">
      <section aria-labelledby="h-wir">
        <h2 class="kern-heading-medium" id="h-wir">
          So läuft ein Antrag
        </h2>
        <p>
          {about ??
            `${name} prüft Ihren Antrag, fragt die Stellen, die mitreden müssen, und schreibt Ihnen, sobald entschieden ist.`}
        </p>
        <p>
          Zu jedem Antrag sagen wir Ihnen vorher, was er kostet, wie lange er dauert und welche
          Unterlagen wir brauchen.
        </p>
        <Line
          label="So läuft ein Antrag"
          steps={[
            {
              title: 'Sie stellen den Antrag',
              note: 'Sie können jederzeit unterbrechen und später weitermachen',
            },
            { title: 'Wir prüfen und fragen nach', note: 'Fehlt etwas, schreiben wir Ihnen' },
            { title: 'Wir entscheiden', note: 'Den Stand sehen Sie jederzeit' },
          ]}
        />
      </section>
      {rows.length > 0 && (
        <section aria-labelledby="h-kontakt">
          <h2 class="kern-heading-medium" id="h-kontakt">
            So erreichen Sie uns
          </h2>
          <Facts rows={rows} />
        </section>
      )}
    </div>
  )
}
