// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Plain links to maps: nothing of theirs is loaded by our pages.

const OPEN_STREET_MAP = 'https://www.openstreetmap.org/search?query={ort}'

/** Where the map this instance uses shows a place: an address, or `54.7831, 9.4312`. */
export function mapUrlOf(house: { readonly mapUrl?: string }, place: string): string {
  return (house.mapUrl ?? OPEN_STREET_MAP).replaceAll('{ort}', encodeURIComponent(place))
}

/** Opens the map of a telephone (RFC 5870, with the query most of them understand). */
export function geoUri(place: string): string {
  return `geo:0,0?q=${encodeURIComponent(place)}`
}
