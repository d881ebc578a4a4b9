// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What a municipality offers as a message of XZuFi: its own services, with whatever came in for them
// and is shown nowhere, so that nothing is lost on the way through.
import type { Entity } from '../engine/context.ts'
import type { Prepared } from '../engine/prepare.ts'
import { entryTexts } from '../forms/entry-texts.ts'
import { papersOf } from '../forms/papers.ts'
import { CODE_OF } from '../forms/xzufi/entry-of-service.ts'
import { AGS_SCHEME, ARS_SCHEME } from '../forms/xzufi/message.ts'
import type { Identifier, TextModule, XzufiMessage, XzufiService } from '../forms/xzufi/message.ts'
import { ENTRY_TEXTS, textIn } from '../process/service-entry.ts'
import type { ServiceEntry } from '../process/service-entry.ts'
import { areasByAgs } from '../store/areas.ts'
import { listCatalogue } from '../store/catalogue.ts'
import type { Tenant } from '../store/tenant.ts'
import { xzufiOf } from '../store/xzufi-objects.ts'
import type { House } from './house.ts'
import { localEntry } from './local-entry.ts'
import { contextFor, entitiesOf, processOf } from './settings.ts'
import { LANGUAGES } from '../words/language.ts'
import type { Language } from '../words/language.ts'

/** The whole catalogue; `url` is the address of the portal without the municipality. */
export async function exportXzufi(house: House, tenant: Tenant, url: string): Promise<XzufiMessage> {
  const entities = Object.values(await entitiesOf(house, tenant))
  const areas = await areasByAgs(house.store, entities.flatMap((one) => one.ags ?? []))
  const own = (text: string): Identifier => ({ text, agency: tenant.slug })
  const services: XzufiService[] = []
  const onlineServices = []
  const responsibilities = []
  for (const { process, name } of await listCatalogue(house.store, tenant)) {
    const prepared = await processOf(house, tenant, process)
    if (!prepared) continue
    const service = await serviceOf(house, tenant, prepared, own(process))
    services.push(service)
    onlineServices.push({ id: own(`${process}-online`), title: name, links: [`${url.replace(/\/$/, '')}/${tenant.slug}/leistungen/${process}`] })
    for (const { id, ags } of entities) {
      const area = areas.find((one) => one.ags === ags)
      const keys = [
        ...(area ? [{ text: area.ars, scheme: ARS_SCHEME }] : []),
        ...(ags === undefined ? [] : [{ text: ags, scheme: AGS_SCHEME }]),
      ]
      responsibilities.push({ unit: own(id), service: service.id, areas: keys })
    }
  }
  return { services, units: entities.map((one) => ({ id: own(one.id), name: unitName(one) })), onlineServices, responsibilities, deleted: [] }
}

const unitName = ({ authority, office }: Entity) => `${authority}, ${office}`

async function serviceOf(house: House, tenant: Tenant, prepared: Prepared, own: Identifier): Promise<XzufiService> {
  const { process } = prepared
  const [entry, context, given] = await Promise.all([
    localEntry(house, tenant, process), contextFor(house, tenant, process.id), xzufiOf(house.store, tenant, process.id),
  ])
  const source = given?.content as unknown as XzufiService | undefined
  const inLanguage = (language: Language) => entryTexts(prepared, context, entry, language)
  const modules: TextModule[] = []
  const add = (code: string, texts: Readonly<Record<string, string | undefined>>, links: TextModule['links'] = []) => {
    const known = Object.entries(texts).filter(([, text]) => text !== undefined && text !== '') as [string, string][]
    if (known.length + links.length > 0) modules.push({ code, texts: Object.fromEntries(known), links })
  }
  add('02', { de: process.title })
  add('05', { de: process.summary })
  add('07', { de: process.basis })
  add('08', { de: papersOf(prepared).map((one) => `- ${one.title}`).join('\n') })
  add('15', {}, inLanguage('de').more)
  add('22', { de: process.unit })
  for (const key of ENTRY_TEXTS) {
    const languages = LANGUAGES.filter((one) => one === 'de' || isWritten(entry, key, one))
    add(CODE_OF[key], Object.fromEntries(languages.map((language) => [language, inLanguage(language)[key]])))
  }
  const others = (source?.modules ?? []).filter(({ code }) => !modules.some((one) => one.code === code))
  const key = process.service ?? source?.key
  return { id: source?.id ?? own, ...(key !== undefined && { key }), modules: [...modules, ...others].sort((a, b) => a.code.localeCompare(b.code)) }
}

/** Only what somebody wrote goes out; a fallback to German would claim a translation. */
function isWritten(entry: ServiceEntry | undefined, key: (typeof ENTRY_TEXTS)[number], language: Language): boolean {
  const text = entry?.[key]
  return typeof text === 'object' && text[language] !== undefined && textIn(text, language) !== ''
}
