// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Values from and to the plain JSON that cases are stored in.
import { parseLocalDate } from '../calendar/date.ts'
import { temporalText } from './temporal.ts'
import {
  FDate, FDateTime, FDuration, FRange, FTime, Scalar, feelDate, feelTime, isList,
} from './values.ts'
import type { Value } from './values.ts'

export type JsonType = 'text' | 'number' | 'money' | 'date' | 'time' | 'boolean' | 'any'

const MAX_DEPTH = 32

/** A stored value as FEEL sees it; money is stored in cents and counts in euro; else null. */
export function fromJson(json: unknown, type: JsonType): Value {
  if (json === null || json === undefined) return null
  if (Array.isArray(json)) return json.map((item) => fromJson(item, type))
  switch (type) {
    case 'text': return typeof json === 'string' ? json : null
    case 'number': return typeof json === 'number' && Number.isFinite(json) ? json : null
    case 'money': return Number.isSafeInteger(json) ? (json as number) / 100 : null
    case 'boolean': return typeof json === 'boolean' ? json : null
    case 'date': {
      const date = parseLocalDate(json)
      return date === undefined ? null : feelDate(date)
    }
    case 'time':
      return typeof json === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(json)
        ? feelTime(json) : null
    case 'any': return structure(json, 0)
  }
}

/** Plain JSON of a value: dates, times and durations as ISO text. */
export function toJson(value: Value): unknown {
  if (isList(value)) return value.map(toJson)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof FRange) {
    return { start: toJson(value.low), end: toJson(value.high) }
  }
  if (value instanceof FDate || value instanceof FTime || value instanceof FDateTime
    || value instanceof FDuration) return temporalText(value)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toJson(each)]))
}

function structure(json: unknown, depth: number): Value {
  if (depth > MAX_DEPTH) return null
  if (typeof json === 'string' || typeof json === 'boolean') return json
  if (typeof json === 'number') return Number.isFinite(json) ? json : null
  if (Array.isArray(json)) return json.map((item) => structure(item, depth + 1))
  if (typeof json !== 'object' || json === null) return null
  if (Scalar.is(json)) return json as FDate
  const entries = Object.entries(json).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(entries.map(([key, each]) => [key, structure(each, depth + 1)]))
}
