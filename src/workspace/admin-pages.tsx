// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The municipality's own words on the pages of its portal, by language.
import { PAGE_AREA, TENANT_PAGES } from '../command/tenant-pages.ts'
import type { TenantPage } from '../command/tenant-pages.ts'
import type { Values } from '../engine/case.ts'
import type { Page } from '../server/web.ts'
import { currentSettings } from '../store/settings-history.ts'
import { Go, List } from '../ui/list.tsx'
import { PageText, textFaults } from '../ui/page-text.tsx'
import { isLanguage, LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { adminPage } from './admin-frame.tsx'
import { valuesOf } from './admin-history.tsx'
import { MAY_BE_EMPTY } from './admin-setting.ts'
import type { Fields, Setting } from './admin-setting.ts'
import { deskOf } from './desk.ts'
import type { Desk } from './desk.ts'

const TITLE = 'Seiten des Portals'

/** The pages of the portal a municipality adds to. */
export const PAGES: Readonly<Record<TenantPage, { readonly title: string; readonly note: string }>> = {
  impressum: {
    title: 'Impressum',
    note: 'Wer vertritt die Verwaltung, wer beaufsichtigt sie (§ 5 DDG)',
  },
  datenschutz: {
    title: 'Datenschutz',
    note: 'Datenschutzbeauftragte, Aufsicht, weitere Hinweise (Art. 13 DSGVO)',
  },
  barrierefreiheit: { title: 'Barrierefreiheit', note: 'Kontakt, Prüfung, Schlichtungsstelle' },
  hilfe: { title: 'Hilfe', note: 'Was Menschen bei Ihnen oft fragen' },
  'leichte-sprache': {
    title: 'Leichte Sprache',
    note: 'Wer Sie sind und was man hier tun kann, einfach gesagt',
  },
}

/** What is written for a page. */
export const PAGE_FIELDS: Fields = {
  text: {
    type: 'longText',
    title: 'Text',
    required: MAY_BE_EMPTY,
    length: 8000,
    help: 'Eine leere Zeile trennt Absätze. „## “ beginnt eine Überschrift, „- “ eine Liste, **so** wird fett, [Worte](https://…) ist ein Link.',
  },
}

/** The pages one may add to, each with the languages in which something stands. */
export async function showPages(c: Page): Promise<Response> {
  const desk = await deskOf(c)
  const all = await currentSettings(desk.house.store, desk.tenant, PAGE_AREA)
  const written = (page: TenantPage) =>
    LANGUAGES.filter((language) => valuesOf(all.get(`${page}/${language}`))['text']).map(
      (language) => LANGUAGE_NAMES[language],
    )
  return adminPage(c, {
    desk,
    title: TITLE,
    children: (
      <div class="lz-flow lz-text">
        <p>
          Diese Seiten schreibt Laufzettel aus Ihren Angaben. Was Sie ergänzen, steht darunter.
          Fehlt eine Sprache, erscheint der deutsche Text.
        </p>
        <List>
          {TENANT_PAGES.map((page) => (
            <Go
              href={`${desk.base}/verwaltung/seiten/${page}`}
              title={PAGES[page].title}
              note={
                written(page).length ? `Ergänzt: ${written(page).join(', ')}` : PAGES[page].note
              }
            />
          ))}
        </List>
      </div>
    ),
  })
}

/** What is added to one page in one language (`?sprache=`, German without it). */
export async function pageSetting(c: Page, desk: Desk): Promise<Setting | undefined> {
  const page = TENANT_PAGES.find((one) => one === c.req.param('seite'))
  const asked = c.req.query('sprache') ?? 'de'
  if (!page || !isLanguage(asked)) return undefined
  const key = `${page}/${asked}`
  const all = await currentSettings(desk.house.store, desk.tenant, PAGE_AREA)
  const home = `${desk.base}/verwaltung/seiten/${page}`
  return {
    desk,
    area: PAGE_AREA,
    key,
    title: asked === 'de' ? PAGES[page].title : `${PAGES[page].title}: ${LANGUAGE_NAMES[asked]}`,
    crumbs: [{ title: TITLE, href: `${desk.base}/verwaltung/seiten` }],
    address: asked === 'de' ? home : `${home}?sprache=${asked}`,
    intro: <Languages home={home} language={asked} note={PAGES[page].note} />,
    button: 'Text speichern',
    fields: PAGE_FIELDS,
    now: valuesOf(all.get(key)),
    check: ({ text }) =>
      textFaults(String(text ?? ''))
        .slice(0, 10)
        .map(({ line, message }) => ({
          field: 'text',
          message: `Text, Zeile ${line}: ${message}`,
        })),
    preview: (values) => preview(values, asked),
  }
}

function preview({ text }: Values, language: Language) {
  if (!text) return <p>Noch steht hier nichts.</p>
  return (
    <div lang={LANGUAGE_TAGS[language]} class="lz-text lz-flow">
      <PageText text={String(text)} />
    </div>
  )
}

function Languages({ home, language, note }: { home: string; language: Language; note: string }) {
  return (
    <>
      <p>{note}.</p>
      <nav aria-label="Sprache des Textes">
        <ul class="lz-row">
          {LANGUAGES.map((one) => (
            <li>
              {one === language ? (
                <strong aria-current="page">{LANGUAGE_NAMES[one]}</strong>
              ) : (
                <a href={one === 'de' ? home : `${home}?sprache=${one}`}>{LANGUAGE_NAMES[one]}</a>
              )}
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
