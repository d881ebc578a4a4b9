// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Which legal entity an address lies in. A postcode belongs to many Gemeinden and a Gemeinde has
// many, so the name of the place decides; the postcode of a seat only where the name says nothing.
import type { Json, Values } from '../engine/case.ts'
import { searchWords } from '../process/search-words.ts'
import type { Field } from '../process/process.ts'

/** A legal entity by what it is called, and the postcode of its seat where that is known. */
export interface EntityPlace {
  readonly id: string
  readonly names: readonly string[]
  readonly postcode?: string
}

export interface AddressPlace {
  readonly postcode?: string
  readonly city?: string
}

/** The one entity that fits; undefined where none or several do. */
export function entityOfPlace(
  entities: readonly EntityPlace[], { postcode, city }: AddressPlace,
): string | undefined {
  const place = city === undefined ? '' : bare(city)
  const named = place === '' ? [] : entities.filter((one) => one.names.some((name) => bare(name) === place))
  if (named.length > 0) return only(named)
  // Another place than any of ours: its postcode may still be the one of a seat, and mislead.
  if (place !== '') return undefined
  return only(entities.filter((one) => postcode !== undefined && one.postcode === postcode))
}

const only = (found: readonly EntityPlace[]) => (found.length === 1 ? found[0]!.id : undefined)

/** «Gemeinde Süderau», «Süderau, Stadt» and «SUEDERAU» are one place. */
function bare(name: string): string {
  const kinds = /^(gemeinde|stadt|hansestadt|amt|flecken|markt)$/
  return searchWords(name.replace(/,.*$/, '')).map((one) => one.word).filter((word) => !kinds.test(word)).join(' ')
}

const MAX_DEPTH = 5

/** The first postcode and city among answers, found by what browsers fill in (`autocomplete`). */
export function addressPlace(
  fields: Readonly<Record<string, Field>>, values: Values, depth = 0,
): AddressPlace {
  let found: AddressPlace = {}
  for (const [key, field] of Object.entries(fields)) {
    const value: Json | undefined = values[key]
    if (field.list || value === undefined || value === null || depth > MAX_DEPTH) continue
    const one =
      field.type === 'group'
        ? addressPlace(field.fields ?? {}, value as Values, depth + 1)
        : typeof value !== 'string' || value === ''
          ? {}
          : field.autocomplete === 'postal-code'
            ? { postcode: value }
            : field.autocomplete === 'address-level2'
              ? { city: value }
              : {}
    found = { ...one, ...found }
  }
  return found
}
