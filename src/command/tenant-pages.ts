// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a municipality adds to its pages, in the languages it writes.
import { currentSettings } from '../store/settings-history.ts'
import type { Tenant } from '../store/tenant.ts'
import { isLanguage } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import type { House } from './house.ts'
import { kept } from './settings.ts'

/** Where these texts lie in the history of settings; a key is `page/language`. */
export const PAGE_AREA = 'seite'

/** The pages of the portal a municipality may add to. */
export const TENANT_PAGES = [
  'impressum',
  'datenschutz',
  'barrierefreiheit',
  'hilfe',
  'leichte-sprache',
] as const
export type TenantPage = (typeof TENANT_PAGES)[number]

export interface PageAddition {
  readonly language: Language
  readonly text: string
}

/** What stands on a page in a language, else in German; undefined if nothing was written. */
export async function pageAddition(
  house: House,
  tenant: Tenant,
  page: TenantPage,
  language: Language,
): Promise<PageAddition | undefined> {
  const all = await kept(house, `${tenant.id}:pages`, () =>
    currentSettings(house.store, tenant, PAGE_AREA),
  )
  for (const one of new Set<Language>([language, 'de'])) {
    const text = (all.get(`${page}/${one}`) as { text?: string | null } | null | undefined)?.text
    if (text && isLanguage(one)) return { language: one, text }
  }
  return undefined
}
