// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

import { localDateOf, localTimeOf, instantOf } from '../calendar/instant.ts'
import { ACCURACY_AT_MOST, positionOf } from '../engine/position.ts'
import type { Json } from '../engine/case.ts'
import type { Position } from '../engine/position.ts'
import type { Language } from '../words/language.ts'
import { parseDateText } from './parse-date.ts'
import { parseNumber } from './parse-number.ts'
import type { Scalar } from './parse-number.ts'
import { parseTime } from './parse-time.ts'
import { UNREAD } from './parse.words.ts'

/** What was typed into the three inputs of a position. */
export interface TypedPosition {
  readonly koordinaten: string
  readonly genauigkeit: string
  readonly zeit: string
}

/** The names of the three inputs below the name of the field, in their order. */
export const POSITION_PARTS = ['koordinaten', 'genauigkeit', 'zeit'] as const

const MAX_SHOWN = 40
const DEGREES = String.raw`([+-−]?\d{1,3}(?:[.,]\d{1,12})?)\s*°?`
const PAIR = new RegExp(String.raw`^${DEGREES}\s*[NS]?\s*[;,/\s]\s*${DEGREES}\s*[EOW]?$`, 'i')

/**
 * Degrees north and east as maps show them (`54.78, 9.43`, `54,78 9,43`, with ° and N/O/S/W),
 * metres around, and day with time in Germany. Without coordinates there is no position.
 */
export function parsePosition(typed: TypedPosition, language: Language = 'de'): Scalar {
  const say = UNREAD[language]
  const given = typed.koordinaten.trim()
  if (!given) return { value: null }
  const match = PAIR.exec(given)
  if (!match) return { message: say.noPosition(given.slice(0, MAX_SHOWN)) }
  const accuracy = parseNumber(typed.genauigkeit.replace(/\s*m(?:eter)?$/i, ''), language)
  if ('message' in accuracy) return accuracy
  const time = parseMoment(typed.zeit, language)
  if ('message' in time) return time
  const value = {
    breite: degrees(match[1]!, /S/i.test(given)),
    laenge: degrees(match[2]!, /W/i.test(given)),
    genauigkeit: accuracy.value,
    zeit: time.value,
  }
  if (typeof accuracy.value === 'number' && !(accuracy.value >= 0 && accuracy.value <= ACCURACY_AT_MOST)) {
    return { message: say.wrongAccuracy(typed.genauigkeit.trim().slice(0, MAX_SHOWN)) }
  }
  return positionOf(value) ? { value } : { message: say.noPosition(given.slice(0, MAX_SHOWN)) }
}

function degrees(text: string, isNegative: boolean): number {
  const value = Number(text.replace(',', '.').replace('−', '-'))
  return isNegative && value > 0 ? -value : value
}

/** `15.06.2026 10:42` as an ISO instant; nothing typed is null. */
function parseMoment(text: string, language: Language): Scalar {
  const given = text.trim()
  if (!given) return { value: null }
  const [, day = given, clock = ''] = /^(\S+)[\s,]+(?:um\s+)?(.+)$/.exec(given) ?? []
  const date = parseDateText(day, language)
  if ('message' in date) return date
  const time = parseTime(clock, language)
  if ('message' in time) return time
  if (date.value === null || time.value === null) return { message: UNREAD[language].noMoment(given.slice(0, MAX_SHOWN)) }
  return { value: instantOf(String(date.value), String(time.value)) }
}

/** A position as a person would type it; the inverse of `parsePosition` up to the minute. */
export function positionTexts(value: Json): TypedPosition | undefined {
  const at = positionOf(value)
  if (!at) return undefined
  return {
    koordinaten: coordinates(at),
    genauigkeit: at.genauigkeit === null ? '' : String(at.genauigkeit).replace('.', ','),
    zeit: at.zeit === null ? '' : `${localDateOf(at.zeit).split('-').reverse().join('.')} ${localTimeOf(at.zeit)}`,
  }
}

/** Degrees north and east, with a decimal point, as every map and every telephone reads them. */
export function coordinates({ breite, laenge }: Pick<Position, 'breite' | 'laenge'>): string {
  return `${plain(breite)}, ${plain(laenge)}`
}

const MAX_DECIMALS = 12
/** Never with an exponent. */
const plain = (value: number) => value.toFixed(MAX_DECIMALS).replace(/\.?0+$/, '')
