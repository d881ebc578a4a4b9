// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads one request field by field; what is wrong is named with what was given and is allowed.
import { parseLocalDate } from './date.ts'
import type { LocalDate } from './date.ts'
import { parseDuration } from './duration.ts'
import type { Region } from './holidays.ts'
import { LANDS, isLand, landOfMunicipality } from './land.ts'

const DEFAULT_LAND = 'SH'
const MAX_LOCAL_HOLIDAYS = 100
const MAX_SHOWN = 60

/** Thrown inside the calendar only; the answer turns it into a refusal. */
export class Refused extends Error {
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/** The fields of a JSON object, each read as what it must be. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>
  readonly #path: string

  constructor(request: unknown, expected: string, path = '') {
    if (typeof request !== 'object' || request === null || Array.isArray(request)) {
      throw new Refused(path === '' ? 'kind' : path.slice(0, -1), expected)
    }
    this.#values = request as Readonly<Record<string, unknown>>
    this.#path = path
  }

  has(field: string): boolean {
    return Object.hasOwn(this.#values, field)
      && this.#values[field] !== null && this.#values[field] !== undefined
  }

  value(field: string): unknown {
    return this.has(field) ? this.#values[field] : undefined
  }

  oneOf<T extends string>(field: string, allowed: readonly T[], byDefault?: T): T {
    const value = this.value(field) ?? byDefault
    if (allowed.includes(value as T)) return value as T
    this.refuse(field, `Erlaubt sind: ${allowed.join(', ')}.`)
  }

  date(field: string): LocalDate {
    const date = parseLocalDate(this.value(field))
    if (date !== undefined) return date
    this.refuse(field, 'Erwartet wird ein Datum, das es gibt, in der Form 2026-06-15.')
  }

  dates(field: string): readonly LocalDate[] {
    const value = this.value(field) ?? []
    if (Array.isArray(value) && value.length <= MAX_LOCAL_HOLIDAYS) {
      const dates = value.map(parseLocalDate)
      if (dates.every((date) => date !== undefined)) return dates
    }
    this.refuse(field, `Erwartet wird eine Liste von höchstens ${MAX_LOCAL_HOLIDAYS} Daten.`)
  }

  duration(field: string, byDefault?: string): string {
    const value = this.value(field) ?? byDefault
    if (parseDuration(value)) return value as string
    this.refuse(field, 'Erwartet wird eine Dauer wie P3M, P14D, P2W, P1Y oder P1M2W.')
  }

  whole(field: string, min: number, max: number): number {
    const value = this.value(field)
    if (Number.isInteger(value) && value as number >= min && value as number <= max) {
      return value as number
    }
    this.refuse(field, `Erwartet wird eine ganze Zahl von ${min} bis ${max}.`)
  }

  flag(field: string, byDefault: boolean): boolean {
    const value = this.value(field) ?? byDefault
    if (typeof value === 'boolean') return value
    this.refuse(field, 'Erlaubt sind: true, false.')
  }

  text(field: string): string {
    const value = this.value(field)
    if (typeof value === 'string' && value !== '' && value.length <= 500) return value
    this.refuse(field, 'Erwartet wird ein Text von 1 bis 500 Zeichen.')
  }

  /** Each element of a list of objects, read by its own fields. */
  list<T>(field: string, max: number, read: (item: Fields) => T): readonly T[] {
    const value = this.value(field)
    const expected = `Erwartet wird eine Liste von 1 bis ${max} JSON-Objekten.`
    if (!Array.isArray(value) || value.length === 0 || value.length > max) this.refuse(field, expected)
    return (value as unknown[]).map((item, i) => read(new Fields(item, expected, `${this.#path}${field}.${i}.`)))
  }

  refuse(field: string, allowed: string): never {
    const given = this.has(field)
      ? `«${field}» ist ${shown(this.value(field))}.` : `Die Angabe «${field}» fehlt.`
    throw new Refused(this.#path + field, `${given} ${allowed}`)
  }
}

/** The Land and municipality whose holidays count; Schleswig-Holstein where none is named. */
export function regionOf(request: Fields): Region {
  const land = request.has('land') || !request.has('municipality')
    ? request.oneOf('land', LANDS, DEFAULT_LAND) : undefined
  const extraHolidays = request.dates('extraHolidays')
  const notHolidays = request.dates('notHolidays')
  if (!request.has('municipality')) return { land: land!, extraHolidays, notHolidays }
  const ags = String(request.value('municipality'))
  const ofMunicipality = landOfMunicipality(ags)
  if (!ofMunicipality) {
    throw new Refused('municipality', `Der Gemeindeschlüssel ${shown(ags)} ist nicht gültig. `
      + 'Erwartet werden acht Ziffern, zum Beispiel 01055001.')
  }
  if (land !== undefined && isLand(land) && land !== ofMunicipality) {
    throw new Refused('municipality', `Der Gemeindeschlüssel ${ags} gehört zum Land `
      + `${ofMunicipality}, angegeben ist ${land}.`)
  }
  return { land: ofMunicipality, municipality: ags, extraHolidays, notHolidays }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `«${value}»` : JSON.stringify(value) ?? String(value)
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
