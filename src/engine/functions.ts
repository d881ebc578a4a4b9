// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// The meaning of the house functions named in process/shape.ts.
import { formatDate, weekdayName } from '../calendar/date.ts'
import { CHANNELS } from '../calendar/delivery.ts'
import type { Channel } from '../calendar/delivery.ts'
import { latestDispatch } from '../calendar/dispatch.ts'
import { workingDays } from '../calendar/period.ts'
import { display } from '../feel/display.ts'
import { toCents } from '../feel/exact.ts'
import { feelDate, toLocalDate } from '../feel/values.ts'
import type { Value } from '../feel/values.ts'
import type { Field, Option, Process } from '../process/process.ts'
import type { Language } from '../words/language.ts'
import { SYSTEM } from './actor.ts'
import type { Case } from './case.ts'
import type { Context } from './context.ts'
import { euroInWords } from './fees-words.ts'
import { euro } from './money.ts'

/** What is more has no cents a number could be exact about. */
const isMoney = (value: Value | undefined): value is number => typeof value === 'number' && Math.abs(value) < 1e13

type House = { readonly [name: string]: (args: readonly Value[]) => Value }

/** House functions bound to one case and one moment. */
export function houseFunctions(process: Process, at: Case, context: Context): House {
  return {
    happened: ([action]) => typeof action === 'string' && action in at.doers,
    samePerson: ([a, b]) => samePerson(at, a, b),
    euro: ([amount]) => (isMoney(amount) ? euro(toCents(amount)) : null),
    worte: ([amount]) => (isMoney(amount) && amount >= 0 && amount < 1e9 ? euroInWords(toCents(amount)) : null),
    und: ([list]) => joined(Array.isArray(list) ? list.map((one) => display(one)) : [display(list ?? null)]),
    titel: ([name, value]) => titles(process, name, value ?? null),
    kurzdatum: ([value]) => onDate(value, (date) => formatDate(date, 'short')),
    wochentag: ([value]) => onDate(value, weekdayName),
    signal: ([as, name]) =>
      at.links?.some((link) => link.as === as && typeof name === 'string' && link.signals.includes(name)) ?? false,
    'latest dispatch': ([by, channel]) => {
      const day = toLocalDate(by ?? null)
      if (!day || !CHANNELS.includes(channel as Channel)) return null
      const { regime = 'lvwg' } = process
      const request = { by: day, channel: channel as Channel, regime, region: context.region, rules: context.delivery }
      return feelDate(latestDispatch(request).date)
    },
    'add working days': ([from, days]) => {
      const date = toLocalDate(from ?? null)
      if (!date || typeof days !== 'number') return null
      return feelDate(workingDays({ from: date, days, region: context.region }).date)
    },
  }
}

/** Whether some person did both; what the process does by itself has no person. */
function samePerson({ doers }: Case, a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false
  return (doers[a] ?? []).some((id) => id !== SYSTEM.id && (doers[b] ?? []).includes(id))
}

/** The title of a chosen option, or the words given. */
export function optionTitle(option: Option | undefined, key: string): string {
  return option === undefined ? key : typeof option === 'string' ? option : option.title
}

/** `A, B und C`. */
export function joined(words: readonly string[], language: Language = 'de'): string {
  const and = language === 'en' ? 'and' : 'und'
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}

/** The field behind a dotted path such as `ort.art`. */
export function fieldAt(process: Process, path: string): Field | undefined {
  const [first, ...rest] = path.split('.')
  return rest.reduce<Field | undefined>((field, key) => field?.fields?.[key], process.fields[first!])
}

function titles(process: Process, name: Value | undefined, value: Value): Value {
  const field = typeof name === 'string' ? fieldAt(process, name) : undefined
  const title = (key: Value) => optionTitle(field?.options?.[String(key)], String(key))
  if (value === null) return null
  return Array.isArray(value) ? value.map(title) : title(value)
}

function onDate(value: Value | undefined, write: (date: string) => string): Value {
  const date = toLocalDate(value ?? null)
  return date ? write(date) : null
}
