// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The three kinds of page. Everything a page needs comes in its HTML and its stylesheets.
import type { ComponentChildren } from 'preact'
import { assetUrl } from './asset-url.ts'
import { PortalFooter } from './footer.tsx'
import { Icon } from './icon.tsx'
import { keptView } from './kept-view.ts'
import { Brand, Main, OfficialStrip, SampleStrip, SkipLink } from './masthead.tsx'
import type { SampleBar } from './masthead.tsx'
import { PAGE } from './page.words.ts'
import type { Site } from './site.ts'
import { TabList } from './tabs.tsx'
import type { Tab } from './tabs.tsx'
import { LANGUAGE_NAMES, LANGUAGE_TAGS } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { useLanguage, useWords } from './words.ts'

interface PageProps {
  readonly site: Site
  /** „Ort – Gestattung“; the name of the municipality is added. */
  readonly title: string
  readonly sample?: SampleBar | undefined
  readonly children: ComponentChildren
}

interface PortalProps extends PageProps {
  /** Name of the signed-in citizen. */
  readonly person?: string | undefined
  /** Keep out of search engines: pages with personal data or secret addresses. */
  readonly isPrivate?: boolean
  /** This page in each language, for the choice in its head. */
  readonly languages?: LanguageLinks
}

export type LanguageLinks = readonly { readonly language: Language; readonly href: string }[]

/** A page for citizens and companies: white, one column, no script at all. */
export function PortalPage({
  site,
  title,
  sample,
  person,
  isPrivate,
  languages = [],
  children,
}: PortalProps) {
  const home = `/${site.slug}`
  const say = useWords(PAGE)
  return (
    <Document
      title={`${title} – ${site.name}`}
      look={`lz--portal lz-tint--${site.tint} kern-level-2`}
      isPrivate={isPrivate}
    >
      <SkipLink />
      {sample && <SampleStrip bar={sample} />}
      <header>
        {keptView(site, 'strip', () => (
          <OfficialStrip name={site.name} />
        ))}
        <div class="lz-head">
          <div class="lz-wrap">
            {keptView(site, 'brand', () => (
              <Brand site={site} href={`${home}/`} />
            ))}
            <LanguageChoice links={languages} />
            <nav class="lz-nav lz-end" aria-label={say.nav}>
              <ul>
                <li>
                  <a href={`${home}/hilfe`}>
                    <Icon name="help" />
                    {say.help}
                  </a>
                </li>
                <li>
                  <a href={person ? `${home}/konto` : `${home}/anmelden`}>
                    <Icon name="account-circle" />
                    {person ?? say.signIn}
                  </a>
                </li>
              </ul>
            </nav>
          </div>
        </div>
      </header>
      <Main>{children}</Main>
      {keptView(site, 'footer', () => (
        <PortalFooter site={site} />
      ))}
    </Document>
  )
}

