// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { kept } from '../command/settings.ts'
import type { Values } from '../engine/case.ts'
import { addressPlace, entityOfPlace } from '../forms/entity-of-place.ts'
import type { EntityPlace } from '../forms/entity-of-place.ts'
import type { Page as FormPage } from '../process/process.ts'
import type { Page } from '../server/web.ts'
import { areasByAgs } from '../store/areas.ts'
import type { OpenDraft } from './draft.ts'

/** The legal entity the known address lies in, for a page that asks for it and has no answer yet. */
export async function proposedEntity(c: Page, open: OpenDraft, page: FormPage): Promise<Values> {
  const { entityField, fields } = open.prepared.process
  const entities = Object.values(open.context.entities)
  if (entityField === undefined || entities.length < 2) return {}
  if (!page.fields.includes(entityField) || open.data.values[entityField] !== undefined) return {}
  const found = entityOfPlace(await placesOf(c, open), addressPlace(fields, open.data.values))
  return found === undefined ? {} : { [entityField]: found }
}

/** What the legal entities are called here and in the municipality directory. */
function placesOf(c: Page, { context }: OpenDraft): Promise<EntityPlace[]> {
  const [house, tenant] = [c.get('house'), c.get('tenant')]
  return kept(house, `${tenant.id}:places`, async () => {
    const all = Object.values(context.entities)
    const areas = await areasByAgs(house.store, all.flatMap((one) => one.ags ?? []))
    return all.map(({ id, name, ags }): EntityPlace => {
      const area = ags === undefined ? undefined : areas.find((one) => one.ags === ags)
      return {
        id,
        names: [name, ...(area ? [area.name] : [])],
        ...(area?.postcode && { postcode: area.postcode }),
      }
    })
  })
}
