// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// A place on the earth as a field of type `position` keeps it. The names are those rules use.
import type { Json, Values } from './case.ts'

export interface Position {
  /** Degrees north and east (WGS 84). */
  readonly breite: number
  readonly laenge: number
  /** Metres around; null where nobody measured it. */
  readonly genauigkeit: number | null
  /** ISO instant at which it was measured; null where it was typed. */
  readonly zeit: string | null
}

/** More says nothing about where it is. */
export const ACCURACY_AT_MOST = 100_000
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/

/** The value as a position; undefined for anything that is none. */
export function positionOf(value: Json | undefined): Position | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { breite, laenge, genauigkeit = null, zeit = null } = value as Values
  if (!within(breite, 90) || !within(laenge, 180)) return undefined
  if (genauigkeit !== null && !(within(genauigkeit, ACCURACY_AT_MOST) && genauigkeit >= 0)) return undefined
  if (zeit !== null && !(typeof zeit === 'string' && INSTANT.test(zeit) && !Number.isNaN(Date.parse(zeit)))) return undefined
  return { breite, laenge, genauigkeit, zeit }
}

const within = (value: Json | undefined, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most