/** The languages by their own names; the present one is text. */
function LanguageChoice({ links }: { links: LanguageLinks }) {
  const present = useLanguage()
  const { language: label } = useWords(PAGE)
  if (links.length === 0) return null
  return (
    <nav class="lz-languages" aria-label={label}>
      <ul>
        {links.map(({ language, href }) => (
          <li>
            {language === present ? (
              <span aria-current="true">{LANGUAGE_NAMES[language]}</span>
            ) : (
              <a href={href} lang={LANGUAGE_TAGS[language]} hreflang={LANGUAGE_TAGS[language]}>
                {LANGUAGE_NAMES[language]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

type FootLinks = readonly Pick<Tab, 'href' | 'title' | 'keys'>[]

interface DeskProps extends PageProps {
  /** Top navigation; absent before sign-in. */
  readonly nav?: readonly Tab[]
  /** „H. Petersen“ and where the account lies. */
  readonly person?: { readonly name: string; readonly href: string } | undefined
  /** Where the search field sends its `q`, where the palette asks, and for whom. */
  readonly search?: { readonly action: string; readonly quick: string; readonly owner: string; readonly value?: string }
  /** Links at the foot of every page. */
  readonly foot?: FootLinks
  /** Addresses of module scripts (islands); the page works without them. */
  readonly scripts?: readonly string[]
}

/** A page of the workspace: grey ground, white panels, dense. */
export function DeskPage({
  site,
  title,
  sample,
  nav,
  person,
  search,
  foot = [],
  scripts,
  children,
}: DeskProps) {
  return (
    <Document
      title={`${title} – ${site.name}`}
      look={`lz--desk lz-tint--${site.tint} kern-level-1`}
      scripts={scripts}
      isPrivate
    >
      <SkipLink />
      {sample && <SampleStrip bar={sample} />}
      <header class="lz-head kern-layer kern-level-2">
        <div class="lz-wrap">
          <Brand site={{ ...site, places: '' }} href={`/${site.slug}/amt/`} />
          {nav && (
            <details class="lz-nav lz-fold">
              <summary>
                <Icon name="dehaze" />
                Menü
              </summary>
              <nav aria-label="Arbeitsplatz">
                <TabList tabs={nav} />
              </nav>
            </details>
          )}
          {search && (
            <search class="lz-end">
              <form class="lz-find" action={search.action}>
                <label for="q">Suche</label>
                <input id="q" type="search" name="q" value={search.value} data-keys="/" />
                <a
                  class="lz-wide"
                  href={search.action}
                  aria-keyshortcuts="Control+K"
                  data-quick={search.quick}
                  data-owner={search.owner}
                >
                  <span class="kern-sr-only">Schnellsuche, </span>
                  <kbd>Strg K</kbd>
                </a>
              </form>
            </search>
          )}
          {person && (
            <nav class="lz-nav" aria-label="Konto">
              <ul>
                <li>
                  <a href={person.href}>
                    <Icon name="account-circle" />
                    {person.name}
                  </a>
                </li>
              </ul>
            </nav>
          )}
        </div>
      </header>
      <Main>{children}</Main>
      {foot.length > 0 && (
        <footer class="lz-foot">
          <ul class="lz-wrap lz-links">
            {foot.map(({ href, title, keys }) => (
              <li>
                <a href={href} data-keys={keys}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </footer>
      )}
    </Document>
  )
}

interface InstanceProps {
  readonly title: string
  /** Shows the bar of a sample instance. */
  readonly isSample?: boolean
  readonly children: ComponentChildren
}

/** A page of the instance itself, above all municipalities. */
export function InstancePage({ title, isSample, children }: InstanceProps) {
  return (
    <Document title={title} look="lz--portal kern-level-2">
      <SkipLink />
      {isSample && (
        <aside class="lz-sample" aria-label="Musterbetrieb">
          <div class="lz-wrap lz-row">
            <strong>Musterbetrieb</strong>
            <span>Alle Personen und Vorgänge sind erfunden.</span>
          </div>
        </aside>
      )}
      <Main>{children}</Main>
      <footer class="lz-foot">
        <div class="lz-wrap lz-row">
          <span>Laufzettel, freie Software für Kommunen unter EUPL-1.2</span>
        </div>
      </footer>
    </Document>
  )
}

interface DocumentProps {
  readonly title: string
  readonly look: string
  readonly isPrivate?: boolean | undefined
  readonly scripts?: readonly string[] | undefined
  readonly children: ComponentChildren
}

function Document({ title, look, isPrivate, scripts, children }: DocumentProps) {
  return (
    <html lang={LANGUAGE_TAGS[useLanguage()]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {isPrivate && <meta name="robots" content="noindex" />}
        <title>{title}</title>
        {keptView(STYLES, '', StyleLinks)}
        {scripts?.map((src) => (
          <script type="module" src={src}></script>
        ))}
      </head>
      <body class={`lz kern-layer ${look}`}>{children}</body>
    </html>
  )
}

/** The stylesheets every page loads; names of assets. */
export const STYLES = ['fonts.css', 'kern.css', 'laufzettel.css'] as const

/** Links to them, for pages made elsewhere too. */
export function StyleLinks() {
  return (
    <>
      {STYLES.map((name) => (
        <link rel="stylesheet" href={assetUrl(name)} />
      ))}
      <link rel="icon" type="image/svg+xml" href={assetUrl('icon.svg')} />
    </>
  )
}
