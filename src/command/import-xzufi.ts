// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Brings a message of XZuFi onto the services of a municipality. Nothing is thrown away: what fits
// no service of ours, or is shown nowhere, is kept and named.
import { idText } from '../forms/xzufi/message.ts'
import type { XzufiMessage, XzufiService } from '../forms/xzufi/message.ts'
import { unshown } from '../forms/xzufi/entry-of-service.ts'
import { listCatalogue } from '../store/catalogue.ts'
import type { CatalogueLine } from '../store/catalogue.ts'
import type { Json } from '../store/canonical-json.ts'
import type { Tenant } from '../store/tenant.ts'
import { listXzufi, saveXzufi } from '../store/xzufi-objects.ts'
import type { XzufiKind, XzufiObject } from '../store/xzufi-objects.ts'
import type { House } from './house.ts'
import { rebuildCatalogue } from './publish.ts'
import { forgetSettings } from './settings.ts'

export interface ImportedXzufi {
  /** Process → id of the Leistung whose texts it shows now. */
  readonly matched: Readonly<Record<string, string>>
  /** Leistungen that fit no service, or none alone, with the reason. */
  readonly unmatched: readonly { readonly id: string; readonly why: string }[]
  /** Text modules that are kept and shown nowhere, by id of the Leistung. */
  readonly unshown: Readonly<Record<string, readonly string[]>>
  readonly units: number
  readonly onlineServices: number
  readonly responsibilities: number
  readonly deleted: number
}

/** Takes a message over and writes the catalogue anew. */
export async function importXzufi(house: House, tenant: Tenant, message: XzufiMessage): Promise<ImportedXzufi> {
  const [lines, before] = await Promise.all([listCatalogue(house.store, tenant), listXzufi(house.store, tenant)])
  const taken = new Map(before.flatMap((one) => (one.process === null ? [] : [[one.process, one.id]])))
  for (const id of message.deleted.map(idText)) for (const [process, by] of taken) if (by === id) taken.delete(process)
  const objects: XzufiObject[] = []
  const matched: Record<string, string> = {}
  const unmatched: { id: string; why: string }[] = []
  for (const service of message.services) {
    const id = idText(service.id)
    // What we wrote ourselves is no source: its values are those of one day.
    const found = service.id.agency === tenant.slug ? { why: 'Die Leistung ist von hier.' } : matchOf(service, lines)
    const by = 'process' in found ? taken.get(found.process) : undefined
    const why = 'why' in found ? found.why : by !== undefined && by !== id ? `«${found.process}» hat schon die Texte von ${by}.` : undefined
    if ('process' in found && why === undefined) {
      taken.set(found.process, id)
      matched[found.process] = id
    } else unmatched.push({ id, why: why ?? '' })
    objects.push(object('service', id, service, why === undefined && 'process' in found ? found.process : null))
  }
  for (const one of message.units) objects.push(object('unit', idText(one.id), one))
  for (const one of message.onlineServices) objects.push(object('onlineService', idText(one.id), one))
  for (const one of message.responsibilities) objects.push(object('responsibility', `${idText(one.unit)} ${idText(one.service)}`, one))
  // A message may name an object twice; the last one holds.
  const last = new Map(objects.map((one) => [`${one.kind} ${one.id}`, one]))
  await saveXzufi(house.store, tenant, [...last.values()], message.deleted.map(idText), house.clock())
  forgetSettings(house, tenant)
  await rebuildCatalogue(house, tenant)
  const { units, onlineServices, responsibilities, deleted } = message
  return {
    matched, unmatched,
    unshown: Object.fromEntries(message.services.map((one) => [idText(one.id), unshown(one)] as const).filter(([, codes]) => codes.length > 0)),
    units: units.length, onlineServices: onlineServices.length, responsibilities: responsibilities.length, deleted: deleted.length,
  }
}

const object = (kind: XzufiKind, id: string, content: object, process: string | null = null): XzufiObject =>
  ({ kind, id, process, content: content as unknown as Json })

/** The service of ours: by Leistungsschlüssel, else by an id that is the name of a process. */
function matchOf({ id, key }: XzufiService, lines: readonly CatalogueLine[]): { process: string } | { why: string } {
  const byKey = key === undefined ? [] : lines.filter((one) => one.key === key)
  if (byKey.length > 1) return { why: `Den Leistungsschlüssel ${key} haben mehrere Verfahren: ${byKey.map((one) => one.process).join(', ')}.` }
  const [found] = byKey.length > 0 ? byKey : lines.filter((one) => one.process === id.text)
  if (found) return { process: found.process }
  return { why: key === undefined ? 'Es gibt kein Verfahren mit dieser Kennung.' : `Es gibt kein Verfahren mit dem Leistungsschlüssel ${key}.` }
}
