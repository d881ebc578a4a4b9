// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The sixteen Länder, by the code of ISO 3166-2:DE and the first two digits of the AGS.
const LAND_BY_AGS = {
  '01': 'SH', '02': 'HH', '03': 'NI', '04': 'HB', '05': 'NW', '06': 'HE', '07': 'RP', '08': 'BW',
  '09': 'BY', '10': 'SL', '11': 'BE', '12': 'BB', '13': 'MV', '14': 'SN', '15': 'ST', '16': 'TH',
} as const

export type Land = (typeof LAND_BY_AGS)[keyof typeof LAND_BY_AGS]

export const LANDS: readonly Land[] = Object.values(LAND_BY_AGS).sort()

/** Whether a value is the code of a Land, such as `SH`. */
export function isLand(value: unknown): value is Land {
  return LANDS.includes(value as Land)
}

/** The Land of an eight-digit municipality key (AGS), undefined if it is not one. */
export function landOfMunicipality(ags: string): Land | undefined {
  if (!/^\d{8}$/.test(ags)) return undefined
  return LAND_BY_AGS[ags.slice(0, 2) as keyof typeof LAND_BY_AGS]
}
