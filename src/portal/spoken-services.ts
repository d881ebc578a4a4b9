// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Services in lists as their processes and entries call them in the language of the page.
import { localEntry } from '../command/local-entry.ts'
import { contextFor, kept, processOf } from '../command/settings.ts'
import { entryTexts } from '../forms/entry-texts.ts'
import type { Page } from '../server/web.ts'
import type { CatalogueLine } from '../store/catalogue.ts'
import { LOCALES } from '../words/language.ts'
import { spoken } from './frame.tsx'

/** The lines in the language of the page, in their order; what nobody translated stays German. */
export function spokenLines(
  c: Page, lines: readonly CatalogueLine[],
): Promise<readonly CatalogueLine[]> {
  if (c.get('language') === 'de') return Promise.resolve(lines)
  return Promise.all(lines.map((line) => spokenLine(c, line)))
}

/** The lines by name, as this language sorts. */
export function byName(c: Page, lines: readonly CatalogueLine[]): readonly CatalogueLine[] {
  if (c.get('language') === 'de') return lines
  return lines.toSorted((a, b) => a.name.localeCompare(b.name, LOCALES[c.get('language')]))
}

function spokenLine(c: Page, line: CatalogueLine): Promise<CatalogueLine> {
  const [house, tenant, language] = [c.get('house'), c.get('tenant'), c.get('language')]
  return kept(house, `${tenant.id}:line:${language}:${line.process}`, async () => {
    const found = await processOf(house, tenant, line.process)
    if (!found) return line
    const prepared = spoken(c, found)
    const entry = await localEntry(house, tenant, found.process)
    const context = await contextFor(house, tenant, line.process)
    const texts = entryTexts(prepared, context, entry, language)
    const { title, summary } = prepared.process
    return { ...line, title, name: texts.name ?? summary, teaser: texts.teaser ?? line.teaser }
  })
}
