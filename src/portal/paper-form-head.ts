// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Entity } from '../engine/context.ts'
import { siteOf } from '../ui/site.ts'

type Home = Parameters<typeof siteOf>[0]

const POSTCODE = /^(\d{5}) (.+)$/

/**
 * Who an empty form is headed by: the legal entity where there is one, else the municipality itself,
 * as nobody has chosen among several yet.
 */
export function headOf(tenant: Home, entities: Readonly<Record<string, Entity>>): Entity {
  const [first, ...others] = Object.values(entities)
  if (!first) throw new Error(`tenant ${tenant.slug} has no legal entity`)
  if (others.length === 0) return first
  const { name, arms, street = first.street, phone = first.phone, email = first.email, city = '' } = siteOf(tenant, entities)
  const same = (key: 'authority' | 'office') => others.every((one) => one[key] === first[key])
  const [, postcode, place] = POSTCODE.exec(city) ?? []
  return {
    ...first, name, arms, street, phone, email,
    authority: same('authority') ? first.authority : name,
    office: same('office') ? first.office : '',
    postcode: postcode ?? first.postcode,
    city: place ?? first.city,
  }
}
