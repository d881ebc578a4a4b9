// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Whether one value fits its field; whether it was needed at all is asked in `input.ts`.
import { parseLocalDate } from '../calendar/date.ts'
import type { Field } from '../process/process.ts'
import type { Language } from '../words/language.ts'
import type { Json, Values } from './case.ts'
import { positionOf } from './position.ts'
import { isWording } from './wording.ts'
import { WRONG_VALUE } from './wrong-value.words.ts'

export const MAX_TEXT = 2_000
const MAX_FILES = 20
const MAX_CENTS = 100_000_000_00

/** The sentence for a value of the wrong kind or out of bounds; undefined when it is fine. */
export function wrong(field: Field, value: Json, language: Language = 'de'): string | undefined {
  const say = WRONG_VALUE[language]
  const reason = reasonOf(field, value, language)
  if (reason === undefined) return undefined
  return reason === NOT_GIVEN ? missing(field, language) : say.at(field.title, reason)
}

/** The value is of no kind the field knows, so that it counts as not given. */
const NOT_GIVEN = Symbol('not given')

function reasonOf(field: Field, value: Json, language: Language): string | typeof NOT_GIVEN | undefined {
  const say = WRONG_VALUE[language]
  switch (field.type) {
    case 'boolean': return typeof value === 'boolean' ? undefined : NOT_GIVEN
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? outOfBounds(field, value, language) ?? tooFine(field, value, language) : say.number
    case 'money':
      if (!Number.isSafeInteger(value)) return say.money
      return outOfBounds(field, (value as number) / 100, language)
        ?? (Math.abs(value as number) > MAX_CENTS ? say.moneyTooLarge : undefined)
    case 'date': return parseLocalDate(value) ? outOfDays(field, value as string, language) : say.date
    case 'time': return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? undefined : say.time
    case 'choice': return Object.hasOwn(field.options ?? {}, String(value)) ? undefined : say.choice
    case 'file':
      return Array.isArray(value) && value.length <= MAX_FILES
        ? wrongFile(field, value, language) : say.tooManyFiles(MAX_FILES)
    case 'clauses': return Array.isArray(value) ? undefined : NOT_GIVEN
    case 'position': return positionOf(value) ? undefined : say.position
    case 'wording': return isWording(value) ? undefined : NOT_GIVEN
    default: return wrongText(field, value, language)
  }
}

/** An address mail can be sent to, as far as its form tells. */
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

function wrongText(field: Field, value: Json, language: Language): string | typeof NOT_GIVEN | undefined {
  const say = WRONG_VALUE[language]
  if (typeof value !== 'string') return NOT_GIVEN
  const max = field.length ?? (field.type === 'longText' ? MAX_TEXT * 4 : MAX_TEXT / 4)
  if (value.length > max) return say.tooLong(max, value.length)
  if (field.minLength !== undefined && value.length < field.minLength) {
    return say.tooShort(field.minLength, value.length)
  }
  // oxlint-disable-next-line no-control-regex -- control characters never belong into a letter
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) return say.control
  if (field.type === 'email' && !EMAIL.test(value)) return say.email
  if (field.type === 'phone' && !/^\+?[\d\s()/-]{4,30}$/.test(value)) return say.phone
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) return field.help ?? say.pattern
  return undefined
}

function outOfBounds({ min, max }: Field, value: number, language: Language): string | undefined {
  const say = WRONG_VALUE[language]
  const given = String(value).replace('.', ',')
  if (typeof min === 'number' && value < min) return say.atLeast(String(min), given)
  if (typeof max === 'number' && value > max) return say.atMost(String(max), given)
  return undefined
}

/** Days compare as texts, because they are written year first. */
function outOfDays({ min, max }: Field, value: string, language: Language): string | undefined {
  const say = WRONG_VALUE[language]
  if (typeof min === 'string' && value < min) return say.earliest(min)
  if (typeof max === 'string' && value > max) return say.latest(max)
  return undefined
}

function tooFine({ decimals }: Field, value: number, language: Language): string | undefined {
  if (decimals === undefined || Number(value.toFixed(decimals)) === value) return undefined
  return decimals === 0 ? WRONG_VALUE[language].whole : WRONG_VALUE[language].decimals(decimals)
}

function wrongFile({ media, maxBytes }: Field, files: readonly Json[], language: Language): string | undefined {
  const say = WRONG_VALUE[language]
  for (const { name, size, type } of files as readonly Values[]) {
    if (media && !media.includes(String(type))) return say.media(String(name), media.join(', '))
    if (maxBytes !== undefined && typeof size === 'number' && size > maxBytes) {
      const megabytes = (maxBytes / 1_000_000).toLocaleString('de-DE', { maximumFractionDigits: 2 })
      return say.tooBig(String(name), megabytes)
    }
  }
  return undefined
}

/** The sentence for a value that is needed and not there. */
export function missing(field: Field, language: Language = 'de'): string {
  const say = WRONG_VALUE[language]
  const what = () => {
    switch (field.type) {
      case 'choice':
      case 'boolean':
      case 'entity': return say.answer
      case 'file': return say.upload
      case 'date': return say.dateMissing
      case 'time': return say.time
      default: return say.missing
    }
  }
  return say.at(field.title, what())
}
