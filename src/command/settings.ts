// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// What rarely changes in a tenant: legal entities, parameters, published processes. Read once and
// kept for a few seconds; a change in this process is seen at once.
import { localDateOf } from '../calendar/instant.ts'
import type { Region } from '../calendar/holidays.ts'
import type { Adaptation, Context, Entity, Overlay } from '../engine/context.ts'
import { prepare } from '../engine/prepare.ts'
import type { Prepared } from '../engine/prepare.ts'
import type { Process } from '../process/process.ts'
import { listEntities } from '../store/entities.ts'
import { overlaysOf } from '../store/overlays.ts'
import { processById } from '../store/processes.ts'
import type { Tenant } from '../store/tenant.ts'
import type { House } from './house.ts'

const KEEP_MS = 5_000
const MAX_PREPARED = 500
/** Names of processes come from addresses too, without end. */
const MAX_KEPT = 10_000

interface Kept<T> {
  readonly value: Promise<T>
  readonly until: number
}

/** Keys carry the tenant; prepared processes are keyed by content hash and hold no tenant's data. */
export interface SettingsCache {
  readonly entries: Map<string, Kept<unknown>>
  readonly prepared: Map<string, Prepared>
}

export const settingsCache = (): SettingsCache => ({ entries: new Map(), prepared: new Map() })

/** Forgets what is kept of a tenant, after its settings changed. */
export function forgetSettings(house: House, tenant: Tenant): void {
  for (const key of house.settings.entries.keys()) {
    if (key.startsWith(`${tenant.id}:`)) house.settings.entries.delete(key)
  }
}

/** The legal entities of a tenant by id. */
export function entitiesOf(house: House, tenant: Tenant): Promise<Readonly<Record<string, Entity>>> {
  return kept(house, `${tenant.id}:entities`, async () => {
    const rows = await listEntities(house.store, tenant)
    return Object.fromEntries(rows.map((row) => [row.id, { ...row.settings, id: row.id, name: row.name } as unknown as Entity]))
  })
}

/** The newest published version of a process, or one version by its hash. */
export async function processOf(house: House, tenant: Tenant, id: string, version?: string): Promise<Prepared | undefined> {
  const known = version === undefined ? undefined : house.settings.prepared.get(version)
  if (known) return known
  return kept(house, `${tenant.id}:process:${id}:${version ?? ''}`, async () => {
    const published = await processById(house.store, tenant, id, version)
    if (!published) return undefined
    let prepared = house.settings.prepared.get(published.version)
    if (!prepared) {
      prepared = prepare({ ...parsed(published.content), version: published.version })
      if (house.settings.prepared.size >= MAX_PREPARED) house.settings.prepared.clear()
      house.settings.prepared.set(published.version, prepared)
    }
    return prepared
  })
}

/** A process is kept as text: the order of its statuses and fields has a meaning. */
export function packed(process: Process): string {
  return JSON.stringify(process)
}

function parsed(content: unknown): Process {
  if (typeof content !== 'string') throw new Error('a published process is kept as text')
  return JSON.parse(content) as Process
}

/** The context of decisions on cases of one process, at this moment. */
export async function contextFor(house: House, tenant: Tenant, process: string, reserved?: Context['reserved']): Promise<Context> {
  const [entities, { overlays, adaptations }] = await Promise.all([
    entitiesOf(house, tenant),
    kept(house, `${tenant.id}:overlays:${process}`, async () => {
      const rows = await overlaysOf(house.store, tenant, process)
      return {
        overlays: Object.fromEntries(rows.map((row) => [row.entity, row.parameters as Overlay])),
        adaptations: Object.fromEntries(rows.map((row) => [row.entity, (row.adaptation ?? {}) as Adaptation])),
      }
    }),
  ])
  const now = house.clock()
  const { delivery, ...place } = placeOf(tenant)
  const region: Region = place
  const clock = () => performance.now()
  const portal = house.address && `${house.address}/${tenant.slug}`
  const local = { entities, overlays, adaptations, clock, ...(portal && { portal }) }
  return { now, today: localDateOf(now), region, ...local, ...(delivery && { delivery }), ...(reserved && { reserved }) }
}

/** What a tenant's settings say of place and time: Land, local holidays, own rules of delivery. */
interface PlaceSettings extends Region {
  readonly delivery?: Context['delivery']
}

function placeOf(tenant: Tenant): PlaceSettings {
  const { land, municipality, extraHolidays, notHolidays, delivery } = tenant.settings as unknown as PlaceSettings
  return {
    land,
    ...(municipality !== undefined && { municipality }),
    ...(extraHolidays && { extraHolidays }),
    ...(notHolidays && { notHolidays }),
    ...(delivery && { delivery }),
  }
}

/** Reads once and keeps for a few seconds; the key begins with the tenant's id. */
export async function kept<T>(house: House, key: string, read: () => Promise<T>): Promise<T> {
  const { entries } = house.settings
  const known = entries.get(key)
  if (known && known.until > performance.now()) return known.value as Promise<T>
  const value = read()
  if (entries.size >= MAX_KEPT) entries.clear()
  entries.set(key, { value, until: performance.now() + KEEP_MS })
  value.catch(() => entries.delete(key))
  return value
}
