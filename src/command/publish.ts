// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Publishing makes a process available and its service findable.
import type { Process } from '../process/process.ts'
import { ENTRY_TEXTS, textIn } from '../process/service-entry.ts'
import type { ServiceEntry } from '../process/service-entry.ts'
import { replaceCatalogue, saveCatalogueEntry } from '../store/catalogue.ts'
import type { CatalogueEntry } from '../store/catalogue.ts'
import { listProcesses, publishProcess } from '../store/processes.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'
import { localEntry } from './local-entry.ts'
import { forgetSettings, packed, processOf } from './settings.ts'
import { LANGUAGES } from '../words/language.ts'

/** Publishes a process that was checked and proven; gives its version. */
export async function publish(house: House, tenant: Tenant, process: Process): Promise<string> {
  const { id, title } = process
  const at = house.clock()
  const content = packed(process)
  const version = await publishProcess(house.store, tenant, { id, title, content, publishedAt: at })
  forgetSettings(house, tenant)
  const entry = await localEntry(house, tenant, { ...process, version })
  await saveCatalogueEntry(house.store, tenant, catalogueEntry(process, entry, at))
  return version
}

/** Writes the catalogue of a tenant anew from what it has published; gives the number of services. */
export async function rebuildCatalogue(house: House, tenant: Tenant): Promise<number> {
  const list = await listProcesses(house.store, tenant)
  const entries: CatalogueEntry[] = []
  for (const { id, publishedAt } of list) {
    const prepared = await processOf(house, tenant, id)
    if (!prepared) continue
    const entry = await localEntry(house, tenant, prepared.process)
    entries.push(catalogueEntry(prepared.process, entry, publishedAt))
  }
  await replaceCatalogue(house.store, tenant, entries)
  return entries.length
}

/** What can be found of a process: its entry, else what it says of itself. */
export function catalogueEntry(
  process: Process, entry: ServiceEntry | undefined, at: string,
): CatalogueEntry {
  const { id, title, summary, basis, service, unit, pages } = process
  const head = { process: id, title, key: service ?? null, catches: entry?.takesWords !== undefined, at }
  if (!entry) {
    const texts = [basis, unit ?? '', ...pages.map((page) => page.question)]
    return { ...head, name: summary, teaser: '', synonyms: [], texts }
  }
  return {
    ...head,
    name: textIn(entry.name),
    teaser: textIn(entry.teaser),
    synonyms: [...entry.synonyms, ...LANGUAGES.map((language) => textIn(entry.name, language))],
    texts: [summary, basis, unit ?? '', ...textsOf(entry)],
  }
}

/** Every text in every language: who reads English searches in English. */
function textsOf(entry: ServiceEntry): string[] {
  return ENTRY_TEXTS.flatMap((key) => {
    const text = entry[key]
    if (text === undefined) return []
    return [...new Set(LANGUAGES.map((language) => withoutRules(textIn(text, language))))]
  })
}

/** A placeholder is a number of the municipality; nobody searches for it. */
const withoutRules = (text: string) => text.replaceAll(/\{\{[^{}]*\}\}/g, '…')
